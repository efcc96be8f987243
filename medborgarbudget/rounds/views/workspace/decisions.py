"""The decisions of a round: the start, the ballot list, and the one after the vote."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from medborgarbudget.people.acting import Actor
from medborgarbudget.people.roles import Capability
from medborgarbudget.rounds.access import requires_in_round
from medborgarbudget.rounds.actions import (
    record_decision,
    record_list_decision,
    record_start_decision,
)
from medborgarbudget.rounds.actions.minutes import with_minutes
from medborgarbudget.rounds.forms.decisions import (
    DecisionForm,
    FormalDecisionForm,
    ListDecisionForm,
    StartDecisionForm,
)
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.pages.overview import Gate, gates_of
from medborgarbudget.rounds.queries import steps_of
from medborgarbudget.rounds.rules import may_in_round
from medborgarbudget.rounds.states import Step, StepState
from medborgarbudget.rounds.timetable import view_of
from medborgarbudget.rounds.views.answers import handed_in, sent_to, shown
from medborgarbudget.web.acting import carried_out

TAKEN_AFTER = {"list_decision": Step.IDEAS, "decision": Step.VOTE}


@requires_in_round(Capability.SEE_ROUNDS)
def decisions(request: HttpRequest, round: Round, actor: Actor) -> HttpResponse:
    """Which decisions are taken, and what waits for the others."""
    context = {
        "gates": [gate for gate in gates_of(round) if _belongs(gate, round)],
        "steps": {view.step.name: view for view in steps_of(round)},
        "may_record": may_in_round(actor, Capability.RECORD_DECISIONS, round),
    }
    return shown(request, round, "rounds/workspace/decisions.html", context)


@requires_in_round(Capability.RECORD_DECISIONS)
def record_start(request: HttpRequest, round: Round, actor: Actor) -> HttpResponse:
    """Record the decision to have a medborgarbudget."""
    budget = round.participatory_budget
    if budget is None:
        return _to_decisions(round)
    return _record(
        request,
        round,
        "start_decision",
        StartDecisionForm,
        lambda details: record_start_decision(budget=budget, details=details, by=actor),
        gettext_lazy("The start decision is recorded. The first steps can open."),
    )


@requires_in_round(Capability.RECORD_DECISIONS)
def record_list(request: HttpRequest, round: Round, actor: Actor) -> HttpResponse:
    """Record the first gate: which proposals stand on the ballot."""
    return _record(
        request,
        round,
        "list_decision",
        ListDecisionForm,
        lambda details: record_list_decision(round=round, details=details, by=actor),
        gettext_lazy("The ballot list is decided. The vote can open on its first day."),
    )


@requires_in_round(Capability.RECORD_DECISIONS)
def record_after_vote(request: HttpRequest, round: Round, actor: Actor) -> HttpResponse:
    """Record the second gate: the political decision after the vote."""
    return _record(
        request,
        round,
        "decision",
        DecisionForm,
        lambda details: record_decision(round=round, by=actor, **details),
        gettext_lazy("The decision is recorded and stands on the round’s page. Now carry it out."),
    )


def _record(
    request: HttpRequest,
    round: Round,
    route: str,
    kind: type[FormalDecisionForm],
    record: Callable[[dict[str, Any]], object],
    said: str | Promise,
) -> HttpResponse:
    gate = next(each for each in gates_of(round) if each.route == route)
    if gate.decision:
        messages.info(request, _("This decision is recorded already."))
        return _to_decisions(round)
    if request.method != "POST" and _is_early(route, round):
        return _to_decisions(round)
    form = kind(*handed_in(request), organisation=round.organisation)
    if form.is_valid() and carried_out(form, lambda: _with_minutes(form, round, record)):
        messages.success(request, str(said))
        return _to_decisions(round)
    context = {
        "gate": gate,
        "form": form,
        "vote": view_of(steps_of(round), Step.VOTE),
    }
    return shown(request, round, "rounds/workspace/record_decision.html", context)


def _is_early(route: str, round: Round) -> bool:
    """Whether the page of all decisions says from which day this one can be taken."""
    if round.record_only or route not in TAKEN_AFTER:
        return False
    return view_of(steps_of(round), TAKEN_AFTER[route]).state is not StepState.DONE


def _with_minutes(
    form: FormalDecisionForm, round: Round, record: Callable[[dict[str, Any]], object]
) -> object:
    return with_minutes(
        record,
        organisation=round.organisation,
        details=form.details,
        upload=form.cleaned_data["upload"],
    )


def _belongs(gate: Gate, round: Round) -> bool:
    """Of a round that is a mere record, only the last decision is kept."""
    return gate.route == "decision" or not round.record_only


def _to_decisions(round: Round) -> HttpResponse:
    return sent_to(round, "rounds:workspace_decisions")
