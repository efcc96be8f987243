"""When a gathering is, and until when one may register."""

from datetime import datetime

from django import template
from django.utils import timezone

from medborgarbudget.network.admission import Admission, admission_to
from medborgarbudget.network.admission import places_left as left_of
from medborgarbudget.network.models import Gathering
from medborgarbudget.network.when import moment, time_span

register = template.Library()


@register.filter
def when(gathering: Gathering) -> str:
    """The gathering's day and time, with its end."""
    return time_span(gathering.starts_at, gathering.ends_at)


@register.filter
def at(value: datetime) -> str:
    """A day and the time on it."""
    return moment(value)


@register.filter
def places_left(gathering: Gathering) -> int | None:
    """How many places are left, of a gathering that was counted; ``None`` with room for all."""
    return left_of(gathering, gathering.with_place)  # type: ignore[attr-defined]


@register.filter
def is_open(gathering: Gathering) -> bool:
    """Whether one may register now, with a place or on the waiting list."""
    admission = admission_to(gathering, taken=0, now=timezone.now())
    return admission in (Admission.OPEN, Admission.WAITING_LIST)
