"""Who paid what for which winner."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from fractions import Fraction

from medborgarbudget.counting.equal_shares import Purchase
from medborgarbudget.counting.explanation.purses import Payments


@dataclass(frozen=True, slots=True)
class Spending:
    """What the supporters of a project paid together for a winner, and how many paid."""

    winner: int
    amount: Fraction
    voters: int


class Spendings:
    """What was paid, collected purchase by purchase."""

    def __init__(self, parts: int) -> None:
        self._parts = parts
        self._payments: dict[int, tuple[tuple[Fraction, int], ...]] = {}
        self._spent_on: defaultdict[int, list[Spending]] = defaultdict(list)
        self._spent: Counter[int] = Counter()

    def note(self, purchase: Purchase, payments: Payments) -> None:
        """Take down the payments for a purchase."""
        self._payments[purchase.project] = tuple(
            (Fraction(amount, self._parts), voters)
            for amount, voters in sorted(payments.voters.items(), reverse=True)
        )
        for project, amount in payments.paid.items():
            voters = payments.payers[project]
            spending = Spending(purchase.project, Fraction(amount, self._parts), voters)
            self._spent_on[project].append(spending)
        self._spent.update(payments.paid)

    def payments(self, winner: int) -> tuple[tuple[Fraction, int], ...]:
        """How many voters paid what for a winner, highest payment first."""
        return self._payments.get(winner, ())

    def spent_on(self, project: int) -> tuple[Spending, ...]:
        """What the project's supporters paid for each winner, most first."""
        return tuple(sorted(self._spent_on[project], key=lambda spent: -spent.amount))

    def parts_spent(self, project: int) -> int:
        """What the project's supporters have paid so far, in parts of the smallest unit."""
        return self._spent[project]

    def spent(self, project: int) -> Fraction:
        """What the project's supporters have paid together so far."""
        return Fraction(self._spent[project], self._parts)
