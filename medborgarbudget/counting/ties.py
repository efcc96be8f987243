"""Who goes first among equals: a published order, which ends in a lot."""

from collections.abc import Sequence
from dataclasses import dataclass

from medborgarbudget.counting.election import Election
from medborgarbudget.counting.lots import draw_lots
from medborgarbudget.counting.rule import TieBreak, Ties


@dataclass(frozen=True, slots=True)
class LotDraw:
    """A tie that only the lot could settle: the tied projects, and which went first."""

    tied: tuple[int, ...]
    first: int


@dataclass(frozen=True, slots=True)
class TieOrder:
    """The tie order of one election: for each project its cost, points and lot."""

    costs: tuple[int, ...]
    scores: tuple[int, ...]
    lots: tuple[int, ...]
    order: tuple[TieBreak, ...] = Ties().order

    def among_equals(self, project: int, more_points: int = 0) -> tuple[int, ...]:
        """Sort key of projects that are level in what the rule compares; the lot comes last."""
        keys = {
            TieBreak.COST: self.costs[project],
            TieBreak.VOTES: -self.scores[project] - more_points,
        }
        return (*(keys[each] for each in self.order), self.lots[project])

    def by_votes(self, project: int) -> tuple[int, ...]:
        """Sort key of a ranking by votes: more points first, then the tie order."""
        return -self.scores[project], *self.among_equals(project)

    def draw(self, tied: Sequence[int]) -> LotDraw:
        """Let the lot settle between projects that are equal in all else."""
        return LotDraw(tuple(sorted(tied)), min(tied, key=self.lots.__getitem__))


def tie_order(election: Election, ties: Ties) -> TieOrder:
    """The tie order of an election under the order and the lots of a rule."""
    ids = [project.id for project in election.projects]
    costs = tuple(project.cost for project in election.projects)
    return TieOrder(costs, election.scores, draw_lots(ids, ties.lot_seed), ties.order)
