"""How many of certain projects may win: what most constraints of a count come down to."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Limit(StrEnum):
    """Which constraint sets a quota."""

    VOTE_FLOOR = "vote-floor"
    TIER = "tier"
    WINNERS = "winners"
    PLACE = "place"
    CONFLICT = "conflict"
    WON = "won"
    """It has won already."""


@dataclass(frozen=True, slots=True)
class Quota:
    """At most ``most`` of ``members`` (project indices) may win, because of ``limit``.

    ``label`` says which tier, place or conflict it is.
    """

    limit: Limit
    members: frozenset[int]
    most: int
    label: str = ""


class OpenQuotas:
    """What the quotas still let through while a rule picks winners.

    A full quota never opens again, so a project that is stopped once stays stopped.
    """

    def __init__(self, quotas: Sequence[Quota], winners: Iterable[int] = ()) -> None:
        self._quotas = quotas
        self._left = [quota.most for quota in quotas]
        self._of: defaultdict[int, list[int]] = defaultdict(list)
        for index, quota in enumerate(quotas):
            for project in quota.members:
                self._of[project].append(index)
        for winner in winners:
            self.take(winner)

    def stopping(self, project: int) -> Quota | None:
        """The first quota that stops the project, if one does."""
        full = (index for index in self._of.get(project, ()) if self._left[index] <= 0)
        return next((self._quotas[index] for index in full), None)

    def take(self, winner: int) -> None:
        """Use up the winner's place in each of its quotas."""
        for index in self._of.get(winner, ()):
            self._left[index] -= 1
