"""A project that might have won: with more votes, or at a lower cost."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from medborgarbudget.counting.election import Election
from medborgarbudget.counting.ties import TieOrder


class CostRange(NamedTuple):
    """Costs from ``least`` to ``most``, in smallest units, both included."""

    least: int
    most: int


@dataclass(frozen=True)
class Hopeful:
    """A project as it might have stood for election, everyone else being as they were.

    ``cost`` is in smallest units. Each of the ``more_votes`` is a further voter who votes
    for this project only, with as many points as anyone gave one project.
    """

    election: Election
    ties: TieOrder
    project: int
    cost: int
    more_votes: int = 0

    @property
    def more_points(self) -> int:
        """The points that the further voters give it."""
        return self.more_votes * self.election.most_points

    @cached_property
    def alone(self) -> TieOrder:
        """The tie order of this project only, as project 0: for keys to compare."""
        score = self.ties.scores[self.project] + self.more_points
        lot = self.ties.lots[self.project]
        return TieOrder((self.cost,), (score,), (lot,), self.ties.order)

    def goes_before(self, other: int) -> bool:
        """Whether it goes first where it is level with the other project."""
        return self.alone.among_equals(0) < self.ties.among_equals(other)


def fewest_votes(wins: Callable[[int], bool], most: int) -> int | None:
    """A number of further votes, up to ``most``, that is enough while one less is not.

    It is the fewest where no vote can do harm.
    """
    if not wins(most):
        return None
    too_few, enough = -1, most
    while enough - too_few > 1:
        middle = (too_few + enough) // 2
        too_few, enough = (too_few, middle) if wins(middle) else (middle, enough)
    return enough


def highest_cost(wins: Callable[[int], bool], costs: CostRange) -> int | None:
    """The highest of these costs that wins, where a lower one is never worse."""
    if wins(costs.most):
        return costs.most
    if not wins(costs.least):
        return None
    enough, too_high = costs.least, costs.most
    while too_high - enough > 1:
        middle = (enough + too_high) // 2
        enough, too_high = (middle, too_high) if wins(middle) else (enough, middle)
    return enough
