"""Whether one may register for a gathering, and how many places are left: plain decisions."""

from datetime import datetime
from enum import Enum, auto

from medborgarbudget.network.models import Gathering
from medborgarbudget.network.states import GatheringState


class Admission(Enum):
    """What registering for a gathering would come to."""

    OPEN = auto()
    WAITING_LIST = auto()
    NOT_ANNOUNCED = auto()
    CANCELLED = auto()
    TOO_LATE = auto()


def admission_to(gathering: Gathering, *, taken: int, now: datetime) -> Admission:
    """What registering comes to now, when this many places are taken."""
    if gathering.state == GatheringState.CANCELLED:
        return Admission.CANCELLED
    if gathering.state != GatheringState.ANNOUNCED:
        return Admission.NOT_ANNOUNCED
    if now > (gathering.register_until or gathering.starts_at) or now >= gathering.starts_at:
        return Admission.TOO_LATE
    left = places_left(gathering, taken)
    return Admission.OPEN if left is None or left else Admission.WAITING_LIST


def places_left(gathering: Gathering, taken: int) -> int | None:
    """How many places are left; ``None`` where there is room for all."""
    return None if gathering.places is None else max(gathering.places - taken, 0)
