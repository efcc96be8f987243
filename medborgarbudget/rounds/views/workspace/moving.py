"""Moving the days of the steps, all on one page."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from medborgarbudget.people.acting import Actor
from medborgarbudget.people.roles import Capability
from medborgarbudget.rounds.access import requires_in_round
from medborgarbudget.rounds.actions import move_steps
from medborgarbudget.rounds.forms.days import DaysForm
from medborgarbudget.rounds.models import Round, TimetableChange
from medborgarbudget.rounds.queries import planned_days
from medborgarbudget.rounds.views.answers import sent_to, shown, typed
from medborgarbudget.rounds.views.one_at_a_time import one_at_a_time
from medborgarbudget.web.acting import carried_out


@requires_in_round(Capability.RUN_ROUNDS)
@one_at_a_time
def move_days(request: HttpRequest, round: Round, actor: Actor) -> HttpResponse:
    """Give steps new days; of a public round, what that leads to is shown before it is done."""
    data = typed(request)
    form = DaysForm(data, round=round, planned=planned_days(round))
    asks = False
    if form.is_valid():
        if not form.moves:
            messages.info(request, _("You changed no days, so they stay as they were."))
            return _to_steps(round)
        asks = form.public and form.cleaned_data["sure"] != form.shown
        if not asks and carried_out(form, lambda: _move(form, round, actor)):
            messages.success(request, _said(round))
            return _to_steps(round)
    context = {
        "form": form,
        "moves": form.moves if asks else (),
        "sure": form.shown if asks else "",
        "changes": TimetableChange.objects.filter(round=round),
    }
    return shown(request, round, "rounds/workspace/move_days.html", context)


def _move(form: DaysForm, round: Round, actor: Actor) -> None:
    reason = form.cleaned_data.get("reason", "")
    move_steps(round=round, days=form.days, reason=reason, by=actor)


def _said(round: Round) -> str:
    if round.published_at:
        return _("The days are moved. Everyone can see the new days and your reason.")
    return _("The days are saved. Nobody but staff sees them yet.")


def _to_steps(round: Round) -> HttpResponse:
    return sent_to(round, "rounds:workspace_steps")
