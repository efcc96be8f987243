"""Equal shares once more, for millions of ballots.

Only the purchases at which a loser came closest decide about its numbers. Doubles, with
room for their rounding, tell which these may be; then only those are looked at exactly.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import floor, inf

import numpy as np

from medborgarbudget.counting.equal_shares import Purchase
from medborgarbudget.counting.explanation.hopefuls import CostRange
from medborgarbudget.counting.explanation.packed_purses import PackedSharePurses
from medborgarbudget.counting.explanation.shares import SharesRetold
from medborgarbudget.counting.outcome import Outcome
from medborgarbudget.counting.quotas import Quota
from medborgarbudget.counting.rule import EqualShares, Utility

_ROUNDING = 1e-7
"""Many times what rounding does to a sum of a million positive doubles."""


@dataclass(frozen=True, slots=True)
class _Estimate:
    """How close a loser came at a purchase: the part of its cost that its supporters could
    pay, the votes that it lacked, and the highest cost that would have been paid."""

    step: int
    support: float
    votes: float
    cost: float


class PackedSharesRetold(SharesRetold):
    """`SharesRetold`, looking closely at few purchases."""

    def __init__(
        self, outcome: Outcome, new_purses: Callable[[], PackedSharePurses], quotas: Sequence[Quota]
    ) -> None:
        self._new_purses = new_purses
        self._packed = new_purses()
        self._estimates: defaultdict[int, list[_Estimate]] = defaultdict(list)
        super().__init__(outcome, self._packed, quotas)

    def _retell(self) -> None:
        super()._retell()
        chosen = {project: _closest(estimates) for project, estimates in self._estimates.items()}
        self._look_closely(chosen)
        # Where a tie took away what the estimates promised, another purchase may be the best.
        self._look_closely(
            {
                project: {each.step for each in estimates} - chosen[project]
                for project, estimates in self._estimates.items()
                if self._costs[project] < self._promised(estimates, chosen[project])
            }
        )

    def _consider(self, project: int, step: int, purchase: Purchase) -> None:
        self._estimates[project].append(self._estimate(project, step, purchase))

    def _look_closely(self, steps: dict[int, set[int]]) -> None:
        projects: defaultdict[int, list[int]] = defaultdict(list)
        for project, chosen in steps.items():
            for step in chosen:
                projects[step].append(project)
        self.purses = self._new_purses()
        for step, purchase in enumerate(self.outcome.purchases):
            if step > max(projects, default=-1):
                break
            for project in projects[step]:
                self._watch(project, step, purchase)
            self.purses.charge(purchase)

    def _promised(self, estimates: Sequence[_Estimate], chosen: set[int]) -> int:
        """The highest cost that a purchase which was not chosen may allow."""
        others = (each.cost for each in estimates if each.step not in chosen)
        return floor(max(others, default=0) * (1 + _ROUNDING))

    def _estimate(self, project: int, step: int, purchase: Purchase) -> _Estimate:
        method = self.outcome.rule.method
        assert isinstance(method, EqualShares)
        by_cost = float(purchase.price) if method.utility is Utility.COST else 0.0
        bid = _AboutBid(self._packed, project, by_cost, 0.0 if by_cost else float(purchase.rate))
        cost = self.outcome.ties.costs[project]
        offer = bid.offer(cost)
        votes = inf
        if step < self._reach.steps(project):
            each = min(float(self.share), bid.rate(cost) * self.outcome.election.most_points)
            votes = (cost - offer) / each
        lower = self._reach.lower_costs(project, step)
        known = max((each.cost for each in self._estimates[project]), default=0.0)
        return _Estimate(step, offer / cost, votes, _highest_payable(bid, lower, known))


class _AboutBid:
    """What a loser's supporters could pay, in doubles and smallest units."""

    def __init__(
        self, purses: PackedSharePurses, project: int, by_cost: float, fixed: float
    ) -> None:
        self.by_cost, self.fixed = by_cost, fixed
        self._money = purses.about(project)
        supporters = purses.support.of(project)
        self._weights = supporters.voters
        self._points = np.ones(1)
        if purses.has_points:
            self._points = supporters.points

    def rate(self, cost: float) -> float:
        """The rate for each point."""
        return self.by_cost * cost + self.fixed

    def offer(self, cost: float) -> float:
        """What they could pay together for a project at this cost."""
        # No matrix product: its library would start threads that wait for each other.
        paid = np.minimum(self._money, self.rate(cost) * self._points) * self._weights
        return float(paid.sum())

    def highest_payable(self, costs: CostRange) -> float:
        """The highest of the costs that they could pay; 0 if there is none."""
        cost = float(costs.most)
        while cost >= costs.least:
            asked = self.rate(cost) * self._points
            rich = self._money >= asked
            weights = np.where(rich, self._weights, 0.0)
            points = float((weights * self._points).sum())
            poor = float((self._money * (self._weights - weights)).sum())
            slope, fixed = points * self.by_cost, poor + points * self.fixed
            if fixed + slope * cost >= cost * (1 - _ROUNDING) or slope >= 1:
                return cost
            cost = fixed / (1 - slope)
        return 0.0


def _highest_payable(bid: _AboutBid, ranges: Sequence[CostRange], known: float) -> float:
    """The highest estimate, or nothing if it is clearly below what is known already."""
    for costs in ranges:
        least = max(float(costs.least), known * (1 - 2 * _ROUNDING))
        if least > costs.most or bid.offer(least) < least * (1 - _ROUNDING):
            continue
        if cost := bid.highest_payable(costs):
            return cost
    return 0.0


def _closest(estimates: Sequence[_Estimate]) -> set[int]:
    """The purchases at which the loser may have come closest."""
    support = min(max(each.support for each in estimates), 1.0) * (1 - _ROUNDING)
    fewest = min(each.votes for each in estimates)
    votes = fewest + _ROUNDING * (1 + abs(fewest))
    cost = max(each.cost for each in estimates) * (1 - _ROUNDING)
    return {
        each.step
        for each in estimates
        if each.support >= support or each.votes <= votes < inf or each.cost >= cost > 0
    }
