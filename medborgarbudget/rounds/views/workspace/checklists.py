"""What can be done to the checklist of a step; each goes back to the step's page."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from medborgarbudget.people.acting import Actor
from medborgarbudget.people.roles import Capability
from medborgarbudget.rounds.access import requires_in_round
from medborgarbudget.rounds.actions.checklist import (
    add_item,
    remove_item,
    require_item,
    tick,
    untick,
)
from medborgarbudget.rounds.forms.steps import ChecklistForm
from medborgarbudget.rounds.models import ChecklistItem, Round
from medborgarbudget.rounds.states import Step
from medborgarbudget.rounds.views.answers import sent_to, typed
from medborgarbudget.rounds.views.workspace.steps import step_page
from medborgarbudget.web.acting import carried_out, done


@requires_in_round(Capability.RUN_ROUNDS)
def add(request: HttpRequest, round: Round, actor: Actor, step: Step) -> HttpResponse:
    """Add something to do in a step."""
    data = typed(request)
    form = ChecklistForm(data, languages=round.organisation.languages)
    if form.is_valid() and carried_out(
        form, lambda: add_item(round=round, step=step, by=actor, **form.cleaned_data)
    ):
        messages.success(request, _("Added to the checklist."))
        return _back(round, step)
    return step_page(request, round, actor, step, form)


@require_POST
@requires_in_round(Capability.RUN_ROUNDS)
def tick_off(request: HttpRequest, round: Round, actor: Actor, item_id: int) -> HttpResponse:
    """Say that something is done."""
    return _with_item(
        request, round, item_id, lambda item: tick(item=item, by=actor), _("Done: “%(text)s”.")
    )


@require_POST
@requires_in_round(Capability.RUN_ROUNDS)
def take_tick_away(request: HttpRequest, round: Round, actor: Actor, item_id: int) -> HttpResponse:
    """Say that something is not done after all."""
    said = _("Not done yet: “%(text)s”.")
    return _with_item(request, round, item_id, lambda item: untick(item=item, by=actor), said)


@require_POST
@requires_in_round(Capability.RUN_ROUNDS)
def demand(request: HttpRequest, round: Round, actor: Actor, item_id: int) -> HttpResponse:
    """Say whether something has to be done before the step opens; what it was is turned around."""
    item = get_object_or_404(ChecklistItem, round=round, pk=item_id)
    required = not item.required
    said = _("The step opens without “%(text)s”.")
    if required:
        said = _("The step waits until “%(text)s” is done.")
    done(
        request,
        lambda: require_item(item=item, required=required, by=actor),
        said % {"text": item.text},
    )
    return _back(round, Step(item.step))


@require_POST
@requires_in_round(Capability.RUN_ROUNDS)
def remove(request: HttpRequest, round: Round, actor: Actor, item_id: int) -> HttpResponse:
    """Take something out of the checklist."""
    said = _("Removed: “%(text)s”.")
    return _with_item(request, round, item_id, lambda item: remove_item(item=item, by=actor), said)


def _with_item(
    request: HttpRequest,
    round: Round,
    item_id: int,
    act: Callable[[ChecklistItem], object],
    said: str,
) -> HttpResponse:
    item = get_object_or_404(ChecklistItem, round=round, pk=item_id)
    done(request, lambda: act(item), said % {"text": item.text})
    return _back(round, Step(item.step))


def _back(round: Round, step: Step) -> HttpResponse:
    return sent_to(round, "rounds:workspace_step", step)
