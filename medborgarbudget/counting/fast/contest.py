"""What all runs of a count have in common, and the room that each thread needs."""

from collections.abc import Iterable, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from medborgarbudget.counting.fast.arrays import ElectionArrays
from medborgarbudget.counting.fast.state import Board, Contest, Work
from medborgarbudget.counting.quotas import Quota
from medborgarbudget.counting.rule import Utility
from medborgarbudget.counting.ties import TieOrder


def contest_of(
    arrays: ElectionArrays, utility: Utility, ties: TieOrder, quotas: Sequence[Quota]
) -> Contest:
    """The projects under a rule, for the inner loops."""
    count = len(arrays.costs)
    ranking = sorted(range(count), key=ties.among_equals)
    members = [sorted(quota.members) for quota in quotas]
    quotas_of = [
        [index for index, quota in enumerate(quotas) if project in quota.members]
        for project in range(count)
    ]
    return Contest(
        utility is Utility.COST,
        arrays.costs,
        arrays.scores,
        arrays.votes,
        np.argsort(np.array(ranking, np.int64)),
        _alike(ties, count),
        np.array([quota.most for quota in quotas], np.int64),
        _starts(members),
        _whole(members),
        _starts(quotas_of),
        _whole(quotas_of),
    )


def _alike(ties: TieOrder, count: int) -> NDArray[np.int64]:
    """For each project the first one that only the lot tells from it among equals."""
    first: dict[tuple[int, ...], int] = {}
    keys = [ties.among_equals(project)[:-1] for project in range(count)]
    return np.array([first.setdefault(key, p) for p, key in enumerate(keys)], np.int64)


def _starts(lists: Sequence[Sequence[int]]) -> NDArray[np.int64]:
    return np.cumsum([0, *map(len, lists)], dtype=np.int64)


def _whole(lists: Iterable[Iterable[int]]) -> NDArray[np.int64]:
    return np.array(list(chain.from_iterable(lists)), np.int64)


def room_for(contest: Contest, board: Board, lanes: int) -> Work:
    """Room for runs side by side on this board."""
    longest = int(np.diff(board.start, axis=1).max(initial=0))
    holders = int(np.diff(board.first).max(initial=1))
    table = (lanes, len(contest.cost))
    rate, paid, off, low, high, rich = (np.zeros(table) for _ in range(6))
    return Work(
        money=_aligned(holders, lanes + 1),
        worst=np.zeros(1),
        purse=np.empty((lanes + 1, longest)),
        rate=rate,
        paid=paid,
        off=off,
        low=low,
        high=high,
        rich=rich,
        seen=np.zeros(table, np.int64),
        open=np.zeros((lanes, len(contest.most)), np.int64),
        order=np.full(table, -1),
    )


def _aligned(rows: int, columns: int) -> NDArray[np.float64]:
    """A table whose rows of eight lie each in one line of the processor's cache."""
    memory = np.empty(rows * columns + 8)
    skipped = -memory.ctypes.data % 64 // 8
    return memory[skipped : skipped + rows * columns].reshape(rows, columns)
