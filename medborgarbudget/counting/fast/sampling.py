"""What a large election will buy, guessed from some of its ballots.

A bad guess makes the count slower, never wrong.
"""

from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from medborgarbudget.counting.fast.arrays import ElectionArrays
from medborgarbudget.counting.fast.board import build_board
from medborgarbudget.counting.fast.climbing import Drafts, Goal, climb
from medborgarbudget.counting.fast.contest import room_for
from medborgarbudget.counting.fast.stairs import shares_in_doubles
from medborgarbudget.counting.fast.state import Contest

GROUPS_IN_SAMPLE = 25_000
WORTH_SAMPLING = 50_000
"""With fewer ballot groups, a run of all of them takes no longer."""
RAISE = Fraction(3, 2)
"""Larger shares often grow to about so much before the budget is spent."""


def is_large(arrays: ElectionArrays) -> bool:
    """Whether a sample saves time."""
    return arrays.groups >= WORTH_SAMPLING


def likely_first(contest: Contest) -> NDArray[np.int64]:
    """The projects that take part, in order of their price while everyone has money."""
    takes_part = np.flatnonzero((contest.cost > 0) & (contest.score > 0))
    cost = 1.0 if contest.by_cost else contest.cost[takes_part]
    return takes_part[np.argsort(cost / contest.score[takes_part], kind="stable")]


def sampled_order(arrays: ElectionArrays, contest: Contest, share: Fraction) -> NDArray[np.int64]:
    """About the order in which larger and larger shares buy, then the other projects."""
    some = sample(arrays)
    contest = contest._replace(cost=some.costs, score=some.scores, votes=some.votes)
    likely = likely_first(contest)
    board, _ = build_board(some, likely)
    room = room_for(contest, board, 1)
    found = Drafts(
        np.zeros(1, np.int64), np.zeros(1, np.int64), np.empty_like(room.order, np.int32)
    )
    goal = Goal(np.inf, exhaustive=False, endless=True)
    shares, never = shares_in_doubles([share * RAISE]), np.zeros(1, np.int64)
    climb(shares, 1, contest, board, room, goal, never, found)
    order = found.order[0, : max(0, found.bought[0])]
    return np.concatenate([order, likely[~np.isin(likely, order)]])


def sample(arrays: ElectionArrays) -> ElectionArrays:
    """Some ballot groups at equal distances; costs shrink just as the number of voters."""
    stride = max(1, arrays.groups // GROUPS_IN_SAMPLE)
    begin, end = arrays.offsets[:-1:stride], arrays.offsets[1::stride]
    offsets = np.cumsum([0, *(end - begin)])
    places = np.arange(offsets[-1]) + np.repeat(begin - offsets[:-1], end - begin)
    projects, weights = arrays.projects[places], arrays.weights[::stride]
    points = None if arrays.points is None else arrays.points[places]
    voters = np.repeat(weights.astype(np.float64), end - begin)
    given = voters if points is None else voters * points
    votes, scores = (
        np.bincount(projects, each, len(arrays.costs)).astype(np.float64)
        for each in (voters, given)
    )
    costs = arrays.costs * (weights.sum() / arrays.weights.sum())
    return ElectionArrays(offsets, projects, points, weights, costs, votes, scores)
