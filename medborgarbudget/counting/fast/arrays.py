"""An election in arrays that hold nothing but exact numbers."""

from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from medborgarbudget.counting.election import Election
from medborgarbudget.counting.packed import PackedBallots

EXACT = 2**53
"""Whole numbers below this are exact in doubles."""


class BeyondFastError(Exception):
    """The election's numbers are too large for sums in doubles to be exact."""


@dataclass(frozen=True, eq=False)
class ElectionArrays:
    """Ballot groups as in `PackedBallots`, and every project's cost, voters and points.

    ``points`` is ``None`` if every point is 1. Costs, voters and points are whole
    numbers in doubles; multiplied by weights, they add up to less than `EXACT`.
    """

    offsets: NDArray[np.int64]
    projects: NDArray[np.int32]
    points: NDArray[np.float64] | None
    weights: NDArray[np.int32]
    costs: NDArray[np.float64]
    votes: NDArray[np.float64]
    scores: NDArray[np.float64]

    @property
    def groups(self) -> int:
        """How many ballot groups there are."""
        return len(self.weights)


def as_arrays(election: Election) -> ElectionArrays:
    """The election in arrays; raises `BeyondFastError` if doubles cannot hold it exactly."""
    costs = [project.cost for project in election.projects]
    _require_exact(sum(costs))
    ballots = _packed(election)
    _require_exact(int(ballots.weights.max(initial=0)) << 22)
    approvals = bool((ballots.points == 1).all())
    points = None if approvals else ballots.points.astype(np.float64)
    _require_exact(sum(election.scores))
    return ElectionArrays(
        ballots.offsets,
        ballots.projects,
        points,
        ballots.weights.astype(np.int32),
        np.array(costs, np.float64),
        np.array(election.votes, np.float64),
        np.array(election.scores, np.float64),
    )


def _require_exact(number: float) -> None:
    if number >= EXACT:
        raise BeyondFastError


def _packed(election: Election) -> PackedBallots:
    ballots = election.ballots
    if isinstance(ballots, PackedBallots):
        return ballots
    pairs = chain.from_iterable(ballot.points for ballot in ballots)
    try:
        table = np.fromiter(chain.from_iterable(pairs), np.int64).reshape(-1, 2)
    except OverflowError as error:
        raise BeyondFastError from error
    _require_exact(table.max(initial=0))
    weights = [ballot.weight for ballot in ballots]
    _require_exact(sum(weights))
    lengths = np.array([0, *(len(ballot.points) for ballot in ballots)], np.int64)
    return PackedBallots(
        lengths.cumsum(),
        table[:, 0].astype(np.int32),
        table[:, 1].copy(),
        np.array(weights, np.int64),
    )
