"""What a loser would have needed: more votes, or a lower cost.

A number is given only where it would have been enough, all else being as in the count:
everyone else's votes and costs, the final share, and the vote floor for others.
"""

from collections.abc import Iterator
from functools import partial

from medborgarbudget.counting.explanation.hopefuls import (
    CostRange,
    Hopeful,
    fewest_votes,
    highest_cost,
)
from medborgarbudget.counting.explanation.openings import (
    below_floor,
    cost_ranges,
    votes_to_floor,
)
from medborgarbudget.counting.explanation.ranked import Ranking
from medborgarbudget.counting.explanation.regraded import Regraded
from medborgarbudget.counting.explanation.stages import rankings_of
from medborgarbudget.counting.explanation.watching import Retold
from medborgarbudget.counting.outcome import Outcome
from medborgarbudget.counting.rule import MajorityJudgment, Ungraded


class Chances:
    """The ways in which losers could have won: in a ranking, or bought by supporters."""

    def __init__(self, outcome: Outcome, retold: Retold | None) -> None:
        self.outcome, self._retold = outcome, retold
        self._rankings = rankings_of(outcome)
        method = outcome.rule.method
        # A voter who leaves a project out gives it the lowest grade: more votes for one
        # project change the grades of all others.
        lowest = isinstance(method, MajorityJudgment) and method.ungraded is Ungraded.LOWEST
        self._regraded = Regraded(outcome) if lowest else None
        self._most_votes = _votes_ahead_of_all(outcome)

    def missing_votes(self, loser: int) -> int | None:
        """The fewest further voters, for this project only, that would have been enough."""
        to_floor = votes_to_floor(self.outcome.election, self.outcome.rule.constraints, loser)
        if to_floor is None:
            return None
        if self._regraded:
            return self._regraded.fewest_votes(loser, to_floor, self._most_votes)
        ways = [votes for votes in self._votes(loser) if votes is not None]
        return max(to_floor, min(ways)) if ways else None

    def enough_cost(self, loser: int) -> int | None:
        """The highest lower cost, in smallest units, that would have been enough."""
        election, constraints = self.outcome.election, self.outcome.rule.constraints
        if not election.votes[loser] or below_floor(election, constraints, loser):
            return None
        ways = [cost for cost in self._costs(loser) if cost is not None]
        return max(ways, default=None)

    def _votes(self, loser: int) -> Iterator[int | None]:
        for ranking in self._rankings:
            yield fewest_votes(partial(self._wins_with, ranking, loser), self._most_votes)
        if self._retold:
            yield self._retold.fewest_votes(loser)

    def _costs(self, loser: int) -> Iterator[int | None]:
        cost = self.outcome.ties.costs[loser]
        for ranking in self._rankings:
            for costs in self._ranges(ranking, cost - 1):
                yield highest_cost(partial(self._wins_at, ranking, loser), costs)
        if self._retold:
            yield self._retold.highest_cost(loser)

    def _wins_with(self, ranking: Ranking, loser: int, votes: int) -> bool:
        cost = self.outcome.ties.costs[loser]
        hopeful = Hopeful(self.outcome.election, self.outcome.ties, loser, cost, votes)
        return ranking.lets_win(hopeful)

    def _wins_at(self, ranking: Ranking, loser: int, cost: int) -> bool:
        return ranking.lets_win(Hopeful(self.outcome.election, self.outcome.ties, loser, cost))

    def _ranges(self, ranking: Ranking, most: int) -> Iterator[CostRange]:
        for costs in cost_ranges(self.outcome.election, self.outcome.rule.constraints, most):
            if (least := max(costs.least, ranking.dearer_than + 1)) <= costs.most:
                yield CostRange(least, costs.most)


def _votes_ahead_of_all(outcome: Outcome) -> int:
    """So many further votes that more of them move no project further up in any ranking."""
    most_points = max(outcome.election.scores, default=0)
    dearest = max(outcome.ties.costs, default=0)
    return (most_points + 1) * (dearest + 1) + (outcome.election.voters + 1) ** 2
