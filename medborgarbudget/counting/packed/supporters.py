"""The supporters of every project of a large election, side by side in arrays."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from medborgarbudget.counting.packed.ballots import PackedBallots
from medborgarbudget.counting.packed.packing import offsets_of, places_of_runs


@dataclass(frozen=True, eq=False)
class Supporters:
    """Some ballot groups that support a project, their points for it and their voters."""

    groups: NDArray[np.int32]
    points: NDArray[np.float64]
    voters: NDArray[np.float64]

    def where(self, chosen: NDArray[np.bool_]) -> "Supporters":
        """Those that are chosen."""
        return Supporters(self.groups[chosen], self.points[chosen], self.voters[chosen])

    @cached_property
    def total_points(self) -> int:
        """The points of all voters, a sum that is exact in doubles."""
        return int(total(self.points, self.voters))

    @cached_property
    def total_voters(self) -> int:
        """The number of all voters."""
        return int(self.voters.sum())


def total(values: NDArray[np.float64], voters: NDArray[np.float64]) -> float:
    """The sum of the values of all voters.

    The scalar product of linear algebra would start threads, and take longer where other
    processes need the processor too.
    """
    return float(np.einsum("i,i", values, voters))


@dataclass(frozen=True, eq=False)
class PackedSupport:
    """An election seen from its projects: ``costs`` and supporters of each.

    ``longest`` is the number of projects on the longest ballot.
    """

    ballots: PackedBallots
    costs: tuple[int, ...]
    voters: NDArray[np.float64]
    longest: int
    _places: NDArray[np.int64]
    _groups: NDArray[np.int32]
    _ends: NDArray[np.int64]

    def of(self, project: int) -> Supporters:
        """The supporters of a project."""
        some = slice(self._ends[project], self._ends[project + 1])
        groups = self._groups[some]
        points = self.ballots.points[self._places[some]].astype(np.float64)
        return Supporters(groups, points, self.voters[groups])

    def points_by_project(
        self, groups: NDArray[np.int32], voters: NDArray[np.float64]
    ) -> list[int]:
        """For each project, the points that these groups of so many voters give it."""
        starts = self.ballots.offsets[groups]
        lengths = self.ballots.offsets[groups + 1] - starts
        places = places_of_runs(starts, lengths)
        points = self.ballots.points[places] * np.repeat(voters, lengths)
        totals = np.bincount(self.ballots.projects[places], points, len(self.costs))
        return [int(total) for total in totals.tolist()]


def packed_support(ballots: PackedBallots, costs: tuple[int, ...]) -> PackedSupport:
    """Packed ballots put in order of the projects, which have these costs."""
    # Sorting is quickest by numbers of two bytes.
    projects = ballots.projects.astype(np.min_scalar_type(len(costs)))
    lengths = np.diff(ballots.offsets)
    places = np.argsort(projects, kind="stable")
    groups = np.repeat(np.arange(len(ballots), dtype=np.int32), lengths)[places]
    return PackedSupport(
        ballots=ballots,
        costs=costs,
        voters=ballots.weights.astype(np.float64),
        longest=int(lengths.max(initial=0)),
        _places=places,
        _groups=groups,
        _ends=offsets_of(np.bincount(projects, minlength=len(costs))),
    )
