"""Putting slips of the pen right in the record of a round's decisions."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from medborgarbudget.people.acting import Actor
from medborgarbudget.people.roles import Capability
from medborgarbudget.rounds.access import requires_in_round
from medborgarbudget.rounds.actions import correct_decision
from medborgarbudget.rounds.actions.corrections import AnyDecision, is_public
from medborgarbudget.rounds.actions.minutes import with_minutes
from medborgarbudget.rounds.forms.decisions import (
    CorrectionForm,
    DecisionCorrectionForm,
    ListCorrectionForm,
    StartCorrectionForm,
)
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.pages.overview import gates_of
from medborgarbudget.rounds.queries import decision_of, list_decision_of, start_decision_of
from medborgarbudget.rounds.views.answers import handed_in, sent_to, shown
from medborgarbudget.rounds.views.one_at_a_time import one_at_a_time
from medborgarbudget.web.acting import carried_out


@requires_in_round(Capability.RECORD_DECISIONS)
@one_at_a_time
def correct_start(request: HttpRequest, round: Round, actor: Actor) -> HttpResponse:
    """Correct the decision to have a medborgarbudget."""
    return _correct(request, round, actor, start_decision_of(round), StartCorrectionForm)


@requires_in_round(Capability.RECORD_DECISIONS)
@one_at_a_time
def correct_list(request: HttpRequest, round: Round, actor: Actor) -> HttpResponse:
    """Correct the decision about the ballot list."""
    return _correct(request, round, actor, list_decision_of(round), ListCorrectionForm)


@requires_in_round(Capability.RECORD_DECISIONS)
@one_at_a_time
def correct_after_vote(request: HttpRequest, round: Round, actor: Actor) -> HttpResponse:
    """Correct the decision after the vote."""
    return _correct(request, round, actor, decision_of(round), DecisionCorrectionForm)


def _correct(
    request: HttpRequest,
    round: Round,
    actor: Actor,
    decision: AnyDecision | None,
    kind: type[CorrectionForm],
) -> HttpResponse:
    if decision is None:
        return _to_decisions(round)
    form = kind(
        *handed_in(request),
        instance=decision,
        organisation=round.organisation,
        is_public=is_public(decision),
    )
    if form.is_valid() and carried_out(form, lambda: _with_minutes(form, decision, actor)):
        messages.success(request, _("The record is corrected. What was wrong stands beside it."))
        return _to_decisions(round)
    context = {
        "gate": next(gate for gate in gates_of(round) if gate.decision == decision),
        "form": form,
    }
    return shown(request, round, "rounds/workspace/correct_decision.html", context)


def _with_minutes(form: CorrectionForm, decision: AnyDecision, actor: Actor) -> None:
    with_minutes(
        lambda details: correct_decision(
            decision=decision, details=details, reason=form.cleaned_data["reason"], by=actor
        ),
        organisation=decision.organisation,
        details=form.details,
        upload=form.cleaned_data["upload"],
        kept=decision.minutes,
    )


def _to_decisions(round: Round) -> HttpResponse:
    return sent_to(round, "rounds:workspace_decisions")
