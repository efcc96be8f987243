"""Who got something, taken over arrays."""

import numpy as np

from medborgarbudget.counting.packed.ballots import PackedBallots


def voters_by_winners(
    ballots: PackedBallots, projects: int, won: frozenset[int]
) -> tuple[tuple[int, int], ...]:
    """How many voters voted for how many of the winners, from none upwards."""
    wins = np.zeros(projects, np.int64)
    wins[list(won)] = 1
    so_far = np.concatenate([[0], wins[ballots.projects].cumsum()])
    winners = np.diff(so_far[ballots.offsets])
    voters = np.bincount(winners, ballots.weights)
    return tuple((number, int(each)) for number, each in enumerate(voters) if each)
