"""Shares for the inner loops, in doubles."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

import numpy as np

from medborgarbudget.counting.fast.arrays import EXACT
from medborgarbudget.counting.fast.state import EPSILON, Floats, Shares


@dataclass(frozen=True, slots=True)
class Stairs:
    """Shares that grow by equal steps, in smallest units."""

    first: Fraction
    step: Fraction

    def share(self, stair: int) -> Fraction:
        """The first share raised so many steps."""
        return self.first + stair * self.step

    def stair(self, share: Fraction) -> int:
        """How many steps lead to the share."""
        return int((share - self.first) / self.step)

    def in_doubles(self, begin: int, end: int) -> Shares:
        """The shares from one stair up to another."""
        parts = lcm(self.first.denominator, self.step.denominator)
        if parts >= EXACT or self.share(end) * parts >= EXACT:
            return shares_in_doubles([self.share(stair) for stair in range(begin, end)])
        numerator = np.arange(begin, end) * int(self.step * parts) + int(self.first * parts)
        return _shares(numerator.astype(np.float64), np.full(end - begin, float(parts)))


def shares_in_doubles(shares: Sequence[Fraction]) -> Shares:
    """Any shares."""
    numerators = [share.numerator for share in shares]
    denominators = [share.denominator for share in shares]
    if max(numerators + denominators) < EXACT:
        return _shares(np.array(numerators, np.float64), np.array(denominators, np.float64))
    amounts = np.array([float(share) for share in shares])
    unknown = np.zeros(len(shares))
    return Shares(amounts, 2 * EPSILON * amounts.max(), unknown, unknown)


def _shares(numerator: Floats, denominator: Floats) -> Shares:
    amounts = numerator / denominator
    off = 0.0 if (denominator == 1).all() else 2 * EPSILON * amounts.max()
    return Shares(amounts, off, numerator, denominator)
