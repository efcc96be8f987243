"""Equal shares and Add1 on all processors, several shares at a time.

Runs with different shares do not depend on each other, so the next shares are counted
before it is known whether they will be needed.
"""

import os
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from fractions import Fraction
from functools import partial
from types import TracebackType

from medborgarbudget.counting.completion import (
    Progress,
    cost_of,
    first_share,
    may_change,
    quiet_until,
)
from medborgarbudget.counting.election import Election
from medborgarbudget.counting.equal_shares import SharesRun
from medborgarbudget.counting.fast.runs import SIDE_BY_SIDE, Climbed, Runs, order_of
from medborgarbudget.counting.fast.stairs import Stairs
from medborgarbudget.counting.quotas import Quota
from medborgarbudget.counting.rule import EqualShares, Stop, Utility
from medborgarbudget.counting.ties import TieOrder

ENTRIES_AT_ONCE = 100_000
MOST_AT_ONCE = 8
"""A thread takes about so much at once: less than a millisecond is lost at the end."""


def equal_shares(
    election: Election,
    share: Fraction,
    utility: Utility,
    ties: TieOrder,
    quotas: Sequence[Quota] = (),
) -> SharesRun:
    """Just what the reference finds (`medborgarbudget.counting.equal_shares`).

    Raises ``BeyondFastError`` if the numbers are too large.
    """
    return Runs(election, utility, ties, quotas).exact(share)


def raise_shares(
    election: Election,
    settings: EqualShares,
    ties: TieOrder,
    quotas: Sequence[Quota],
    progress: Progress,
) -> tuple[SharesRun, int]:
    """Just what the reference finds (`medborgarbudget.counting.completion`).

    Raises ``BeyondFastError`` if the numbers are too large.
    """
    stairs = Stairs(first_share(election, settings.start), settings.step * election.currency.unit)
    runs = Runs(election, settings.utility, ties, quotas)
    with Staircase(runs, stairs, settings.stop) as ahead:
        counted = run = ahead.first()
        number = 1
        while may_change(election, run, settings.stop, quotas):
            run = replace(run, share=quiet_until(election, run, stairs.step))
            raised = run
            for part in ahead.climb(stairs.stair(run.share) + 1):
                counted = run = part.passed or run
                raised = part.ended or raised
                for stair in part.made:
                    number += 1
                    progress(number, stairs.share(stair))
            if cost_of(election, raised) > election.budget:
                break
            counted = run = raised
    return replace(runs.exact(counted.share, order_of(counted)), share=run.share), number


class Staircase:
    """Drafts for shares that grow by equal steps, made ahead by several threads."""

    def __init__(self, runs: Runs, stairs: Stairs, stop: Stop) -> None:
        self._runs, self._stairs = runs, stairs
        self._climb = partial(runs.climb, stairs, exhaustive=stop is Stop.EXHAUSTIVE)
        blocks = ENTRIES_AT_ONCE // max(1, len(runs.table.arrays.projects))
        self._number = SIDE_BY_SIDE * min(max(1, blocks), MOST_AT_ONCE)
        # To call upon other threads takes longer than a small election.
        self._ahead_of_need = _processors() if blocks <= MOST_AT_ONCE else 0
        self._pool = ThreadPoolExecutor(_processors())
        self._ahead: deque[tuple[range, Future[Climbed]]] = deque()

    def __enter__(self) -> "Staircase":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._runs.halt[0] = 1
        self._pool.shutdown(cancel_futures=True)

    def first(self) -> SharesRun:
        """The draft for the first share; the others will be much like it."""
        run = self._runs.drafts([self._stairs.first])[0]
        self._runs.expect(order_of(run))
        return run

    def climb(self, begin: int) -> Iterator[Climbed]:
        """Part by part from this stair on up to one that may be the last."""
        self._forget_below(begin)
        while True:
            self._look_ahead(begin)
            stairs, future = self._ahead.popleft()
            part = future.result()
            begin = stairs.stop
            yield part
            if part.ended is not None:
                return

    def _look_ahead(self, begin: int) -> None:
        if not self._ahead:
            self._ahead.append(self._submit(begin, begin + self._number))
        elif begin < self._ahead[0][0].start:
            self._ahead.appendleft(self._submit(begin, self._ahead[0][0].start))
        while len(self._ahead) <= self._ahead_of_need:
            begin = self._ahead[-1][0].stop
            self._ahead.append(self._submit(begin, begin + self._number))

    def _submit(self, begin: int, end: int) -> tuple[range, Future[Climbed]]:
        if self._ahead_of_need:
            return range(begin, end), self._pool.submit(self._climb, begin, end)
        done: Future[Climbed] = Future()
        done.set_result(self._climb(begin, end))
        return range(begin, end), done

    def _forget_below(self, stair: int) -> None:
        while self._ahead and self._ahead[0][0].start < stair:
            self._ahead.popleft()[1].cancel()


def _processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
