"""A ranking that was gone through, and where in it a loser would have won."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import inf

from medborgarbudget.counting.explanation.hopefuls import Hopeful
from medborgarbudget.counting.explanation.openings import Openings
from medborgarbudget.counting.majority_judgment import grades_of, majority_value
from medborgarbudget.counting.outcome import Outcome
from medborgarbudget.counting.quotas import Quota
from medborgarbudget.counting.rankings import by_votes_per_cost
from medborgarbudget.counting.rule import Greedy, GreedyOrder, MajorityJudgment, Misfit
from medborgarbudget.counting.turns import Key, Purse, Turn

HopefulKey = Callable[[Hopeful], tuple[object, ...]]
"""Where a hopeful comes in a ranking."""


@dataclass(frozen=True)
class Ranking:
    """Turns in order, under ``quotas``, with what they shared out.

    Only a project among ``members`` has a turn, if these are named, and only one that
    costs more than ``dearer_than`` (smallest units).
    """

    outcome: Outcome
    turns: Sequence[Turn]
    quotas: Sequence[Quota]
    purse: Purse
    key: HopefulKey
    members: frozenset[int] | None = None
    dearer_than: int = -1

    def lets_win(self, hopeful: Hopeful) -> bool:
        """Whether the hopeful, the vote floor aside, would have been granted something."""
        if self.members is not None and hopeful.project not in self.members:
            return False
        if hopeful.cost <= self.dearer_than or not hopeful.alone.scores[0]:
            return False
        place = bisect_left(self._keys, self.key(hopeful))
        if place >= self._openings.steps(hopeful.project, hopeful.cost):
            return False
        return not (self._ended and place == len(self.turns)) and self._fits(hopeful, place)

    @cached_property
    def _keys(self) -> list[tuple[object, ...]]:
        election, ties = self.outcome.election, self.outcome.ties
        return [
            self.key(Hopeful(election, ties, turn.project, ties.costs[turn.project]))
            for turn in self.turns
        ]

    @cached_property
    def _openings(self) -> Openings:
        takers = [None if turn.granted is None else turn.project for turn in self.turns]
        constraints = self.outcome.rule.constraints
        return Openings(self.outcome.election, constraints, self.quotas, takers)

    @cached_property
    def _ended(self) -> bool:
        """Whether a misfit ended the ranking, so that nobody had a turn after it."""
        stops = self.purse.misfit is Misfit.STOP
        return stops and bool(self.turns) and self.turns[-1].granted is None

    @cached_property
    def _left(self) -> list[float]:
        """What was left at each turn, and after the last one."""
        if self.purse.money is None:
            return [inf] * (len(self.turns) + 1)
        left = [self.purse.money]
        for turn in self.turns:
            left.append(left[-1] - (turn.granted or 0))
        return [*left]

    def _fits(self, hopeful: Hopeful, place: int) -> bool:
        left = self._left[place]
        project = self.outcome.election.projects[hopeful.project]
        return min(hopeful.cost, project.least_amount(partial=self.purse.partial)) <= left


def by_votes(hopeful: Hopeful) -> tuple[object, ...]:
    """The key of a ranking by votes."""
    return hopeful.alone.by_votes(0)


def key_of_method(outcome: Outcome) -> HopefulKey:
    """The key of the method's own ranking."""
    method = outcome.rule.method
    if isinstance(method, MajorityJudgment):
        return _by_majority_grade(outcome, method)
    if isinstance(method, Greedy) and method.by is GreedyOrder.VOTES_PER_COST:
        return lambda hopeful: _of(by_votes_per_cost(hopeful.alone))
    return by_votes


def _of(key: Key) -> tuple[object, ...]:
    """The key of a project that is alone."""
    return key(0)


def _by_majority_grade(outcome: Outcome, method: MajorityJudgment) -> HopefulKey:
    grades = grades_of(outcome.election, method.ungraded)

    def key(hopeful: Hopeful) -> tuple[object, ...]:
        further = Counter({outcome.election.most_points: hopeful.more_votes})
        value = majority_value(+(Counter(grades[hopeful.project]) + further))
        return *(-each for each in value), *hopeful.alone.among_equals(0)

    return key
