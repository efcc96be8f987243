"""Equal shares of a million voters, followed exactly: every decision by whole numbers.

What a voter has left is kept in doubles, good enough to see who can pay a rate in full.
Where that is too close to tell, the voter's purchases are added up exactly. Then the
payments follow from numbers of voters: those who pay in full pay the rate for each point;
the others pay the share, less what they paid for each earlier purchase.
"""

from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from medborgarbudget.counting.equal_shares import Purchase, price_of
from medborgarbudget.counting.packed.supporters import PackedSupport, Supporters, total
from medborgarbudget.counting.rule import Utility

_ROUNDING = 2.0**-53
_SPARE = 4
"""How much wider than proved the margins are in which doubles are not trusted."""


class PackedSharers:
    """Voters who own ``share`` each at first, in smallest units."""

    def __init__(self, support: PackedSupport, share: Fraction, utility: Utility) -> None:
        self._support, self._share, self._utility = support, share, utility
        self._money = np.full(len(support.ballots), float(share))
        self._empty = np.zeros(len(support.ballots), np.bool_)
        self._rates: dict[int, Fraction] = {}
        self._supporters: dict[int, Supporters] = {}
        self._least: dict[int, float] = {}
        # A voter's money is a difference of so many rounded terms, none above the share.
        self._error = _SPARE * (2 * support.longest + 2) * float(share) * _ROUNDING

    def least_price(self, project: int) -> Fraction | None:
        """Its price, less what doubles may be wrong; ``None`` if it surely cannot be paid."""
        payers = self._payers(project)
        money, cost = self._money[payers.groups], self._support.costs[project]
        wrong = self._wrong(payers)
        if total(money, payers.voters) + wrong < cost:
            return None
        rate = self._rate(project, money, payers)
        rich = money > rate * payers.points + self._error
        surely_rich = total(payers.points[rich], payers.voters[rich])
        if surely_rich:
            off = (wrong + _SPARE * len(money) * _ROUNDING * cost) / surely_rich
            rate = max(rate * (1 - _SPARE * _ROUNDING) - off, 0.0)
        self._least[project] = rate if surely_rich else 0.0
        return price_of(Fraction(self._least[project]), cost, self._utility)

    def price(self, project: int) -> Purchase | None:
        """Its purchase, at the rate that its supporters can just pay."""
        payers, cost = self._payers(project), self._support.costs[project]
        money = self._money[payers.groups]
        left = total(money, payers.voters)
        close = abs(left - cost) <= self._wrong(payers)
        if (self._left(payers) if close else left) < cost:
            return None
        rate = Fraction(cost, payers.total_points)
        if least := self._least.get(project):
            rate = self._improved(project, payers, Fraction(least)) or rate
        while (better := self._improved(project, payers, rate)) != rate:
            assert better is not None
            rate = better
        return Purchase(project, rate, price_of(rate, cost, self._utility))

    def paid(self, bought: Purchase) -> Fraction:
        """The rate for each point from everyone, or all that somebody has."""
        payers = self._payers(bought.project)
        poor = self._poor(payers, bought.rate)
        return payers.where(~poor).total_points * bought.rate + self._left(payers.where(poor))

    def charge(self, bought: Purchase) -> None:
        """Take the payments from the supporters."""
        payers = self._payers(bought.project)
        poor = self._poor(payers, bought.rate)
        self._empty[payers.groups[poor]] = True
        rich = payers.where(~poor)
        self._money[rich.groups] -= float(bought.rate) * rich.points
        self._rates[bought.project] = bought.rate

    def _rate(self, project: int, money: NDArray[np.float64], payers: Supporters) -> float:
        """About the rate at which they can just pay; 0 if doubles find none.

        At a rate that is too low, such as the least that it was before, more people count as
        able to pay it in full than are: so it rises, and whoever cannot pay is done with.
        """
        points, voters, due = payers.points, payers.voters, float(self._support.costs[project])
        rate = self._least.get(project, 0.0)
        while True:
            poor = money < rate * points
            if poor.any():
                due -= total(money[poor], voters[poor])
                money, points, voters = money[~poor], points[~poor], voters[~poor]
            if not len(money):
                return 0.0
            better = due / total(points, voters)
            if better <= rate:
                return rate
            rate = better

    def _wrong(self, payers: Supporters) -> float:
        """How far the sum of their money in doubles may be from what they have."""
        voters = payers.total_voters
        return voters * (self._error + _SPARE * len(payers.groups) * _ROUNDING * float(self._share))

    def _improved(self, project: int, payers: Supporters, rate: Fraction) -> Fraction | None:
        """The rate at which those who can pay this one in full fill up what the others give."""
        poor = self._poor(payers, rate)
        points = payers.where(~poor).total_points
        if not points:
            return None
        return (self._support.costs[project] - self._left(payers.where(poor))) / points

    def _payers(self, project: int) -> Supporters:
        """The supporters who have paid everything in full until now: the others have nothing."""
        known = self._supporters.get(project) or self._support.of(project)
        empty = self._empty[known.groups]
        self._supporters[project] = known.where(~empty) if empty.any() else known
        return self._supporters[project]

    def _left(self, payers: Supporters) -> Fraction:
        """What they have together."""
        left = payers.total_voters * self._share
        points = self._support.points_by_project(payers.groups, payers.voters)
        paid = (points[each] * rate for each, rate in self._rates.items() if points[each])
        return left - sum(paid)

    def _poor(self, payers: Supporters, rate: Fraction) -> NDArray[np.bool_]:
        """Which of them have less than the rate for each of their points."""
        asked = float(rate) * payers.points
        money = self._money[payers.groups]
        poor: NDArray[np.bool_] = money < asked
        close = np.flatnonzero(np.abs(money - asked) <= self._error + _SPARE * _ROUNDING * asked)
        known: dict[tuple[tuple[int, int], ...], Fraction] = {}
        for place in close.tolist():
            left = self._left_of(int(payers.groups[place]), known)
            poor[place] = left < rate * int(payers.points[place])
        return poor

    def _left_of(self, group: int, known: dict[tuple[tuple[int, int], ...], Fraction]) -> Fraction:
        """What a voter of the group has, who has paid everything in full."""
        points = self._support.ballots[group].points
        paid = tuple((project, given) for project, given in points if project in self._rates)
        if paid not in known:
            known[paid] = self._share - sum(self._rates[each] * given for each, given in paid)
        return known[paid]
