"""The grades of large elections, counted in arrays."""

from collections.abc import Iterator, Sequence

import numpy as np

from medborgarbudget.counting.election import BallotGroup
from medborgarbudget.counting.packed.ballots import PackedBallots

_GROUPS_AT_A_TIME = 1 << 16


def packed_grades(ballots: Sequence[BallotGroup], projects: int) -> Iterator[dict[int, int]]:
    """For each of so many projects, how many voters gave it which grade."""
    assert isinstance(ballots, PackedBallots)
    grades = np.unique(ballots.points)
    voters = np.zeros(projects * len(grades))
    for first in range(0, len(ballots), _GROUPS_AT_A_TIME):
        bounds = ballots.offsets[first : first + _GROUPS_AT_A_TIME + 1]
        places = slice(bounds[0], bounds[-1])
        cells = np.searchsorted(grades, ballots.points[places])
        cells += ballots.projects[places].astype(np.int64) * len(grades)
        weights = np.repeat(ballots.weights[first : first + _GROUPS_AT_A_TIME], np.diff(bounds))
        # Sums in doubles are exact: see `PackedBallots`.
        voters += np.bincount(cells, weights, len(voters))
    names = grades.tolist()
    for numbers in voters.reshape(projects, len(grades)).tolist():
        yield {grade: int(number) for grade, number in zip(names, numbers, strict=True) if number}
