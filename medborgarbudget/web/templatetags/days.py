"""Dates with their day of the week: torsdag 12 mars 2026, Thursday 12 March 2026."""

from datetime import date

from django import template
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

WITH_WEEKDAY = "l j\N{NO-BREAK SPACE}F Y"
WITHOUT_WEEKDAY = "j\N{NO-BREAK SPACE}F Y"


@register.filter
def day(value: date) -> SafeString:
    """Write a date with its weekday, as a ``time`` element."""
    return _time(value, WITH_WEEKDAY)


@register.filter
def short_day(value: date) -> SafeString:
    """Write a date without its weekday, as a ``time`` element."""
    return _time(value, WITHOUT_WEEKDAY)


def _time(value: date, form: str) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), date_format(value, form))
