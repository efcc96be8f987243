"""The same ballots under several rules, side by side."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from medborgarbudget.counting.count import count
from medborgarbudget.counting.election import Election
from medborgarbudget.counting.outcome import Outcome
from medborgarbudget.counting.overview import Overview, overview
from medborgarbudget.counting.rule import (
    CountRule,
    EqualShares,
    Greedy,
    GreedyOrder,
    MajorityJudgment,
    Method,
    Phragmen,
    Stop,
    TopK,
    Utility,
)
from medborgarbudget.counting.rule.ballots import Grades
from medborgarbudget.counting.rule.contradictions import contradictions

Watch = Callable[[str, int, Fraction], None]
"""Called with the rule's name, the number of its runs so far and the share, in smallest
units; before its first run with zeros."""


@dataclass(frozen=True)
class Alternative:
    """A rule by its name, and what it makes of the ballots."""

    name: str
    outcome: Outcome

    @cached_property
    def overview(self) -> Overview:
        """Its result in numbers about everyone."""
        return overview(self.outcome)

    @cached_property
    def winners(self) -> frozenset[int]:
        """The winning projects."""
        return frozenset(winner.project for winner in self.outcome.winners)


@dataclass(frozen=True)
class Comparison:
    """Several rules' results from the same ballots, in the order in which they were named."""

    election: Election
    alternatives: tuple[Alternative, ...]

    @cached_property
    def changing(self) -> tuple[int, ...]:
        """The projects that win by some rules and lose by others, in the election's order."""
        projects = range(len(self.election.projects))
        return tuple(each for each in projects if 0 < self.wins(each) < len(self.alternatives))

    def wins(self, project: int) -> int:
        """By how many of the rules the project wins."""
        return sum(project in each.winners for each in self.alternatives)

    def ranking(self) -> list[int]:
        """The projects that win by most rules first, then those with most votes."""
        ties = self.alternatives[0].outcome.ties

        def key(project: int) -> tuple[int, ...]:
            return -self.wins(project), *ties.by_votes(project)

        return sorted(range(len(self.election.projects)), key=key)


def what_if(
    election: Election,
    rules: Mapping[str, CountRule],
    watch: Watch = lambda _name, _runs, _share: None,
) -> Comparison:
    """Count the election by each of the rules, given by their names."""
    return Comparison(
        election, tuple(_alternative(election, name, rule, watch) for name, rule in rules.items())
    )


def usual_rules(own: CountRule | None = None) -> dict[str, CountRule]:
    """The rules that are usually compared, by short names, with the constraints of ``own``.

    A method of its own comes first. A number of winners is named only where the rule has
    one, and majority judgment only where ballots have grades. A method that contradicts
    the constraints or the ballots is left out.
    """
    rule = own or CountRule()
    rules = {name: replace(rule, method=each) for name, each in _usual_methods(rule).items()}
    possible = {name: each for name, each in rules.items() if not any(contradictions(each))}
    if own and own not in possible.values():
        return {"own": own, **possible}
    return possible


def _usual_methods(rule: CountRule) -> dict[str, Method]:
    methods: dict[str, Method] = {
        "equal-shares": EqualShares(),
        "equal-shares-exhaustive": EqualShares(stop=Stop.EXHAUSTIVE),
        "equal-shares-cardinality": EqualShares(utility=Utility.CARDINALITY),
        "phragmen": Phragmen(),
        "greedy-per-cost": Greedy(GreedyOrder.VOTES_PER_COST),
        "greedy": Greedy(),
    }
    if isinstance(rule.method, EqualShares):
        step = rule.method.step
        methods = {
            name: replace(method, step=step) if isinstance(method, EqualShares) else method
            for name, method in methods.items()
        }
    if rule.constraints.winners:
        methods["top-k"] = TopK(rule.constraints.winners)
    if isinstance(rule.ballot, Grades):
        methods["majority-judgment"] = MajorityJudgment()
    return methods


def _alternative(election: Election, name: str, rule: CountRule, watch: Watch) -> Alternative:
    def progress(runs: int, share: Fraction) -> None:
        watch(name, runs, share)

    progress(0, Fraction(0))
    return Alternative(name, count(election, rule, progress))
