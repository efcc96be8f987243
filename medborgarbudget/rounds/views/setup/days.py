"""The page of the set-up about the days of the eight steps."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from medborgarbudget.people.acting import Actor
from medborgarbudget.rounds.actions import move_steps
from medborgarbudget.rounds.forms.days import DaysForm, first_of, last_of
from medborgarbudget.rounds.forms.setup import ProposeDaysForm
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.pages.timetable import timetable_page
from medborgarbudget.rounds.planning import proposed_days
from medborgarbudget.rounds.queries import planned_days, rounds_of, steps_of
from medborgarbudget.rounds.states import Step
from medborgarbudget.rounds.timetable import Days, out_of_order
from medborgarbudget.rounds.views.answers import typed
from medborgarbudget.rounds.views.one_at_a_time import one_at_a_time
from medborgarbudget.rounds.views.setup.pages import (
    go_on,
    set_up_page,
    show,
    warn,
)
from medborgarbudget.web.acting import carried_out
from medborgarbudget.web.autosaving import saved_in_the_background


@set_up_page
@one_at_a_time
def setup_days(request: HttpRequest, round: Round, actor: Actor) -> HttpResponse:
    """The days of the eight steps."""
    planned = planned_days(round)
    if "propose" in request.POST:
        return _propose_days(request, round, actor)
    data = typed(request)
    form = DaysForm(data, round=round, planned=planned)
    if data is None:
        return _show_days(request, round, form, ProposeDaysForm(prefix="from"))
    form.is_valid()
    carried_out(form, lambda: move_steps(round=round, days=_in_order(form, planned), by=actor))
    now = rounds_of(round.organisation).get(pk=round.pk)
    form.saved_as(DaysForm(round=now, planned=planned_days(now)))
    if answer := saved_in_the_background(request, form, all_of_it=form.is_valid()):
        return answer
    if not form.is_valid():
        if not form.meanwhile:
            warn(request)
        return _show_days(request, round, form, ProposeDaysForm(prefix="from"))
    return go_on(request, round, "days")


def _propose_days(request: HttpRequest, round: Round, actor: Actor) -> HttpResponse:
    form = ProposeDaysForm(request.POST, prefix="from")

    def move() -> None:
        step = Step.VOTE if form.cleaned_data["what"] == form.VOTE else Step.CRITERIA
        days = proposed_days(step, form.cleaned_data["day"])
        move_steps(round=round, days=days, by=actor)

    if form.is_valid() and carried_out(form, move):
        messages.success(request, _("These days are proposed and saved. Change what you need."))
        return redirect(f"{request.path}#days")
    planned = planned_days(round)
    return _show_days(request, round, DaysForm(round=round, planned=planned), form)


def _show_days(
    request: HttpRequest, round: Round, form: DaysForm, propose: ProposeDaysForm
) -> HttpResponse:
    page = timetable_page(round, steps_of(round), (), timezone.localdate())
    return show(
        request, round, "days", "rounds/setup/days.html", form=form, propose=propose, timeline=page
    )


def _in_order(form: DaysForm, planned: dict[Step, Days]) -> dict[Step, Days]:
    """The days that were understood, without those that would come in the wrong order."""
    fine = {
        step: days
        for step, days in form.days.items()
        if first_of(step) not in form.errors and last_of(step) not in form.errors
    }
    while wrong := out_of_order({**planned, **fine}):
        culprits = [step for pair in wrong for step in pair if step in fine]
        if not culprits:
            return {}
        del fine[culprits[0]]
    return fine
