"""The money of millions of voters: exact, but counted once for all who have the same.

Groups of voters that have the same money are of the same kind. Arrays say of which kind a
group is, and plain whole numbers of any size what each kind has.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from medborgarbudget.counting.equal_shares import Purchase
from medborgarbudget.counting.explanation.purses import Payments, Purse, parts_for
from medborgarbudget.counting.packed.packing import places_of_runs
from medborgarbudget.counting.packed.supporters import PackedSupport

Numbers = NDArray[np.int64]

_LARGEST_TABLE = 1 << 23


@dataclass(frozen=True)
class _Alike:
    """Supporters who have the same and give the same: their kinds and points, and for each
    of the ``groups`` which of these they are."""

    kinds: list[int]
    points: list[int]
    groups: NDArray[np.int32]
    places: NDArray[np.intp]


class _PackedPurses(ABC):
    """Purses of which each kind holds one number, at first ``start``."""

    def __init__(
        self, support: PackedSupport, amounts: Sequence[Fraction], start: Fraction
    ) -> None:
        self.parts = parts_for([start, *amounts])
        self.support = support
        self.ballots = support.ballots
        self._held = [int(start * self.parts)]
        self._kinds_of = {self._held[0]: 0}
        self._kind = np.zeros(len(self.ballots), np.int32)

    def payments(self, purchase: Purchase) -> Payments:
        """What the supporters are about to pay."""
        alike = self._alike(purchase.project)
        amounts, ids = self._amounts(alike, purchase)
        payers = ids[alike.places]
        payments = Payments()
        weights = self.support.of(purchase.project).voters
        for amount, voters in zip(amounts, np.bincount(payers, weights, len(amounts)), strict=True):
            if amount:
                payments.voters[amount] += int(voters)
        for project, amount, voters in self._paid_by_others(alike, payers, amounts):
            payments.paid[project] += amount * voters
            payments.payers[project] += voters
        return payments

    def charge(self, purchase: Purchase) -> None:
        """Let the supporters pay."""
        alike = self._alike(purchase.project)
        rate = self._in_parts(purchase)
        after = [
            self._kind_holding(self._after(self._held[kind], points, rate))
            for kind, points in zip(alike.kinds, alike.points, strict=True)
        ]
        self._kind[alike.groups] = np.array(after, np.int32)[alike.places]

    def _amounts(self, alike: _Alike, purchase: Purchase) -> tuple[list[int], NDArray[np.intp]]:
        """The different amounts paid, and which of these those who are alike pay."""
        ids: dict[int, int] = {}
        rate = self._in_parts(purchase)
        purses = [
            (self._held[kind], each) for kind, each in zip(alike.kinds, alike.points, strict=True)
        ]
        payments = [abs(self._after(held, points, rate) - held) for held, points in purses]
        paid = [ids.setdefault(payment, len(ids)) for payment in payments]
        return list(ids), np.array(paid, np.intp)

    def _paid_by_others(
        self, alike: _Alike, payers: NDArray[np.intp], amounts: Sequence[int]
    ) -> Iterable[tuple[int, int, int]]:
        """Projects, an amount paid, and how many of the project's supporters paid it."""
        lengths = np.diff(self.ballots.offsets)[alike.groups]
        places = places_of_runs(self.ballots.offsets[alike.groups], lengths)
        pairs = self.ballots.projects[places].astype(np.int64) * len(amounts)
        pairs += np.repeat(payers, lengths)
        weights = np.repeat(self.ballots.weights[alike.groups], lengths)
        found, voters = _totals(pairs, weights, len(self.support.costs) * len(amounts))
        for pair, number in zip(found.tolist(), voters.tolist(), strict=True):
            project, amount = divmod(pair, len(amounts))
            if amounts[amount]:
                yield project, amounts[amount], number

    def _alike(self, project: int) -> _Alike:
        supporters = self.support.of(project)
        groups, points = supporters.groups, supporters.points.astype(np.int64)
        most = int(points.max(initial=0)) + 1
        keys = self._kind[groups].astype(np.int64) * most + points
        found, places = np.unique(keys, return_inverse=True)
        return _Alike((found // most).tolist(), (found % most).tolist(), groups, places)

    def _kind_holding(self, held: int) -> int:
        kind = self._kinds_of.setdefault(held, len(self._held))
        if kind == len(self._held):
            self._held.append(held)
        return kind

    def _in_parts(self, purchase: Purchase) -> int:
        return int(purchase.rate * self.parts)

    @abstractmethod
    def _after(self, held: int, points: int, rate: int) -> int:
        """What a purse holds after a payment; it differs by what is paid."""


class PackedSharePurses(_PackedPurses):
    """Voters who own the same share; a kind holds what its voters have left."""

    def __init__(self, support: PackedSupport, share: Fraction, rates: Sequence[Fraction]) -> None:
        super().__init__(support, rates, share)
        self._in_units = np.zeros(0)

    @cached_property
    def has_points(self) -> bool:
        """Whether some point is not 1."""
        return bool((self.ballots.points != 1).any())

    def of(self, project: int) -> Sequence[Purse]:
        """The purses of a project's supporters."""
        alike = self._alike(project)
        weights = self.support.of(project).voters
        voters = np.bincount(alike.places, weights, len(alike.kinds)).astype(np.int64).tolist()
        money = [self._held[kind] for kind in alike.kinds]
        return list(zip(money, alike.points, voters, strict=True))

    def about(self, project: int) -> NDArray[np.float64]:
        """What each group of its supporters has, in smallest units; correct but for rounding."""
        # A quotient of whole numbers is rounded only once, whatever their size.
        if new := [held / self.parts for held in self._held[len(self._in_units) :]]:
            self._in_units = np.concatenate([self._in_units, new])
        return self._in_units[self._kind[self.support.of(project).groups]]

    def _after(self, held: int, points: int, rate: int) -> int:
        return max(0, held - rate * points)


class PackedEarningPurses(_PackedPurses):
    """Voters who earn at the same pace; a kind holds how much they had earned when they
    last spent it all."""

    def __init__(self, support: PackedSupport, times: Sequence[Fraction]) -> None:
        super().__init__(support, times, Fraction(0))

    def _after(self, held: int, _points: int, rate: int) -> int:
        return max(held, rate)


def _totals(keys: Numbers, weights: Numbers, size: int) -> tuple[Numbers, Numbers]:
    """The different keys, all below ``size``, and the sum of the weights of each."""
    if size > _LARGEST_TABLE:
        found, places = np.unique(keys, return_inverse=True)
        return found, np.bincount(places, weights).astype(np.int64)
    totals = np.bincount(keys, weights, size)
    found = np.flatnonzero(totals)
    return found, totals[found].astype(np.int64)
