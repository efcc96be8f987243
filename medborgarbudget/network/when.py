"""When something happens, as people say it."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

DAY = "l j\N{NO-BREAK SPACE}F Y"
CLOCK = "H:i"


def time_span(starts: datetime, ends: datetime) -> str:
    """A time with its end: on one day, or from one day to another."""
    starts, ends = timezone.localtime(starts), timezone.localtime(ends)
    words = {
        "day": date_format(starts, DAY),
        "start": date_format(starts, CLOCK),
        "last_day": date_format(ends, DAY),
        "end": date_format(ends, CLOCK),
    }
    if starts.date() == ends.date():
        return _("%(day)s, %(start)s–%(end)s") % words
    return _("%(day)s, %(start)s, to %(last_day)s, %(end)s") % words


def moment(at: datetime) -> str:
    """A day and the time on it."""
    at = timezone.localtime(at)
    words = {"day": date_format(at, DAY), "clock": date_format(at, CLOCK)}
    return _("%(day)s, %(clock)s") % words
