"""Whether one may apply to a programme on a certain day, and why not."""

from datetime import date
from enum import StrEnum

from medborgarbudget.network.models import Programme


class Openness(StrEnum):
    """Where a programme stands towards those who want to apply."""

    HIDDEN = "hidden"
    UNDECIDED = "undecided"
    NOT_YET = "not_yet"
    OPEN = "open"
    CLOSED = "closed"


def openness_on(programme: Programme, day: date) -> Openness:
    """Where a programme stands on a day; without days for it, nobody may apply."""
    if programme.published_at is None:
        return Openness.HIDDEN
    if programme.apply_from is None:
        return Openness.UNDECIDED
    if day < programme.apply_from:
        return Openness.NOT_YET
    last = programme.apply_until or programme.ends_on
    return Openness.OPEN if day <= last else Openness.CLOSED
