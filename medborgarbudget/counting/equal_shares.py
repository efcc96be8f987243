"""The Method of Equal Shares: every voter owns an equal share of the money.

A project is bought by its supporters, the cheapest for them first. The count is exact:
all amounts are rational numbers. Source: Peters, Pierczyński and Skowron, *Proportional
Participatory Budgeting with Additive Utilities*, NeurIPS 2021.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from heapq import heapify, heappop, heappush
from math import lcm

from medborgarbudget.counting.election import Election
from medborgarbudget.counting.rule import Utility
from medborgarbudget.counting.ties import LotDraw, TieOrder


@dataclass(frozen=True, slots=True)
class Purchase:
    """A project bought: each supporter paid ``rate`` for each of its points, or all it had.

    ``rate`` is in smallest units; ``price`` is what the rule compared, the rate for each
    unit of utility that a point brings.
    """

    project: int
    rate: Fraction
    price: Fraction


@dataclass(frozen=True, slots=True)
class SharesRun:
    """What the voters buy when each owns ``share`` (in smallest units), in order."""

    share: Fraction
    purchases: tuple[Purchase, ...]
    lots: tuple[LotDraw, ...]
    anyone_ran_out: bool


@dataclass(frozen=True, slots=True)
class Offer:
    """What supporters could pay together, and whether any could pay all that is asked of it.

    Where none could, they would pay just as much at a slightly lower rate.
    """

    amount: Fraction
    someone_pays_all: bool


class Ledger:
    """What the voters have left.

    Money is kept as whole numbers of equal parts, ``parts`` to the smallest unit; the
    parts get finer when a price calls for it, so that no amount is ever rounded.
    """

    def __init__(self, election: Election, share: Fraction) -> None:
        self.election = election
        self.parts = share.denominator
        self.money = [share.numerator] * len(election.ballots)
        self.weights = [ballot.weight for ballot in election.ballots]
        self.anyone_ran_out = False

    def purses(self, project: int) -> Iterator[tuple[int, int, int]]:
        """The supporters' money in parts, points and number; equal ones together."""
        money, weights = self.money, self.weights
        equals: defaultdict[tuple[int, int], int] = defaultdict(int)
        for group, points in self.election.supporters[project]:
            equals[money[group], points] += weights[group]
        return ((parts, points, voters) for (parts, points), voters in equals.items())

    def rate(self, project: int) -> Fraction | None:
        """The rate at which its supporters can just pay for the project, if they can.

        Solves ``sum of min(money, rate x points) = cost`` from below: whoever cannot
        pay the rate gives all, the others share the rest at a higher rate, and so on.
        """
        rich = [purse for purse in self.purses(project) if purse[0]]
        cost = self.election.projects[project].cost * self.parts
        if sum(money * voters for money, _, voters in rich) < cost:
            return None
        while True:
            points = sum(each * voters for _, each, voters in rich)
            poor = [purse for purse in rich if purse[0] * points < cost * purse[1]]
            if not poor:
                return Fraction(cost, points * self.parts)
            rich = [purse for purse in rich if purse[0] * points >= cost * purse[1]]
            cost -= sum(money * voters for money, _, voters in poor)

    def offer(self, project: int, rate: Fraction) -> Offer:
        """What the supporters could pay together at ``rate`` a point."""
        price, finer = rate.numerator * self.parts, rate.denominator
        purses = [(money * finer, price * points, n) for money, points, n in self.purses(project)]
        total = sum(min(money, asked) * voters for money, asked, voters in purses)
        someone_pays_all = any(money >= asked for money, asked, _ in purses)
        return Offer(Fraction(total, self.parts * finer), someone_pays_all)

    def in_parts(self, rate: Fraction) -> int:
        """The rate as a whole number of parts, which get finer if that takes it."""
        finer = lcm(self.parts, rate.denominator) // self.parts
        if finer > 1:
            self.parts *= finer
            self.money = [money * finer for money in self.money]
        return rate.numerator * (self.parts // rate.denominator)

    def charge(self, project: int, rate: Fraction) -> None:
        """Let the supporters pay ``rate`` for each point, or all they have."""
        price = self.in_parts(rate)
        for group, points in self.election.supporters[project]:
            left = self.money[group] - price * points
            self.anyone_ran_out |= left < 0
            self.money[group] = max(left, 0)


def price_of(rate: Fraction, cost: int, utility: Utility) -> Fraction:
    """The rate for each unit of utility: a point brings the project's cost, or one."""
    return rate / cost if utility is Utility.COST else rate


def equal_shares(
    election: Election, share: Fraction, utility: Utility, ties: TieOrder
) -> SharesRun:
    """Let voters who own ``share`` each buy projects until they can afford no more.

    Projects that cost nothing or have no votes take no part. A price never falls while
    money is spent, so the last known price is a lower bound: a project is evaluated
    again only when its bound is the lowest.
    """
    ledger = Ledger(election, share)
    waiting: list[_Entry] = [
        (price_of(Fraction(project.cost, score), project.cost, utility), ties.by_cost(index), index)
        for index, (project, score) in enumerate(
            zip(election.projects, election.scores, strict=True)
        )
        if project.cost and score
    ]
    heapify(waiting)
    purchases: list[Purchase] = []
    lots: list[LotDraw] = []
    while waiting:
        _, order, project = heappop(waiting)
        rate = ledger.rate(project)
        if rate is None:
            continue
        price = price_of(rate, election.projects[project].cost, utility)
        entry = (price, order, project)
        if waiting and waiting[0] < entry:
            heappush(waiting, entry)
            continue
        if tied := _equals(entry, waiting, ledger, rate):
            lots.append(ties.draw([project, *tied]))
        purchases.append(Purchase(project, rate, price))
        ledger.charge(project, rate)
    return SharesRun(share, tuple(purchases), tuple(lots), ledger.anyone_ran_out)


_Entry = tuple[Fraction, tuple[int, int, int], int]


def _equals(entry: _Entry, waiting: list[_Entry], ledger: Ledger, rate: Fraction) -> list[int]:
    """The waiting projects that are level with the entry in price, cost and votes."""
    price, (cost, score, _), _ = entry
    return [
        project
        for bound, order, project in waiting
        if order[:2] == (cost, score) and bound == price and ledger.rate(project) == rate
    ]
