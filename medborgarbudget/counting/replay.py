"""The final run of equal shares once more, watched from the side of every project."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from fractions import Fraction

from medborgarbudget.counting.equal_shares import Ledger, Purchase
from medborgarbudget.counting.missing_votes import missing_at_end, missing_at_purchase
from medborgarbudget.counting.outcome import Outcome
from medborgarbudget.counting.rule import Utility


@dataclass(frozen=True, slots=True)
class Spending:
    """What the supporters of a project paid together for a winner, and how many paid."""

    winner: int
    amount: Fraction
    voters: int


class Replay:
    """What every project's supporters could pay, and did pay, round by round.

    ``rates`` holds the rate of every project that was bought.
    """

    def __init__(self, outcome: Outcome) -> None:
        assert outcome.share is not None
        self.outcome = outcome
        self.ledger = Ledger(outcome.election, outcome.share)
        self.rates = {purchase.project: purchase.rate for purchase in outcome.purchases}
        self._losers = {
            index
            for index, project in enumerate(outcome.election.projects)
            if project.cost and index not in self.rates
        }
        self._offers: dict[int, list[Fraction]] = defaultdict(list)
        self._missing: dict[int, list[int]] = defaultdict(list)
        self._payments: dict[int, Counter[Fraction]] = defaultdict(Counter)
        self._spent_on: dict[int, list[Spending]] = defaultdict(list)
        for purchase in outcome.purchases:
            self._watch_payers(purchase)
            self.ledger.charge(purchase.project, purchase.rate)
        self._watch_end(outcome.share)

    def effective_support(self, project: int) -> Fraction:
        """The largest part of its cost that its supporters could pay; 1 if they did."""
        cost = self.outcome.election.projects[project].cost
        if not cost:
            return Fraction(1 if self.outcome.election.votes[project] else 0)
        if project in self.rates:
            return Fraction(1)
        return max(self._offers[project]) / cost

    def missing_votes(self, project: int) -> int | None:
        """How many more voters for this project only would have bought it, at this share."""
        return min(self._missing[project], default=None)

    def payments(self, project: int) -> tuple[tuple[Fraction, int], ...]:
        """How many voters paid what for a winner, highest payment first."""
        return tuple(sorted(self._payments[project].items(), reverse=True))

    def spent_on(self, project: int) -> tuple[Spending, ...]:
        """What the project's supporters paid for each winner, most first."""
        return tuple(sorted(self._spent_on[project], key=lambda spent: -spent.amount))

    def kept(self, project: int) -> Fraction:
        """What the project's supporters had left together when the count ended."""
        money = sum(parts * voters for parts, _, voters in self.ledger.purses(project))
        return Fraction(money, self.ledger.parts)

    def _watch_payers(self, purchase: Purchase) -> None:
        """Note what is paid for a winner, and by the supporters of which other projects.

        Losers are looked at only when their supporters are about to pay. Prices never
        fall: as long as their money stays the same, they can pay more at each purchase.
        """
        election, ledger = self.outcome.election, self.ledger
        price = ledger.in_parts(purchase.rate)
        paid: Counter[int] = Counter()
        payers: Counter[int] = Counter()
        for group, points in election.supporters[purchase.project]:
            if payment := min(ledger.money[group], price * points):
                voters = ledger.weights[group]
                self._payments[purchase.project][Fraction(payment, ledger.parts)] += voters
                for project, _ in election.ballots[group].points:
                    paid[project] += payment * voters
                    payers[project] += voters
        for project, parts in paid.items():
            spending = Spending(purchase.project, Fraction(parts, ledger.parts), payers[project])
            self._spent_on[project].append(spending)
        for project in self._losers & paid.keys():
            self._watch_loser(project, purchase)

    def _watch_loser(self, project: int, purchase: Purchase) -> None:
        by_cost = self.outcome.rule.utility is Utility.COST
        cost = self.outcome.election.projects[project].cost
        rate = purchase.price * cost if by_cost else purchase.price
        offer = self.ledger.offer(project, rate)
        self._offers[project].append(offer.amount)
        if missing := missing_at_purchase(self.outcome, project, purchase, offer, rate):
            self._missing[project].append(missing)

    def _watch_end(self, share: Fraction) -> None:
        for project in self._losers:
            kept = self.kept(project)
            self._offers[project].append(kept)
            if missing := missing_at_end(self.outcome, project, kept, share):
                self._missing[project].append(missing)
