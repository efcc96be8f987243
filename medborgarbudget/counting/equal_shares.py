"""The Method of Equal Shares: every voter owns an equal share of the money.

A project is bought by its supporters, the cheapest for them first. The count is exact:
all amounts are rational numbers. Source: Peters, Pierczyński and Skowron, *Proportional
Participatory Budgeting with Additive Utilities*, NeurIPS 2021.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from heapq import heapify, heappop, heappush
from math import lcm

from medborgarbudget.counting.election import Election
from medborgarbudget.counting.quotas import OpenQuotas, Quota
from medborgarbudget.counting.rule import Utility
from medborgarbudget.counting.ties import LotDraw, TieOrder
from medborgarbudget.counting.waiting import Waiting, maybe_level


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

    def offer(self, project: int, rate: Fraction) -> Fraction:
        """What the supporters could pay together at ``rate`` a point, in smallest units."""
        price, finer = rate.numerator * self.parts, rate.denominator
        purses = [(money * finer, price * points, n) for money, points, n in self.purses(project)]
        total = sum(min(money, asked) * voters for money, asked, voters in purses)
        return Fraction(total, self.parts * finer)

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
    election: Election,
    share: Fraction,
    utility: Utility,
    ties: TieOrder,
    quotas: Sequence[Quota] = (),
) -> SharesRun:
    """Let voters who own ``share`` each buy projects until they can afford no more.

    Projects that cost nothing, have no votes or are stopped by a quota take no part. A
    price never falls while money is spent, so the last known price is a lower bound: a
    project is evaluated again only when its bound is the lowest.
    """
    ledger, open_quotas = Ledger(election, share), OpenQuotas(quotas)
    waiting = _least_prices(election, utility, ties)
    purchases: list[Purchase] = []
    lots: list[LotDraw] = []

    def purchase_now(project: int) -> Purchase | None:
        rate = None if open_quotas.stopping(project) else ledger.rate(project)
        if rate is None:
            return None
        return Purchase(project, rate, price_of(rate, election.projects[project].cost, utility))

    while waiting:
        _, order, project = heappop(waiting)
        purchase = purchase_now(project)
        if purchase is None:
            continue
        entry = Waiting(purchase.price, order, project)
        if waiting and waiting[0] < entry:
            heappush(waiting, entry)
            continue
        level = map(purchase_now, maybe_level(entry, waiting))
        if tied := [each.project for each in level if each and each.price == purchase.price]:
            lots.append(ties.draw([project, *tied]))
        purchases.append(purchase)
        ledger.charge(project, purchase.rate)
        open_quotas.take(project)
    return SharesRun(share, tuple(purchases), tuple(lots), ledger.anyone_ran_out)


def _least_prices(election: Election, utility: Utility, ties: TieOrder) -> list[Waiting]:
    """What each project would cost supporters none of whom runs short, the cheapest first."""
    waiting = [
        Waiting(
            price_of(Fraction(project.cost, score), project.cost, utility),
            ties.among_equals(index),
            index,
        )
        for index, (project, score) in enumerate(
            zip(election.projects, election.scores, strict=True)
        )
        if project.cost and score
    ]
    heapify(waiting)
    return waiting
