"""The calendar as a page shows it, month by month, and as other calendars take it in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from itertools import groupby, islice
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone

from medborgarbudget.organisations.workspace import CalendarItem
from medborgarbudget.web.addresses import absolute
from medborgarbudget.web.calendars import CalendarEvent


@dataclass(frozen=True, slots=True)
class CalendarMonth:
    """What happens in a month, named by its first day."""

    first_day: date
    items: list[CalendarItem]


def day_of(moment: datetime | date) -> date:
    """The day, here, on which something happens."""
    return timezone.localdate(moment) if isinstance(moment, datetime) else moment


def upcoming(items: Iterable[CalendarItem], today: date) -> list[CalendarMonth]:
    """What goes on or is still to come, by month."""
    return _by_month(item for item in _in_order(items) if _last_day(item) >= today)


def next_items(items: Iterable[CalendarItem], today: date, number: int) -> list[CalendarItem]:
    """The first of what goes on or is still to come; what is cancelled is not."""
    ahead = (item for item in _in_order(items) if _last_day(item) >= today and not item.cancelled)
    return list(islice(ahead, number))


def past(items: Iterable[CalendarItem], today: date) -> list[CalendarMonth]:
    """What has been, by month, the latest first."""
    return _by_month(item for item in reversed(_in_order(items)) if _last_day(item) < today)


def calendar_events(items: Iterable[CalendarItem]) -> list[CalendarEvent]:
    """The items as they go out to other calendars."""
    return [
        CalendarEvent(
            uid=item.uid or _uid(item),
            starts=item.starts,
            ends=item.ends,
            summary=item.label,
            location=item.place,
            url=absolute(item.url),
            cancelled=item.cancelled,
            sequence=item.sequence,
        )
        for item in _in_order(items)
    ]


def _uid(item: CalendarItem) -> str:
    name = sha256(f"{item.url} {item.label}".encode()).hexdigest()[:32]
    return f"{name}@{urlsplit(settings.SITE_URL).hostname}"


def _in_order(items: Iterable[CalendarItem]) -> list[CalendarItem]:
    return sorted(items, key=lambda item: (day_of(item.starts), _clock(item.starts), item.label))


def _clock(moment: datetime | date) -> str:
    return timezone.localtime(moment).strftime("%H:%M") if isinstance(moment, datetime) else ""


def _last_day(item: CalendarItem) -> date:
    return day_of(item.ends or item.starts)


def _by_month(items: Iterable[CalendarItem]) -> list[CalendarMonth]:
    by_month = groupby(items, key=lambda item: day_of(item.starts).replace(day=1))
    return [CalendarMonth(month, list(each)) for month, each in by_month]
