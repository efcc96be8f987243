"""Runs of one election under one rule, several side by side."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from queue import Empty, SimpleQueue

import numpy as np

from medborgarbudget.counting.election import Election
from medborgarbudget.counting.equal_shares import Purchase, SharesRun
from medborgarbudget.counting.fast import state
from medborgarbudget.counting.fast.arrays import as_arrays
from medborgarbudget.counting.fast.board import build_board
from medborgarbudget.counting.fast.climbing import Drafts, Goal, climb
from medborgarbudget.counting.fast.contest import contest_of, room_for
from medborgarbudget.counting.fast.exact import ExactRun, Table
from medborgarbudget.counting.fast.sampling import is_large, likely_first, sampled_order
from medborgarbudget.counting.fast.stairs import Stairs, shares_in_doubles
from medborgarbudget.counting.fast.state import Shares, Work
from medborgarbudget.counting.quotas import Quota
from medborgarbudget.counting.rule import Utility
from medborgarbudget.counting.ties import TieOrder

SIDE_BY_SIDE = 7
"""How many runs go together; with an error bound, a voter's money fills a line of cache."""
_UNKNOWN = Fraction(0)


@dataclass(frozen=True, slots=True)
class Climbed:
    """Stairs on which runs were ``made``.

    ``ended`` is the run on the last of them if it may be the last of all, or if stairs
    may be skipped after it; ``passed`` is the one before it, or the last; ``None`` where
    there is none. Both are drafts.
    """

    made: range
    passed: SharesRun | None
    ended: SharesRun | None


class Runs:
    """Whatever doubles cannot decide is decided by exact numbers.

    Several threads may call the methods at once. ``halt`` makes all runs end soon.
    """

    def __init__(
        self, election: Election, utility: Utility, ties: TieOrder, quotas: Sequence[Quota]
    ) -> None:
        arrays = as_arrays(election)
        contest = contest_of(arrays, utility, ties, quotas)
        self._is_large = is_large(arrays)
        if self._is_large:
            share = Fraction(election.budget, election.voters)
            first = sampled_order(arrays, contest, share)
        else:
            first = likely_first(contest)
        self.table = Table(arrays, contest, *build_board(arrays, first), ties)
        self.budget = float(election.budget)
        self.halt = np.zeros(1, np.int64)
        self._rooms: defaultdict[int, SimpleQueue[Work]] = defaultdict(SimpleQueue)

    def expect(self, order: Sequence[int]) -> None:
        """Make the coming runs quick that buy about these projects in about this order.

        Only while no thread is in another method.
        """
        if self._is_large:
            # The sample told as much, and another board would take long.
            return
        self._rooms.clear()
        arrays, contest, ties = self.table.arrays, self.table.contest, self.table.ties
        # Two boards of a large election together would take much memory.
        del self.table
        board = build_board(arrays, np.array(order, np.int64))
        self.table = Table(arrays, contest, *board, ties)

    def exact(self, share: Fraction, order: Sequence[int] | None = None) -> SharesRun:
        """The run with this share and its exact payments.

        ``order`` is what a draft of it found; with it, losers need not be looked at again.
        """
        room = self._take_room(1)
        run = ExactRun(self.table, room, share)
        found = run.finish() if order is None else run.follow(order)
        self._rooms[1].put(room)
        return found

    def drafts(self, shares: Sequence[Fraction]) -> list[SharesRun]:
        """What is bought with each share, without the payments.

        Where the budget is exceeded, purchases may be missing at the end.
        """
        lanes = len(shares)
        goal = Goal(self.budget, exhaustive=False, endless=True)
        _, drafts = self._climb(shares_in_doubles(shares), lanes, lanes, goal)
        return [self._decided(share, drafts, row) for row, share in enumerate(shares)]

    def climb(self, stairs: Stairs, begin: int, end: int, *, exhaustive: bool) -> Climbed:
        """Go from one stair up to another, but no further than to one that may be the last."""
        number, goal = end - begin, Goal(self.budget, exhaustive, endless=False)
        shares = stairs.in_doubles(begin, end + -number % SIDE_BY_SIDE)
        last, drafts = self._climb(shares, number, SIDE_BY_SIDE, goal)
        passed, ended = None, None
        if last > 0:
            passed = _draft(stairs.share(begin + last - 1), drafts, last - 1)
        if last < number:
            ended = self._decided(stairs.share(begin + last), drafts, last)
        return Climbed(range(begin, min(begin + last + 1, end)), passed, ended)

    def _climb(self, shares: Shares, wanted: int, lanes: int, goal: Goal) -> tuple[int, Drafts]:
        number, table = len(shares.amount), self.table
        drafts = Drafts(
            np.zeros(number, np.int64),
            np.zeros(number, np.int64),
            np.empty((number, len(table.arrays.costs)), np.int32),
        )
        room = self._take_room(lanes)
        last = climb(shares, wanted, table.contest, table.board, room, goal, self.halt, drafts)
        self._rooms[lanes].put(room)
        return last, drafts

    def _decided(self, share: Fraction, drafts: Drafts, row: int) -> SharesRun:
        undecided = drafts.bought[row] < 0 or drafts.ran_out[row] == state.PERHAPS
        return self.exact(share) if undecided and not self.halt[0] else _draft(share, drafts, row)

    def _take_room(self, lanes: int) -> Work:
        try:
            return self._rooms[lanes].get_nowait()
        except Empty:
            return room_for(self.table.contest, self.table.board, lanes)


def _draft(share: Fraction, drafts: Drafts, row: int) -> SharesRun:
    projects = drafts.order[row, : max(0, drafts.bought[row])].tolist()
    purchases = tuple(Purchase(project, _UNKNOWN, _UNKNOWN) for project in projects)
    return SharesRun(share, purchases, (), drafts.ran_out[row] == state.SOMEBODY)


def order_of(run: SharesRun) -> list[int]:
    """The projects bought, in order."""
    return [purchase.project for purchase in run.purchases]
