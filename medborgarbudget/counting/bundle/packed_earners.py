"""A million voters who earn at the same pace, followed exactly."""

from fractions import Fraction

import numpy as np

from medborgarbudget.counting.equal_shares import Purchase
from medborgarbudget.counting.packed.supporters import PackedSupport


class PackedEarners:
    """Voters who spend all they have when they buy; since when they earn says everything."""

    def __init__(self, support: PackedSupport) -> None:
        self._support = support
        self._times = [Fraction(0)]
        self._last = np.zeros(len(support.ballots), np.int32)

    def least_price(self, project: int) -> Fraction:
        """The time at which its supporters have earned its cost."""
        voters, spent = self._spent(project)
        return (self._support.costs[project] + spent) / voters

    def price(self, project: int) -> Purchase:
        """Its purchase at that time."""
        time = self.least_price(project)
        return Purchase(project, time, time)

    def paid(self, bought: Purchase) -> Fraction:
        """All that the supporters have at that time."""
        voters, spent = self._spent(bought.project)
        return voters * bought.rate - spent

    def charge(self, bought: Purchase) -> None:
        """Let the supporters spend all they have."""
        self._times.append(bought.rate)
        self._last[self._support.of(bought.project).groups] = len(self._times) - 1

    def _spent(self, project: int) -> tuple[int, Fraction]:
        """The number of its supporters, and what they have spent together."""
        supporters = self._support.of(project)
        voters = np.bincount(self._last[supporters.groups], supporters.voters).tolist()
        spent = (int(number) * self._times[last] for last, number in enumerate(voters) if number)
        return supporters.total_voters, sum(spent, Fraction(0))
