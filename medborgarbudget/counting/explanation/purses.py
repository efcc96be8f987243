"""What voters have while projects are bought, and what they pay."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import lcm
from typing import Protocol

from medborgarbudget.counting.election import Election
from medborgarbudget.counting.equal_shares import Purchase


@dataclass(frozen=True, slots=True)
class Payments:
    """What was paid for one project, in parts of the smallest unit.

    ``voters`` says how many paid what. ``paid`` and ``payers`` say, for each project, what
    its supporters paid together and how many of them paid.
    """

    voters: Counter[int] = field(default_factory=Counter)
    paid: Counter[int] = field(default_factory=Counter)
    payers: Counter[int] = field(default_factory=Counter)


Purse = tuple[int, int, int]
"""What some voters have each, in parts; the points each gives; and how many they are."""


class Purses(Protocol):
    """The money of all voters, in whole numbers of equal parts, so many to the smallest unit."""

    @property
    def parts(self) -> int:
        """How many parts the smallest unit is."""

    def payments(self, purchase: Purchase) -> Payments:
        """What the supporters are about to pay."""

    def charge(self, purchase: Purchase) -> None:
        """Let the supporters pay."""


def parts_for(amounts: Iterable[Fraction]) -> int:
    """So many parts to the smallest unit that all amounts are whole numbers of them."""
    return lcm(*(amount.denominator for amount in amounts))


class OpenPurses(Purses, Protocol):
    """Purses into which one can look."""

    def of(self, project: int) -> Sequence[Purse]:
        """The purses of a project's supporters."""


class SharePurses:
    """Voters who own the same share, and pay for each point, or all they have."""

    def __init__(self, election: Election, share: Fraction, rates: Iterable[Fraction]) -> None:
        self.election = election
        self.parts = parts_for([share, *rates])
        self._money = [int(share * self.parts)] * len(election.ballots)
        self._weights = [ballot.weight for ballot in election.ballots]

    def of(self, project: int) -> Sequence[Purse]:
        """The purses of a project's supporters."""
        money, weights = self._money, self._weights
        equals: defaultdict[tuple[int, int], int] = defaultdict(int)
        for group, points in self.election.supporters[project]:
            equals[money[group], points] += weights[group]
        return [(parts, points, voters) for (parts, points), voters in equals.items()]

    def payments(self, purchase: Purchase) -> Payments:
        """What the supporters are about to pay: the rate for each point, or all they have."""
        rate = int(purchase.rate * self.parts)
        payments = Payments()
        for group, points in self.election.supporters[purchase.project]:
            if payment := min(self._money[group], rate * points):
                _note(payments, self.election, group, payment)
        return payments

    def charge(self, purchase: Purchase) -> None:
        """Let the supporters pay."""
        rate = int(purchase.rate * self.parts)
        for group, points in self.election.supporters[purchase.project]:
            self._money[group] -= min(self._money[group], rate * points)


class EarningPurses:
    """Voters who earn at the same pace, and pay all that they have earned."""

    def __init__(self, election: Election, times: Iterable[Fraction]) -> None:
        self.election = election
        self.parts = parts_for(times)
        self._spent_until = [0] * len(election.ballots)

    def payments(self, purchase: Purchase) -> Payments:
        """What the supporters are about to pay: all they have earned by now."""
        time = int(purchase.rate * self.parts)
        payments = Payments()
        for group, _ in self.election.supporters[purchase.project]:
            if payment := time - self._spent_until[group]:
                _note(payments, self.election, group, payment)
        return payments

    def charge(self, purchase: Purchase) -> None:
        """Let the supporters pay."""
        time = int(purchase.rate * self.parts)
        for group, _ in self.election.supporters[purchase.project]:
            self._spent_until[group] = time


def _note(payments: Payments, election: Election, group: int, payment: int) -> None:
    ballot = election.ballots[group]
    payments.voters[payment] += ballot.weight
    for project, _ in ballot.points:
        payments.paid[project] += payment * ballot.weight
        payments.payers[project] += ballot.weight
