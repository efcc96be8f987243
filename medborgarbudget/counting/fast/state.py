"""What the inner loops work on: the election, the shares, and the state of the runs.

A *holder* is a class of ballot groups whose voters have paid for the same projects so far
(`medborgarbudget.counting.fast.board`). Several runs go side by side, each in its *lane*:
their purchases are mostly the same, and what takes time is to fetch from memory what a
voter has, not to reckon with it. ``off`` is always a bound on an error.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]
Short = NDArray[np.int32]
Flags = NDArray[np.bool_]

EPSILON = 2.0**-53
EXACT = 2.0**53
SPLITTER = 2.0**27 + 1
SMALLEST = 1e-300
WIDER, LESS = 1 + 2.0**-30, 1 - 2.0**-30
"""Make up for the rounding of error bounds themselves."""
NOBODY_LEFT = -1.0
"""Instead of an error bound: everyone who had money gave exactly all of it."""
UNSURE, DROPPED, FINE, TOO_DEAR = -1, 0, 1, 2
NOBODY, SOMEBODY, PERHAPS = 0, 1, 2
"""Whether a payer ran out of money."""


class Contest(NamedTuple):
    """What stays the same in all runs; ``rank`` is the place in the tie order.

    Projects with the same ``alike`` differ only by the lot if their prices are equal.
    Quota ``q`` stops ``member[member_start[q]:member_start[q + 1]]`` after ``most[q]``
    of them have won; ``quota_start`` and ``quota`` tell a project's quotas likewise.
    """

    by_cost: bool
    cost: Floats
    score: Floats
    votes: Floats
    rank: Whole
    alike: Whole
    most: Whole
    member_start: Whole
    member: Whole
    quota_start: Whole
    quota: Whole


class Board(NamedTuple):
    """The supporters of every project, at several levels of detail.

    At ``level``, project ``p`` is supported by the holders ``holder[i]`` with
    ``weight[i]`` voters who gave ``points[i]`` each (``None``: 1), for ``i`` from
    ``start[level, p]`` to ``start[level, p + 1]``. Holder ``h`` of a level was part of
    holder ``parent[first[level] + h]`` on the level before. ``needs[p]`` is the first
    level on which ``p`` may be bought: there, each holder supports it alike.
    """

    start: Whole
    holder: Short
    weight: Short
    points: Floats | None
    parent: Short
    first: Whole
    needs: Whole


class Shares(NamedTuple):
    """The share of each lane: in doubles, within ``off``, and exactly, as a ratio.

    Numerator and denominator are 0 if one of them is too large.
    """

    amount: Floats
    off: float
    numerator: Floats
    denominator: Floats


class Work(NamedTuple):
    """The state of runs side by side, and room to reckon in.

    ``money[h, lane]`` is what a voter of holder ``h`` has; the last column bounds the
    error in all lanes, and ``worst[0]`` bounds all errors. ``purse[lane]`` and the last
    row of ``purse`` are copies of it. For each lane and project: ``rate``, a bound from
    below, ``paid``, the rate it was last offered at, within ``off`` (also a first guess
    in the next run), ``low`` and ``high``, which enclose its price, ``rich``, the points
    of those who pay all if nobody pays in part (else 0), and ``seen``, the last turn in
    which its price was found. ``open`` has the places left in quotas. ``order`` is what
    each lane bought in the last run, turn by turn, and -1 behind it.
    """

    money: Floats
    worst: Floats
    purse: Floats
    rate: Floats
    paid: Floats
    off: Floats
    low: Floats
    high: Floats
    rich: Floats
    seen: Whole
    open: Whole
    order: Whole
