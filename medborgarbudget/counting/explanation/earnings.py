"""Sequential Phragmén once more, watched from the side of every loser.

A loser would have won before a purchase if its supporters had earned its cost sooner, it
still fitted, and no quota stopped it.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from medborgarbudget.counting.explanation.hopefuls import CostRange, Hopeful, highest_cost
from medborgarbudget.counting.explanation.purses import Payments, Purses
from medborgarbudget.counting.explanation.reach import Reach
from medborgarbudget.counting.explanation.spending import Spendings
from medborgarbudget.counting.outcome import Outcome
from medborgarbudget.counting.quotas import OpenQuotas, Quota
from medborgarbudget.counting.rule import Misfit, Phragmen


@dataclass(frozen=True, slots=True)
class Moment:
    """The purchase that a loser would have had to forestall, or the misfit that ended the
    count: its ``step`` in order, its time in ``parts`` of the smallest unit, and what was
    ``left`` then, in smallest units."""

    step: int
    project: int
    parts: Fraction | int
    left: int


class EarningsRetold:
    """What every loser's supporters had earned, purchase by purchase."""

    def __init__(self, outcome: Outcome, purses: Purses, quotas: Sequence[Quota]) -> None:
        self.outcome, self.purses, self._quotas = outcome, purses, quotas
        self.spendings = Spendings(purses.parts)
        self._bought = {purchase.project for purchase in outcome.purchases}
        self._earned: defaultdict[int, Fraction | int] = defaultdict(int)
        self._votes: dict[int, int] = {}
        self._costs: Counter[int] = Counter()
        self._reach = Reach(outcome, quotas)
        self._retell()

    def effective_support(self, project: int) -> Fraction:
        """The largest part of its cost that its supporters had earned at some purchase."""
        if not self.outcome.ties.costs[project]:
            return Fraction(1 if self.outcome.election.votes[project] else 0)
        if project in self._bought:
            return Fraction(1)
        cost = self.outcome.ties.costs[project] * self.purses.parts
        return min(Fraction(self._earned[project]) / cost, Fraction(1))

    def fewest_votes(self, project: int) -> int | None:
        """How many further voters would have bought the loser in time."""
        return self._votes.get(project)

    def highest_cost(self, project: int) -> int | None:
        """The highest lower cost that its supporters would have earned in time."""
        return self._costs[project] or None

    def kept(self, project: int) -> Fraction:
        """What the project's supporters had earned and not spent at the last purchase."""
        return self._unspent(project, self._last_time)

    @cached_property
    def _unbought(self) -> Set[int]:
        costs = self.outcome.ties.costs
        return {each for each, cost in enumerate(costs) if cost and each not in self._bought}

    @property
    def _last_time(self) -> Fraction:
        return self.outcome.purchases[-1].rate if self.outcome.purchases else Fraction(0)

    def _unspent(self, project: int, time: Fraction) -> Fraction:
        return time * self.outcome.election.votes[project] - self.spendings.spent(project)

    def _retell(self) -> None:
        left = self.outcome.contest.budget
        for step, purchase in enumerate(self.outcome.purchases):
            payments = self.purses.payments(purchase)
            moment = Moment(step, purchase.project, int(purchase.rate * self.purses.parts), left)
            left -= self.outcome.ties.costs[purchase.project]
            self._watch(moment, self._last_chances(moment, payments, left))
            self.spendings.note(purchase, payments)
            self.purses.charge(purchase)
        ending = self._ending(left)
        if ending:
            self._watch(ending, self._unbought)
        for project in self._reach.losers:
            if not ending or ending.project == project:
                self._watch_end(project, left)

    def _last_chances(self, moment: Moment, payments: Payments, left: int) -> Set[int]:
        """The projects for which it would not be easier later: their supporters are about
        to pay, or a quota or the money that is ``left`` stops them from now on."""
        if moment.step == len(self.outcome.purchases) - 1:
            return self._unbought
        too_dear = {
            project
            for project in self._reach.losers
            if left < self.outcome.ties.costs[project] <= moment.left
        }
        return self._unbought & (payments.paid.keys() | self._reach.closing(moment.step) | too_dear)

    def _ending(self, left: int) -> Moment | None:
        """The misfit that ended the count, if one did."""
        method, election = self.outcome.rule.method, self.outcome.election
        assert isinstance(method, Phragmen)
        if method.misfit is Misfit.SKIP:
            return None
        quotas = OpenQuotas(self._quotas, self._bought)
        costs, votes = self.outcome.ties.costs, election.votes
        waiting = [
            ((costs[each] - self._unspent(each, Fraction(0))) / votes[each], each)
            for each in range(len(costs))
            if each not in self._bought
            and votes[each]
            and 0 < costs[each] <= self.outcome.contest.budget
            and not quotas.stopping(each)
        ]
        if not waiting:
            return None
        time, project = min(
            waiting, key=lambda each: (each[0], self.outcome.ties.among_equals(each[1]))
        )
        return Moment(len(self.outcome.purchases), project, time * self.purses.parts, left)

    def _watch(self, moment: Moment, projects: Set[int]) -> None:
        for project in projects:
            self._earned[project] = max(self._earned[project], self._earned_by(project, moment))
        for project in self._reach.losers:
            if project == moment.project:
                continue
            if project in projects:
                self._watch_votes(project, moment)
            # What is payable may be limited by what is left, which falls: each purchase counts.
            if moment.left > self._costs[project]:
                self._watch_costs(project, moment)

    def _earned_by(self, project: int, moment: Moment) -> Fraction | int:
        """What its supporters have earned and not spent, in parts."""
        voters = self.outcome.election.votes[project]
        return moment.parts * voters - self.spendings.parts_spent(project)

    def _watch_votes(self, project: int, moment: Moment) -> None:
        cost, voters = self.outcome.ties.costs[project], self.outcome.election.votes[project]
        if cost > moment.left or moment.step >= self._reach.steps(project):
            return
        needed = cost * self.purses.parts + self.spendings.parts_spent(project)
        votes = max(0, -(-needed // moment.parts) - voters)
        if votes < self._votes.get(project, votes + 1):
            level = (voters + votes) * moment.parts == needed
            ahead = self._hopeful(project, cost, votes).goes_before(moment.project)
            self._need(project, votes + (level and not ahead))

    def _watch_costs(self, project: int, moment: Moment) -> None:
        earned = self._earned_by(project, moment)
        payable = min(moment.left, earned // self.purses.parts)
        if payable <= self._costs[project]:
            return

        def goes_first(cost: int) -> bool:
            needed = cost * self.purses.parts
            ahead = self._hopeful(project, cost).goes_before(moment.project)
            return needed < earned or (needed == earned and ahead)

        for costs in self._reach.lower_costs(project, moment.step):
            least = max(costs.least, self._costs[project] + 1)
            if least <= (most := min(costs.most, payable)):
                best = highest_cost(goes_first, CostRange(least, most))
                self._costs[project] = best or self._costs[project]

    def _watch_end(self, project: int, left: int) -> None:
        end, cost = len(self.outcome.purchases), self.outcome.ties.costs[project]
        has_votes = self.outcome.election.votes[project] > 0
        if cost <= left and end < self._reach.steps(project):
            self._need(project, 0 if has_votes else 1)
        for costs in self._reach.lower_costs(project, end) if has_votes else ():
            if costs.least <= (most := min(costs.most, left)):
                self._costs[project] = max(self._costs[project], most)

    def _hopeful(self, project: int, cost: int, votes: int = 0) -> Hopeful:
        return Hopeful(self.outcome.election, self.outcome.ties, project, cost, votes)

    def _need(self, project: int, votes: int) -> None:
        self._votes[project] = min(votes, self._votes.get(project, votes))
