"""Greedy: the most votes first, skipping what no longer fits."""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import groupby

from medborgarbudget.counting.election import Election
from medborgarbudget.counting.ties import LotDraw, TieOrder


@dataclass(frozen=True, slots=True)
class GreedyRun:
    """The winners in order, and for every candidate what was left when its turn came.

    ``turns`` holds ``(project, money left in smallest units)`` in the order of the ranking.
    """

    winners: tuple[int, ...] = ()
    turns: tuple[tuple[int, int], ...] = ()
    lots: tuple[LotDraw, ...] = ()


def greedy(
    election: Election, budget: int, ties: TieOrder, already_won: Collection[int] = ()
) -> GreedyRun:
    """Fund projects by their points while the budget (smallest units) lasts.

    Ties go to the lower cost, then to the lot. A project without votes never wins.
    """
    candidates = [
        project
        for project, score in enumerate(election.scores)
        if score and project not in already_won
    ]
    candidates.sort(key=ties.by_votes)
    winners: list[int] = []
    turns: list[tuple[int, int]] = []
    left = budget
    for project in candidates:
        turns.append((project, left))
        cost = election.projects[project].cost
        if cost <= left:
            winners.append(project)
            left -= cost
    return GreedyRun(tuple(winners), tuple(turns), _lots_that_mattered(turns, winners, ties))


def _lots_that_mattered(
    turns: list[tuple[int, int]], winners: list[int], ties: TieOrder
) -> tuple[LotDraw, ...]:
    """Draws between equals of which some won and some did not."""
    won = set(winners)
    level = [
        [project for project, _ in equals]
        for _, equals in groupby(turns, key=lambda turn: ties.by_votes(turn[0])[:2])
    ]
    return tuple(ties.draw(tied) for tied in level if won & set(tied) and set(tied) - won)
