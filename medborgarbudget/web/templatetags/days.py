"""Dates with their day of the week: torsdag 12 mars 2026, Thursday 12 March 2026."""

from datetime import date, datetime

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

register = template.Library()

WITH_WEEKDAY = "l j\N{NO-BREAK SPACE}F Y"
WITHOUT_WEEKDAY = "j\N{NO-BREAK SPACE}F Y"
CLOCK = "H:i"


@register.filter
def day(value: date) -> SafeString:
    """Write a date with its weekday, as a ``time`` element."""
    return _time(_day_of(value), WITH_WEEKDAY)


@register.filter
def short_day(value: date) -> SafeString:
    """Write a date without its weekday, as a ``time`` element."""
    return _time(_day_of(value), WITHOUT_WEEKDAY)


@register.filter
def clock(value: datetime) -> SafeString:
    """Write the time of day of a moment, as clocks show it here."""
    return _time(timezone.localtime(value), CLOCK)


@register.filter
def span(starts: date, ends: date | None) -> SafeString:
    """Write when something begins and ends: days, with the time of day where there is one."""
    if ends is None or ends == starts:
        return _moment(starts)
    if isinstance(starts, datetime) and isinstance(ends, datetime) and _on_one_day(starts, ends):
        form = _("%(day)s, %(start)s–%(end)s") % {"day": "{}", "start": "{}", "end": "{}"}
        return format_html(form, day(starts), clock(starts), clock(ends))
    form = _("%(first)s to %(last)s") % {"first": "{}", "last": "{}"}
    return format_html(form, _moment(starts), _moment(ends))


def _moment(at: date) -> SafeString:
    if not isinstance(at, datetime):
        return day(at)
    form = _("%(day)s, %(clock)s") % {"day": "{}", "clock": "{}"}
    return format_html(form, day(at), clock(at))


def _on_one_day(starts: datetime, ends: datetime) -> bool:
    return _day_of(starts) == _day_of(ends)


def _day_of(at: date) -> date:
    return timezone.localdate(at) if isinstance(at, datetime) else at


def _time(value: date, form: str) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), date_format(value, form))
