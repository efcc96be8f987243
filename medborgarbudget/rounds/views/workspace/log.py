"""What happens in a round and what was done in it."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from medborgarbudget.organisations.calendar_page import past, upcoming
from medborgarbudget.organisations.views.activity import activity_context
from medborgarbudget.people.acting import Actor
from medborgarbudget.people.roles import Capability
from medborgarbudget.rounds.access import requires_in_round
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.pages.calendar import items_for_staff
from medborgarbudget.rounds.queries.activity import entries_of_round
from medborgarbudget.rounds.views.answers import shown


# A role in any round lets one see the organisation's calendar; this one is of a single round.
@requires_in_round(Capability.SEE_ROUNDS)
def calendar(request: HttpRequest, round: Round, actor: Actor) -> HttpResponse:
    """What happens in the round, month by month."""
    backwards = "tidigare" in request.GET
    chosen = past if backwards else upcoming
    context = {
        "months": chosen(items_for_staff(round), timezone.localdate()),
        "backwards": backwards,
    }
    return shown(request, round, "rounds/workspace/calendar.html", context)


@requires_in_round(Capability.SEE_ACTIVITY)
def activity(request: HttpRequest, round: Round, actor: Actor) -> HttpResponse:
    """All that was done in the round."""
    context = activity_context(request, entries_of_round(round), for_everyone=False)
    return shown(request, round, "rounds/workspace/activity.html", context)
