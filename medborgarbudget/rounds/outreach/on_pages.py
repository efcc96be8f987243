"""What outreach hangs on other pages: where residents can meet us, and the calendar."""

from collections.abc import Iterator

from django.utils import timezone

from medborgarbudget.organisations.models import Organisation
from medborgarbudget.organisations.workspace import CalendarItem
from medborgarbudget.people.roles import Capability
from medborgarbudget.rounds.addresses import address_of
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.queries.outreach import (
    coming_meetings_of,
    meetings_in,
    other_activities_in,
)
from medborgarbudget.web.panels import Panel


def meet_us(round: Round) -> Panel | None:
    """Where residents can meet us from today on, on the public page of the round."""
    meetings = list(coming_meetings_of(round, timezone.localdate()))
    if not meetings or round.cancelled_at:
        return None
    return Panel("rounds/_meet_us.html", {"meetings": meetings})


def outreach_in_calendar(organisation: Organisation) -> Iterator[CalendarItem]:
    """Meetings for everyone, which lead to the round's page, and all else for those who may
    follow the work with the round."""
    for each in meetings_in(organisation):
        url = each.round.get_absolute_url()
        yield CalendarItem(
            each.starts_on, each.what, url, each.ends_on, public=True, place=each.place
        )
    for each in other_activities_in(organisation):
        yield CalendarItem(
            each.starts_on,
            each.what,
            address_of(each.round, "rounds:workspace_outreach"),
            each.ends_on,
            place=each.place,
            capability=Capability.SEE_ROUNDS,
            round_id=each.round_id,
        )
