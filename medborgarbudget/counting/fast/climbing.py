"""Many runs one after the other, as long as nothing needs to be looked at."""

from typing import NamedTuple

import numpy as np

from medborgarbudget.counting.fast import loops
from medborgarbudget.counting.fast.compiled import compiled, inner
from medborgarbudget.counting.fast.state import (
    SOMEBODY,
    Board,
    Contest,
    Flags,
    Shares,
    Short,
    Whole,
    Work,
)


class Drafts(NamedTuple):
    """What was bought with each share: ``bought[i]`` projects, ``order[i]``.

    See `loops.run` for ``bought`` and ``ran_out``.
    """

    bought: Whole
    ran_out: Whole
    order: Short


class Goal(NamedTuple):
    """What ends a climb: nothing at all if ``endless``, and if ``exhaustive`` also that no
    loser fits into what is left of the budget."""

    budget: float
    exhaustive: bool
    endless: bool


@compiled
def climb(
    shares: Shares,
    wanted: int,
    contest: Contest,
    board: Board,
    work: Work,
    goal: Goal,
    halt: Whole,
    drafts: Drafts,
) -> int:
    """Run the first shares one after the other until one may be the last; return which."""
    lanes, projects = work.low.shape
    lost = np.zeros(projects, np.bool_)
    for begin in range(0, wanted, lanes):
        bought, ran_out = drafts.bought[begin:], drafts.ran_out[begin:]
        some = part_of(shares, begin, begin + lanes)
        loops.run(some, contest, board, work, goal.budget, halt, bought, ran_out)
        for lane in range(min(lanes, wanted - begin)):
            for turn in range(bought[lane]):
                drafts.order[begin + lane, turn] = work.order[lane, turn]
            if not goal.endless and may_be_last(
                lane, some.amount[lane], bought[lane], ran_out[lane], contest, work, goal, lost
            ):
                return begin + lane
    return wanted


@inner
def part_of(shares: Shares, begin: int, end: int) -> Shares:
    """Some shares in a row."""
    return Shares(
        shares.amount[begin:end],
        shares.off,
        shares.numerator[begin:end],
        shares.denominator[begin:end],
    )


@inner
def may_be_last(
    lane: int,
    share: float,
    bought: int,
    ran_out: int,
    contest: Contest,
    work: Work,
    goal: Goal,
    lost: Flags,
) -> bool:
    """Whether the next share is perhaps not to be tried, or is perhaps not the next one.

    See `medborgarbudget.counting.completion`, where this is said exactly.
    """
    for p in range(lost.size):
        lost[p] = contest.cost[p] > 0.0 and contest.votes[p] > 0.0
    left = goal.budget
    for turn in range(bought):
        p = work.order[lane, turn]
        lost[p] = False
        left -= contest.cost[p]
    fits = left if goal.exhaustive else goal.budget
    may_change = False
    reach = np.inf
    for p in range(lost.size):
        if lost[p]:
            reach = min(reach, contest.cost[p] / contest.votes[p])
            may_change |= contest.cost[p] <= fits and not is_stopped(lane, p, contest, work)
    is_quiet = ran_out != SOMEBODY and share <= reach * (1 + 2.0**-30)
    return bought < 0 or left < 0.0 or not may_change or is_quiet


@inner
def is_stopped(lane: int, p: int, contest: Contest, work: Work) -> bool:
    """Whether one of the project's quotas is full."""
    for i in range(contest.quota_start[p], contest.quota_start[p + 1]):
        if work.open[lane, contest.quota[i]] <= 0:
            return True
    return False
