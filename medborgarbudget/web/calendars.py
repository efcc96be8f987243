"""Writes iCalendar files (RFC 5545), for calendars of people to take in or follow."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event

from medborgarbudget.web.signs import on_one_line, without_controls

MEDIA_TYPE = "text/calendar"
PRODUCT = "-//Medborgarbudget//SV"


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """Something that stands in a calendar, at a time or on whole days.

    ``uid`` is its name for ever, and ``sequence`` grows when it is moved or cancelled.
    ``ends`` is the end of a time, or the last of whole days; ``url`` is a whole address.
    """

    uid: str
    starts: datetime | date
    ends: datetime | date | None
    summary: str
    description: str = ""
    location: str = ""
    url: str = ""
    cancelled: bool = False
    sequence: int = 0


def calendar_file(*, name: str, events: Iterable[CalendarEvent], method: str = "PUBLISH") -> bytes:
    """The file of a calendar with this name. ``method`` is iTIP's: PUBLISH, REQUEST, CANCEL."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", method)
    calendar.add("name", on_one_line(name))
    calendar.add("x-wr-calname", on_one_line(name))
    now = datetime.now(UTC)
    for event in events:
        calendar.add_component(_component(event, now))
    return bytes(calendar.to_ical())


def _component(event: CalendarEvent, now: datetime) -> Event:
    component = Event()
    component.add("uid", event.uid)
    component.add("dtstamp", now)
    component.add("dtstart", _moment(event.starts))
    if event.ends is not None:
        component.add("dtend", _end(event.ends))
    component.add("summary", on_one_line(event.summary))
    component.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    # Whole days, weeks of them for a step of a round, make nobody busy.
    component.add("transp", "OPAQUE" if isinstance(event.starts, datetime) else "TRANSPARENT")
    component.add("sequence", event.sequence)
    for field in ("description", "location", "url"):
        if text := getattr(event, field):
            component.add(field, without_controls(text))
    return component


def _moment(moment: datetime | date) -> datetime | date:
    """Times in UTC, which every calendar knows without being told of time zones."""
    return moment.astimezone(UTC) if isinstance(moment, datetime) else moment


def _end(end: datetime | date) -> datetime | date:
    """The end as iCalendar wants it: of whole days, the first day after them."""
    return _moment(end) if isinstance(end, datetime) else end + timedelta(days=1)
