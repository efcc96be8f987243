"""Ballots of large elections in arrays: a million of them in tens of megabytes."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import overload

import numpy as np
from numpy.typing import NDArray

from medborgarbudget.counting.election import BallotGroup, Election

_GROUPS_AT_A_TIME = 1 << 16


@dataclass(frozen=True, eq=False)
class PackedBallots(Sequence[BallotGroup]):
    """Ballot groups side by side in arrays, in the order of `group_ballots`.

    Group ``g`` supports ``projects[offsets[g]:offsets[g + 1]]``, in increasing order, with
    the ``points`` at the same places, and ``weights[g]`` voters cast it. All arrays hold
    64-bit integers but ``projects``, which holds 32-bit ones. Points multiplied by weights
    add up to less than 2 to the power of 53, so that every sum is exact even in doubles.
    """

    offsets: NDArray[np.int64]
    projects: NDArray[np.int32]
    points: NDArray[np.int64]
    weights: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.weights)

    @overload
    def __getitem__(self, index: int) -> BallotGroup: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[BallotGroup, ...]: ...
    def __getitem__(self, index: int | slice) -> BallotGroup | tuple[BallotGroup, ...]:
        if isinstance(index, slice):
            return tuple(self[each] for each in range(*index.indices(len(self))))
        group = range(len(self))[index]
        return next(self._groups(group, group + 1))

    def __iter__(self) -> Iterator[BallotGroup]:
        # Some at a time: a million groups as objects would take half a gigabyte.
        for first in range(0, len(self), _GROUPS_AT_A_TIME):
            yield from self._groups(first, min(first + _GROUPS_AT_A_TIME, len(self)))

    def __eq__(self, other: object) -> bool:
        """Whether the other sequence, packed or not, holds equal groups in the same order."""
        if isinstance(other, PackedBallots):
            return all(map(np.array_equal, self._arrays(), other._arrays()))
        if isinstance(other, tuple):
            return len(self) == len(other) and all(map(BallotGroup.__eq__, self, other))
        return NotImplemented

    def voters_of(self, projects: int) -> tuple[int, ...]:
        """For each of so many projects, how many voters support it."""
        return self._totals(projects, None)

    def points_of(self, projects: int) -> tuple[int, ...]:
        """For each of so many projects, the points that all voters give it."""
        return self._totals(projects, self.points)

    def _totals(self, projects: int, points: NDArray[np.int64] | None) -> tuple[int, ...]:
        totals = np.zeros(projects)
        for first in range(0, len(self), _GROUPS_AT_A_TIME):
            bounds = self.offsets[first : first + _GROUPS_AT_A_TIME + 1]
            places = slice(bounds[0], bounds[-1])
            weights = self.weights[first : first + _GROUPS_AT_A_TIME].astype(np.float64)
            addends = np.repeat(weights, np.diff(bounds))
            if points is not None:
                addends *= points[places]
            totals += np.bincount(self.projects[places], addends, projects)
        return tuple(map(int, totals.tolist()))

    def _arrays(self) -> tuple[NDArray[np.integer], ...]:
        return self.offsets, self.projects, self.points, self.weights

    def _groups(self, first: int, end: int) -> Iterator[BallotGroup]:
        bounds = self.offsets[first : end + 1]
        places = slice(bounds[0], bounds[-1])
        pairs = list(zip(self.projects[places].tolist(), self.points[places].tolist(), strict=True))
        starts = (bounds - bounds[0]).tolist()
        weights = self.weights[first:end].tolist()
        for start, stop, weight in zip(starts, starts[1:], weights, strict=False):
            yield BallotGroup(tuple(pairs[start:stop]), weight)


@dataclass(frozen=True, eq=False)
class PackedElection(Election):
    """An election whose ballots are packed, with its sums taken over arrays.

    It equals an election with the same ballots that are not packed.
    """

    ballots: PackedBallots

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Election):
            return NotImplemented
        return all(
            getattr(self, name) == getattr(other, name) for name in Election.__dataclass_fields__
        )

    @cached_property
    def voters(self) -> int:
        """The number of valid ballots, blank ones included."""
        return int(self.ballots.weights.sum())

    @cached_property
    def votes(self) -> tuple[int, ...]:
        """For each project, how many voters support it."""
        return self.ballots.voters_of(len(self.projects))

    @cached_property
    def scores(self) -> tuple[int, ...]:
        """For each project, the points it got from all voters: its votes, for approvals."""
        return self.ballots.points_of(len(self.projects))

    def voters_for(self, projects: Collection[int]) -> int:
        """How many voters support at least one of the projects."""
        wanted = np.zeros(len(self.projects), np.int64)
        wanted[list(projects)] = 1
        so_far = np.concatenate([[0], wanted[self.ballots.projects].cumsum()])
        supports = np.diff(so_far[self.ballots.offsets]) > 0
        return int(self.ballots.weights[supports].sum())

    @cached_property
    def most_points(self) -> int:
        """The most points that any ballot gives one project; 1 if all are blank."""
        return int(self.ballots.points.max(initial=0)) or 1
