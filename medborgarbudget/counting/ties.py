"""Who goes first among equals: lower cost, then more votes, then a lot."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from medborgarbudget.counting.election import Election


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

    def by_cost(self, project: int) -> tuple[int, int, int]:
        """Sort key among projects at the same price: lower cost, more points, lot."""
        return self.costs[project], -self.scores[project], self.lots[project]

    def by_votes(self, project: int) -> tuple[int, int, int]:
        """Sort key of a ranking by votes: more points, lower cost, lot."""
        return -self.scores[project], self.costs[project], self.lots[project]

    def draw(self, tied: Sequence[int]) -> LotDraw:
        """Let the lot settle between projects that are equal in all else."""
        return LotDraw(tuple(sorted(tied)), min(tied, key=self.lots.__getitem__))


def tie_order(election: Election, lot_seed: str) -> TieOrder:
    """The tie order of an election under the lots that a seed gives."""
    ids = [project.id for project in election.projects]
    costs = tuple(project.cost for project in election.projects)
    return TieOrder(costs, election.scores, draw_lots(ids, lot_seed))


def draw_lots(ids: Sequence[str], seed: str) -> tuple[int, ...]:
    """Each project's place, from 0, in a draw that anyone can repeat.

    Projects are sorted by the SHA-256 of ``seed``, a line feed and the project's id.

    >>> draw_lots(["10", "2"], "midsommar")
    (1, 0)
    """
    digests = [hashlib.sha256(f"{seed}\n{project_id}".encode()).digest() for project_id in ids]
    places = {digest: place for place, digest in enumerate(sorted(digests))}
    return tuple(places[digest] for digest in digests)
