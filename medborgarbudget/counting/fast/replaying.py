"""A run whose purchases are known: who paid what, in whole numbers."""

from typing import NamedTuple

import numpy as np

from medborgarbudget.counting.fast.compiled import compiled, inner
from medborgarbudget.counting.fast.loops import descend, pay, take
from medborgarbudget.counting.fast.pricing import collect, evaluate
from medborgarbudget.counting.fast.state import (
    DROPPED,
    EPSILON,
    FINE,
    NOBODY_LEFT,
    TOO_DEAR,
    Board,
    Contest,
    Floats,
    Shares,
    Whole,
    Work,
)
from medborgarbudget.counting.fast.weighing import Ballots, weigh


class Replay(NamedTuple):
    """For each turn how many ``poor`` voters gave all they had, for how many points they had
    ``spent``, turn by turn, and the points of the ``rich``, up to the first turn that doubles
    leave in doubt: ``sure``."""

    poor: Floats
    rich: Floats
    spent: Floats
    ran_out: int
    level: int
    sure: int


@compiled
def replay(
    order: Whole,
    begin: int,
    level: int,
    shares: Shares,
    contest: Contest,
    board: Board,
    work: Work,
    ballots: Ballots,
) -> Replay:
    """Buy in this order from a turn on, while there is no doubt about payers and rivals."""
    turns = order.size
    poor, rich, spent = np.zeros(turns), np.zeros(turns), np.zeros((turns, turns))
    ran_out, border = np.zeros(1, np.int64), np.zeros(work.purse.shape[1], np.int64)
    # A number whose value is known would have everything compiled once more.
    lane = int(np.int64(0))
    for turn in range(begin, turns):
        p = order[turn]
        if not is_clearly_first(lane, p, level, contest, board, work, shares):
            return Replay(poor, rich, spent, ran_out[0], level, turn)
        level = descend(level, board.needs[p], board, work)
        found, poor[turn], rich[turn] = weigh(
            board.start[level, p : p + 2],
            board.holder,
            board.weight,
            board.points,
            work.money,
            work.paid[lane, p],
            work.off[lane, p],
            ballots,
            board.first[level],
            spent[turn],
            border,
        )
        if found > 0:
            return Replay(poor, rich, spent, ran_out[0], level, turn)
        rounding = 4 * EPSILON * shares.amount[lane]
        pay(p, level, order[turn : turn + 1], board, work, rounding, ran_out)
        take(lane, p, contest, work)
        ballots.turn[p] = turn
    return Replay(poor, rich, spent, ran_out[0], level, turns)


@inner
def is_clearly_first(
    lane: int, p: int, level: int, contest: Contest, board: Board, work: Work, shares: Shares
) -> bool:
    """Whether the project is affordable, and dearer ones are all that the lot could prefer."""
    place = collect(p, level, board, work)
    verdict = evaluate(lane, p, place, np.inf, contest, board, work, shares)
    if verdict != FINE or work.off[lane, p] == NOBODY_LEFT:
        return False
    limit = work.high[lane, p]
    for q in range(contest.alike.size):
        if contest.alike[q] == contest.alike[p] and q != p and work.low[lane, q] <= limit:
            place = collect(q, level, board, work)
            verdict = evaluate(lane, q, place, limit, contest, board, work, shares)
            if verdict == DROPPED:
                work.low[lane, q] = np.inf
            elif verdict != TOO_DEAR and not work.low[lane, q] > limit:
                return False
    return True
