"""The earnings of a million voters: counted in arrays, and just as exact."""

from fractions import Fraction

import numpy as np

from medborgarbudget.counting.election import Election
from medborgarbudget.counting.packed.ballots import PackedBallots
from medborgarbudget.counting.packed.supporters import packed_support
from medborgarbudget.counting.phragmen import Earnings


class PackedEarnings(Earnings):
    """`Earnings` of packed ballots. Only voters are counted in arrays; times are fractions."""

    def __init__(self, election: Election) -> None:
        self.election = election
        self.times = [Fraction(0)]
        assert isinstance(election.ballots, PackedBallots)
        costs = tuple(project.cost for project in election.projects)
        self._support = packed_support(election.ballots, costs)
        self._last_in_arrays = np.zeros(len(election.ballots), np.int32)

    def buy(self, project: int, time: Fraction) -> None:
        self.times.append(time)
        self._last_in_arrays[self._support.of(project).groups] = len(self.times) - 1

    def _spent(self, project: int) -> list[tuple[Fraction, int]]:
        supporters = self._support.of(project)
        voters = np.bincount(self._last_in_arrays[supporters.groups], supporters.voters).tolist()
        return [(self.times[last], int(number)) for last, number in enumerate(voters) if number]
