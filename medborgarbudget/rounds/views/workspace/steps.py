"""The eight steps in the workspace: where each stands, and what can be done with it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from medborgarbudget.people.acting import Actor
from medborgarbudget.people.roles import Capability
from medborgarbudget.rounds.access import requires_in_round
from medborgarbudget.rounds.actions import change_step, close_step, open_step
from medborgarbudget.rounds.forms.steps import ChecklistForm, CloseStepForm, StepForm
from medborgarbudget.rounds.models import Round, RoundStep
from medborgarbudget.rounds.pages.now import steps_told
from medborgarbudget.rounds.pages.overview import StepLine, step_lines
from medborgarbudget.rounds.queries.telling import documents_of
from medborgarbudget.rounds.rules import may_in_round
from medborgarbudget.rounds.states import Need, Opening, Step, StepState
from medborgarbudget.rounds.views.answers import sent_to, shown, typed
from medborgarbudget.rounds.views.one_at_a_time import one_at_a_time
from medborgarbudget.web.acting import carried_out, done


@requires_in_round(Capability.SEE_ROUNDS)
def steps(request: HttpRequest, round: Round, actor: Actor) -> HttpResponse:
    """All eight steps: where each stands, what it lacks, and how far its checklist is."""
    rows = {row.step: row for row in round.steps.select_related("responsible")}
    sees_people = may_in_round(actor, Capability.SEE_PEOPLE, round)
    lines = step_lines(round, steps_told(round))
    context = {
        "lines": [(line, rows.get(line.view.step)) for line in lines],
        "sees_people": sees_people,
        "may_run": may_in_round(actor, Capability.RUN_ROUNDS, round),
    }
    return shown(request, round, "rounds/workspace/steps.html", context)


@requires_in_round(Capability.SEE_ROUNDS)
def step(request: HttpRequest, round: Round, actor: Actor, step: Step) -> HttpResponse:
    """One step: what is missing and to be done, who answers for it, and what everyone reads."""
    return step_page(request, round, actor, step, ChecklistForm(**_languages(round)))


def step_page(
    request: HttpRequest, round: Round, actor: Actor, step: Step, form: ChecklistForm
) -> HttpResponse:
    """The page of a step, with the form that adds to its checklist as it was sent."""
    line = line_of(round, step)
    context = {
        "line": line,
        "number": list(Step).index(step) + 1,
        "row": RoundStep.objects.select_related("responsible")
        .filter(round=round, step=step)
        .first(),
        "form": form,
        "documents": documents_of(round).filter(step=step),
        "may_run": may_in_round(actor, Capability.RUN_ROUNDS, round)
        and not (round.record_only or round.cancelled_at),
        "sees_people": may_in_round(actor, Capability.SEE_PEOPLE, round),
        "can_open": Need.BY_HAND in line.view.missing and line.view.state is StepState.WAITING,
        "can_close": line.view.state is StepState.CURRENT and not line.view.missing,
        "has_opened": line.view.state in (StepState.CURRENT, StepState.DONE),
        "by_hand": Opening.HAND,
    }
    return shown(request, round, "rounds/workspace/step.html", context)


def line_of(round: Round, step: Step) -> StepLine:
    """One of a round's steps, as the workspace shows it."""
    return next(line for line in step_lines(round, steps_told(round)) if line.view.step is step)


@requires_in_round(Capability.RUN_ROUNDS)
@one_at_a_time
def edit(request: HttpRequest, round: Round, actor: Actor, step: Step) -> HttpResponse:
    """Who answers for a step, what everyone is told, and how it opens."""
    row = get_object_or_404(RoundStep, round=round, step=step)
    form = StepForm(typed(request), instance=row, round=round)
    if form.is_valid() and carried_out(
        form, lambda: change_step(round=round, step=step, details=form.cleaned_data, by=actor)
    ):
        messages.success(request, _("The step “%(step)s” was saved.") % {"step": step.label})
        return _to_step(round, step)
    return _form(request, round, step, form, "rounds/workspace/edit_step.html")


@require_POST
@requires_in_round(Capability.RUN_ROUNDS)
def open_by_hand(request: HttpRequest, round: Round, actor: Actor, step: Step) -> HttpResponse:
    """Open a step that waits for somebody's hand."""
    said = _("The step “%(step)s” is open now. Everyone can see it.") % {"step": step.label}
    done(request, lambda: open_step(round=round, step=step, by=actor), said)
    return _to_step(round, step)


@requires_in_round(Capability.RUN_ROUNDS)
def close_by_hand(request: HttpRequest, round: Round, actor: Actor, step: Step) -> HttpResponse:
    """Close a step that goes on, for a reason that everyone can read."""
    form = CloseStepForm(typed(request), **_languages(round))
    if form.is_valid() and carried_out(
        form,
        lambda: close_step(round=round, step=step, reason=form.cleaned_data["reason"], by=actor),
    ):
        said = _("The step “%(step)s” is closed. Your reason stands on the timetable.")
        messages.success(request, said % {"step": step.label})
        return _to_step(round, step)
    return _form(request, round, step, form, "rounds/workspace/close_step.html")


def _form(
    request: HttpRequest, round: Round, step: Step, form: object, template: str
) -> HttpResponse:
    context = {
        "line": line_of(round, step),
        "form": form,
    }
    return shown(request, round, template, context)


def _to_step(round: Round, step: Step) -> HttpResponse:
    return sent_to(round, "rounds:workspace_step", step)


def _languages(round: Round) -> dict[str, list[str]]:
    return {"languages": round.organisation.languages}
