"""Projects that wait to be bought, in the order of what is known of their price or time."""

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple


class Waiting(NamedTuple):
    """A waiting project: its price or time is at least ``bound``, and never falls.

    ``order`` is its place in the tie order; the last part of it is the lot.
    """

    bound: Fraction
    order: tuple[int, ...]
    project: int


def maybe_level(first: Waiting, others: Iterable[Waiting]) -> list[int]:
    """The projects that may be level with the first one in all but the lot."""
    return [
        other.project
        for other in others
        if other.order[:-1] == first.order[:-1] and other.bound == first.bound
    ]
