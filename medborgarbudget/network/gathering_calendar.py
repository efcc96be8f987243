"""Gatherings as they stand in people's calendars."""

from collections.abc import Iterable

from medborgarbudget.network.models import Gathering
from medborgarbudget.network.states import GatheringState
from medborgarbudget.web.addresses import absolute
from medborgarbudget.web.calendars import CalendarEvent


def gathering_events(gatherings: Iterable[Gathering]) -> list[CalendarEvent]:
    """The gatherings as events; the link for taking part at a distance is not among it."""
    return [_event(gathering) for gathering in gatherings]


def calendar_name(gathering: Gathering) -> str:
    """What calendars know a gathering by, wherever they got it from."""
    return f"gathering-{gathering.organisation_id}-{gathering.pk}@medborgarbudget"


def _event(gathering: Gathering) -> CalendarEvent:
    url = absolute(gathering.get_absolute_url())
    return CalendarEvent(
        uid=calendar_name(gathering),
        starts=gathering.starts_at,
        ends=gathering.ends_at,
        summary=str(gathering),
        description=str(gathering.summary),
        location=gathering.place,
        url=url,
        cancelled=gathering.state == GatheringState.CANCELLED,
        sequence=gathering.revision,
    )
