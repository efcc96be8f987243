"""Voters and their money, for elections of the usual size: whole numbers and fractions."""

from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from medborgarbudget.counting.bundle.market import Payers
from medborgarbudget.counting.election import Election
from medborgarbudget.counting.equal_shares import Ledger, Purchase, price_of
from medborgarbudget.counting.phragmen import earnings_of
from medborgarbudget.counting.rule import Utility

if TYPE_CHECKING:
    from medborgarbudget.counting.packed.supporters import PackedSupport


class Voters:
    """The voters of an election, ready to be given money."""

    def __init__(self, election: Election) -> None:
        self._election = election
        self._few = isinstance(election.ballots, tuple)

    def sharing(self, share: Fraction, utility: Utility) -> Payers:
        """They own ``share`` each, in smallest units."""
        if self._few:
            return Sharers(self._election, share, utility)
        from medborgarbudget.counting.bundle.packed_sharers import PackedSharers

        return PackedSharers(self._support, share, utility)

    def earning(self) -> Payers:
        """They all earn one smallest unit at a time, from nothing."""
        return Earners(self._election)

    @cached_property
    def _support(self) -> "PackedSupport":
        from medborgarbudget.counting.packed import PackedBallots
        from medborgarbudget.counting.packed.supporters import packed_support

        ballots = self._election.ballots
        assert isinstance(ballots, PackedBallots)
        return packed_support(ballots, tuple(each.cost for each in self._election.projects))


class Sharers:
    """Voters who own equal shares at first."""

    def __init__(self, election: Election, share: Fraction, utility: Utility) -> None:
        self._ledger, self._utility = Ledger(election, share), utility

    def least_price(self, project: int) -> Fraction | None:
        """Its price; ``None`` if its supporters have too little left."""
        purchase = self.price(project)
        return purchase.price if purchase else None

    def price(self, project: int) -> Purchase | None:
        """Its purchase, at the rate that its supporters can just pay."""
        rate = self._ledger.rate(project)
        if rate is None:
            return None
        cost = self._ledger.election.projects[project].cost
        return Purchase(project, rate, price_of(rate, cost, self._utility))

    def paid(self, bought: Purchase) -> Fraction:
        """The rate for each point from everyone, or all that somebody has."""
        return self._ledger.offer(bought.project, bought.rate)

    def charge(self, bought: Purchase) -> None:
        """Take the payments from the supporters."""
        self._ledger.charge(bought.project, bought.rate)


class Earners:
    """Voters who earn at the same pace; the price of a project is the time when it is paid."""

    def __init__(self, election: Election) -> None:
        self._earnings = earnings_of(election)

    def least_price(self, project: int) -> Fraction:
        """The time at which its supporters have earned its cost."""
        return self._earnings.time_of(project)

    def price(self, project: int) -> Purchase:
        """Its purchase at that time."""
        time = self._earnings.time_of(project)
        return Purchase(project, time, time)

    def paid(self, bought: Purchase) -> Fraction:
        """All that the supporters have at that time."""
        return self._earnings.unspent(bought.project, bought.rate)

    def charge(self, bought: Purchase) -> None:
        """Let the supporters spend all they have."""
        self._earnings.buy(bought.project, bought.rate)
