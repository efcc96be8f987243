"""The final run of equal shares once more, watched from the side of every loser."""

from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction
from math import ceil, floor

from medborgarbudget.counting.equal_shares import Purchase
from medborgarbudget.counting.explanation.hopefuls import CostRange, Hopeful, highest_cost
from medborgarbudget.counting.explanation.purses import OpenPurses
from medborgarbudget.counting.explanation.reach import Reach
from medborgarbudget.counting.explanation.spending import Spendings
from medborgarbudget.counting.outcome import Outcome
from medborgarbudget.counting.quotas import Quota
from medborgarbudget.counting.rule import EqualShares, Utility


class Asked:
    """What supporters are asked to pay where a project is just as dear as a winner.

    Amounts are whole numbers of ``1 / scale`` parts. The rate for each point is
    ``by_cost x cost + fixed``: a dear project may ask for more if it is worth its cost.
    """

    def __init__(self, purchase: Purchase, parts: int, utility: Utility) -> None:
        rate = int(purchase.rate * parts)
        if utility is Utility.COST:
            self.scale = int(purchase.rate / purchase.price)
            self.by_cost, self.fixed = rate, 0
        else:
            self.scale, self.by_cost, self.fixed = 1, 0, rate
        self.unit = parts * self.scale

    def rate(self, cost: int) -> int:
        """The rate for each point."""
        return self.by_cost * cost + self.fixed


class Bid:
    """What a loser's supporters could pay at a winner's purchase."""

    def __init__(self, purses: Sequence[tuple[int, int, int]], asked: Asked) -> None:
        self.asked = asked
        self._purses = [(money * asked.scale, points, n) for money, points, n in purses]

    def offer(self, cost: int) -> int:
        """What they could pay together for a project at this cost that is just as dear."""
        rate = self.asked.rate(cost)
        return sum(min(money, rate * points) * voters for money, points, voters in self._purses)

    def someone_pays_all(self, cost: int) -> bool:
        """Whether any could pay all that is asked; else a slightly lower rate does as well."""
        rate = self.asked.rate(cost)
        return any(money >= rate * points for money, points, _ in self._purses)

    def highest_payable(self, most: int) -> int:
        """The highest cost up to ``most`` that they could pay; 0 if there is none.

        What they pay bends downwards as the cost grows, because more of them run short. So
        each step, along the line of those who run short at a cost that is too high, ends
        at a lower cost that is still not too low.
        """
        cost = most
        while cost > 0:
            rate = self.asked.rate(cost)
            rich = sum(n * points for money, points, n in self._purses if money >= rate * points)
            poor = sum(money * n for money, points, n in self._purses if money < rate * points)
            paid_for_cost = rich * self.asked.by_cost
            fixed = poor + rich * self.asked.fixed
            if fixed + paid_for_cost * cost >= cost * self.asked.unit:
                return cost
            cost = fixed // (self.asked.unit - paid_for_cost)
        return 0


class SharesRetold:
    """What every loser's supporters could have paid, purchase by purchase.

    Losers are looked at only when their supporters are about to pay, or when a quota is
    about to stop them. Prices never fall: as long as their money stays the same, they can
    pay more at each purchase.
    """

    def __init__(self, outcome: Outcome, purses: OpenPurses, quotas: Sequence[Quota]) -> None:
        assert outcome.share is not None
        self.outcome, self.purses = outcome, purses
        self.share = outcome.share
        self.spendings = Spendings(purses.parts)
        self._bought = {purchase.project for purchase in outcome.purchases}
        self._offers: defaultdict[int, Fraction] = defaultdict(Fraction)
        self._votes: dict[int, int] = {}
        self._costs: defaultdict[int, int] = defaultdict(int)
        self._reach = Reach(outcome, quotas)
        self._retell()

    def effective_support(self, project: int) -> Fraction:
        """The largest part of its cost that its supporters could pay; 1 if they did."""
        cost = self.outcome.ties.costs[project]
        if not cost:
            return Fraction(1 if self.outcome.election.votes[project] else 0)
        if project in self._bought:
            return Fraction(1)
        return min(self._offers[project] / cost, Fraction(1))

    def fewest_votes(self, project: int) -> int | None:
        """How many further voters would have bought the loser at the final share."""
        return self._votes.get(project)

    def highest_cost(self, project: int) -> int | None:
        """The highest lower cost at which the loser would have been bought."""
        return self._costs.get(project) or None

    def kept(self, project: int) -> Fraction:
        """What the project's supporters had left together when the count ended."""
        return self.share * self.outcome.election.votes[project] - self.spendings.spent(project)

    def _retell(self) -> None:
        costs = self.outcome.ties.costs
        watched = {index for index, cost in enumerate(costs) if cost} - self._bought
        for step, purchase in enumerate(self.outcome.purchases):
            payments = self.purses.payments(purchase)
            self.spendings.note(purchase, payments)
            for project in watched & (payments.paid.keys() | self._reach.closing(step)):
                self._consider(project, step, purchase)
            self.purses.charge(purchase)
        for project in watched:
            self._watch_end(project)

    def _consider(self, project: int, step: int, purchase: Purchase) -> None:
        self._watch(project, step, purchase)

    def _watch(self, project: int, step: int, purchase: Purchase) -> None:
        method = self.outcome.rule.method
        assert isinstance(method, EqualShares)
        asked = Asked(purchase, self.purses.parts, method.utility)
        bid = Bid(self.purses.of(project), asked)
        cost = self.outcome.ties.costs[project]
        offer = bid.offer(cost)
        self._offers[project] = max(self._offers[project], Fraction(offer, asked.unit))
        if step < self._reach.steps(project):
            self._need(project, self._votes_before(project, purchase.project, bid, offer))
        for costs in self._reach.lower_costs(project, step):
            self._afford(project, costs, purchase.project, bid)

    def _votes_before(self, project: int, winner: int, bid: Bid, offer: int) -> int:
        """The votes with which the loser would have gone before a winner at its purchase."""
        outcome, asked = self.outcome, bid.asked
        cost = outcome.ties.costs[project]
        in_full = asked.rate(cost) * outcome.election.most_points
        each = min(int(self.share * asked.unit), in_full)
        gap = cost * asked.unit - offer
        votes = max(0, -(-gap // each))
        pays_all = bid.someone_pays_all(cost) or (votes > 0 and each == in_full)
        level = pays_all and votes * each == gap
        hopeful = Hopeful(outcome.election, outcome.ties, project, cost, votes)
        return votes + (level and not hopeful.goes_before(winner))

    def _afford(self, project: int, costs: CostRange, winner: int, bid: Bid) -> None:
        """Note the highest of the costs with which the loser would have gone before a winner."""
        least = max(costs.least, self._costs[project] + 1)
        if costs.most < least or bid.offer(least) < least * bid.asked.unit:
            return

        def goes_first(cost: int) -> bool:
            offer, asked = bid.offer(cost), cost * bid.asked.unit
            if offer != asked or not bid.someone_pays_all(cost):
                return offer >= asked
            return Hopeful(self.outcome.election, self.outcome.ties, project, cost).goes_before(
                winner
            )

        most = CostRange(least, bid.highest_payable(costs.most))
        self._costs[project] = highest_cost(goes_first, most) or self._costs[project]

    def _watch_end(self, project: int) -> None:
        kept, cost = self.kept(project), self.outcome.ties.costs[project]
        end = len(self.outcome.purchases)
        self._offers[project] = max(self._offers[project], kept)
        if self.share and end < self._reach.steps(project):
            self._need(project, max(0, ceil((cost - kept) / self.share)))
        for costs in self._reach.lower_costs(project, end):
            if costs.least <= (most := min(costs.most, floor(kept))):
                self._costs[project] = max(self._costs[project], most)

    def _need(self, project: int, votes: int) -> None:
        self._votes[project] = min(votes, self._votes.get(project, votes))
