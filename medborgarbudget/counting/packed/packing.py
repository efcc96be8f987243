"""Equal ballots put together without looking at them one by one.

A ballot is a run of entries, each a project and its points. Entries are written as numbers
of a few bits and packed side by side into 64-bit words, so that the order of words is the
order of ballots. Most ballots fit into one word; only those that begin alike are compared
by their next one.
"""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from medborgarbudget.counting.election import BallotGroup
from medborgarbudget.counting.packed.ballots import PackedBallots

Numbers = NDArray[np.integer]
Places = NDArray[np.int64]
Words = NDArray[np.uint64]

_WORD_BITS = 64
# Half of what is exact, because the sum that is compared to it is rounded itself.
_LARGEST_SUM = 2**52
_BALLOTS_AT_A_TIME = 1 << 16


class InexactError(ValueError):
    """The points are too many for sums that stay exact in doubles."""


@dataclass(frozen=True)
class Ballots:
    """Ballots one after the other, in any order.

    ``lengths`` says how many entries each has. ``projects`` are those of all entries, in
    increasing order within a ballot, and ``points`` runs parallel to them; ``None`` is 1
    point everywhere. ``weights`` says how many voters cast each ballot; ``None`` is one.
    """

    lengths: Numbers
    projects: Numbers
    points: Numbers | None = None
    weights: Numbers | None = None


def pack(groups: Iterable[BallotGroup]) -> PackedBallots:
    """The groups in arrays, equal ones put together, in the order of `group_ballots`.

    Raises `InexactError` where points are too many for that.
    """
    lengths, projects, points, weights = array("i"), array("i"), array("q"), array("q")
    try:
        for group in groups:
            lengths.append(len(group.points))
            weights.append(group.weight)
            for project, number in group.points:
                projects.append(project)
                points.append(number)
    except OverflowError:
        raise InexactError from None
    return put_together(Ballots(*map(np.asarray, (lengths, projects, points, weights))))


def put_together(ballots: Ballots) -> PackedBallots:
    """Equal ballots as one group, in the order of `group_ballots`.

    Raises `InexactError` where points are too many for that.
    """
    _require_exact_sums(ballots)
    order, differs = _in_order(_Entries(ballots), len(ballots.lengths))
    firsts = np.flatnonzero(differs)
    if ballots.weights is None:
        weights = np.diff(firsts, append=len(order))
    elif len(order):
        weights = np.add.reduceat(ballots.weights[order], firsts)
    else:
        weights = np.zeros(0, np.int64)
    return _packed(ballots, order[firsts], weights)


def offsets_of(lengths: Numbers) -> Places:
    """Where each of the runs with these lengths begins if they follow each other, and
    where the last one ends."""
    offsets = np.zeros(len(lengths) + 1, np.int64)
    np.cumsum(lengths, out=offsets[1:])
    return offsets


def places_of_runs(starts: Places, lengths: Numbers) -> Places:
    """All places of the runs that start there and are so long.

    >>> places_of_runs(np.array([7, 2]), np.array([2, 3])).tolist()
    [7, 8, 2, 3, 4]
    """
    offsets = offsets_of(lengths)
    return np.repeat(starts - offsets[:-1], lengths) + np.arange(offsets[-1])


def _require_exact_sums(ballots: Ballots) -> None:
    most = 1.0 if ballots.points is None else float(ballots.points.max(initial=1))
    weights = 1.0 if ballots.weights is None else ballots.weights.astype(np.float64)
    if most * float((ballots.lengths * weights).sum()) > _LARGEST_SUM:
        raise InexactError


class _Entries:
    """The entries of ballots as numbers from 1, several to a word, the first one highest."""

    def __init__(self, ballots: Ballots) -> None:
        self.lengths, self._starts = ballots.lengths, offsets_of(ballots.lengths)[:-1]
        self._projects, self._points = ballots.projects, ballots.points
        projects = int(self._projects.max(initial=0)) + 1
        self._most = 1 if self._points is None else int(self._points.max(initial=1))
        if self._points is not None and (projects * self._most).bit_length() > _WORD_BITS:
            # Their rank among all is in the same order, and smaller.
            self._points = np.unique(self._points, return_inverse=True)[1] + 1
            self._most = int(self._points.max(initial=1))
        self._bits = (projects * self._most).bit_length()
        self.in_word = _WORD_BITS // self._bits

    def word(self, ballots: Places, number: int) -> Words:
        """The word of this number, counted from 0, of each of these ballots.

        Where a ballot has ended there are zeros, so that it precedes the longer ones.
        """
        words = np.zeros(len(ballots), np.uint64)
        lengths, starts = self.lengths[ballots], self._starts[ballots]
        for place in range(self.in_word):
            longer = np.flatnonzero(lengths > number * self.in_word + place)
            entries = self._numbers(starts[longer] + (number * self.in_word + place))
            words[longer] |= entries << (self._bits * (self.in_word - 1 - place))
        return words

    def _numbers(self, places: Places) -> Words:
        numbers = self._projects[places].astype(np.uint64) * self._most
        if self._points is None:
            return numbers + 1
        return numbers + self._points[places].astype(np.uint64)


def _in_order(entries: _Entries, ballots: int) -> tuple[Places, NDArray[np.bool_]]:
    """The ballots in the order of their content, and which differ from the one before."""
    words = entries.word(np.arange(ballots), 0)
    order = np.argsort(words)
    differs = np.ones(ballots, np.bool_)
    differs[1:] = np.diff(words[order]) != 0
    number = 1
    while _refine(entries, number, order, differs):
        number += 1
    return order, differs


def _refine(entries: _Entries, number: int, order: Places, differs: NDArray[np.bool_]) -> bool:
    """Order by their word of this number those that are equal up to there; whether any are."""
    alike = ~differs
    alike[:-1] |= ~differs[1:]
    # Those that are alike up to here have all ended, at the same entry, or none has.
    alike &= entries.lengths[order] >= number * entries.in_word
    places = np.flatnonzero(alike)
    if not len(places):
        return False
    ballots = order[places]
    words = entries.word(ballots, number)
    by_content = np.lexsort((words, np.cumsum(differs)[places]))
    order[places] = ballots[by_content]
    differs[places[1:]] |= np.diff(words[by_content]) != 0
    return True


def _packed(ballots: Ballots, chosen: Places, weights: Numbers) -> PackedBallots:
    """Only the chosen ballots, in this order."""
    lengths, starts = ballots.lengths[chosen], offsets_of(ballots.lengths)[chosen]
    offsets = offsets_of(lengths)
    projects = np.empty(offsets[-1], np.int32)
    points = np.ones(offsets[-1], np.int64)
    for first in range(0, len(chosen), _BALLOTS_AT_A_TIME):
        some = slice(first, min(first + _BALLOTS_AT_A_TIME, len(chosen)))
        target = slice(offsets[some.start], offsets[some.stop])
        source = places_of_runs(starts[some], lengths[some])
        projects[target] = ballots.projects[source]
        if ballots.points is not None:
            points[target] = ballots.points[source]
    return PackedBallots(offsets, projects, points, weights.astype(np.int64, copy=False))
