"""The same votes under the rules of a round and under those that are usually compared."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil

from medborgarbudget.counting.completion import suggested_step
from medborgarbudget.counting.election import Election
from medborgarbudget.counting.money import Currency
from medborgarbudget.counting.rule import CountRule, EqualShares
from medborgarbudget.counting.what_if import Alternative, Comparison, usual_rules, what_if
from medborgarbudget.rounds.wording import alternative_name, favours, gives_points

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
SEED = "tankeexperiment"
"""Lots of a thought experiment; the text that holds is drawn for the vote itself."""
PATIENCE = 3_000_000
"""How often one rule may look at a project on one ballot: less than half a second."""
FEWEST_RUNS, SUGGESTED_RUNS, MOST_RUNS = 50, 1000, 2000
"""How often shares are counted through until they are twice as large."""


@dataclass(frozen=True, slots=True)
class RuleRow:
    """What one rule makes of the votes; ``cost`` is in smallest units.

    ``letter`` stands for it in the table of proposals, ``own`` marks the rule that holds.
    ``gained`` are proposals that win by this rule and not by that one, ``lost`` the other way
    round.
    """

    letter: str
    name: str
    favours: str
    own: bool
    winners: int
    cost: int
    represented_voters: int
    places_reached: int
    gained: tuple[str, ...]
    lost: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fate:
    """A proposal, and by which of the rules it wins, in their order."""

    name: str
    cost: int
    votes: int
    wins: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """The comparison as a page shows it; amounts are in smallest units of ``currency``.

    ``step`` is by how much shares were raised at a time, where that is more than the rule says.
    """

    currency: Currency
    budget: int
    voters: int
    places: int
    rules: tuple[RuleRow, ...]
    sometimes: tuple[Fate, ...]
    always: tuple[Fate, ...]
    never: tuple[Fate, ...]
    step: Fraction | None = None

    @property
    def step_in_smallest(self) -> Fraction:
        """The step in smallest units."""
        return (self.step or Fraction(0)) * self.currency.unit

    @property
    def total(self) -> int:
        """How many proposals were voted on."""
        return len(self.always) + len(self.sometimes) + len(self.never)


def counted(election: Election, rule: CountRule) -> Counted:
    """Count the election by the rule and by others; the rule has to be free of contradictions."""
    rule = replace(rule, ties=replace(rule.ties, lot_seed=SEED, lot_commitment=""))
    comparison = what_if(election, _rules(rule, election))
    fates = [_fate(comparison, project) for project in comparison.ranking()]
    places = {project.place for project in election.projects} - {""}
    return Counted(
        currency=election.currency,
        budget=election.budget,
        voters=election.voters,
        places=len(places),
        rules=tuple(
            _row(letter, each, comparison)
            for letter, each in zip(LETTERS, comparison.alternatives, strict=False)
        ),
        sometimes=tuple(each for each in fates if any(each.wins) and not all(each.wins)),
        always=tuple(each for each in fates if all(each.wins)),
        never=tuple(each for each in fates if not any(each.wins)),
        step=_larger_step(rule, comparison),
    )


def _rules(own: CountRule, election: Election) -> Mapping[str, CountRule]:
    """The round's own rule first, then others, none of which takes long."""
    others = {name: rule for name, rule in usual_rules(own).items() if rule != own}
    return {name: _in_time(rule, election) for name, rule in ({"own": own} | others).items()}


def _in_time(rule: CountRule, election: Election) -> CountRule:
    """The rule, with a larger step of the shares where its own would take too long."""
    if not isinstance(rule.method, EqualShares) or not election.voters:
        return rule
    runs = min(max(PATIENCE // _size(election), FEWEST_RUNS), MOST_RUNS)
    step = Fraction(ceil(suggested_step(election, rule.method) * SUGGESTED_RUNS / runs))
    if step <= rule.method.step:
        return rule
    return replace(rule, method=replace(rule.method, step=step))


def _size(election: Election) -> int:
    return max(len(election.ballots) * len(election.projects), 1)


def _step(rule: CountRule) -> Fraction | None:
    return rule.method.step if isinstance(rule.method, EqualShares) else None


def _larger_step(rule: CountRule, comparison: Comparison) -> Fraction | None:
    """By how much shares were raised, where it is more than the rule says."""
    used = _step(comparison.alternatives[0].outcome.rule)
    return None if used == _step(rule) else used


def _row(letter: str, each: Alternative, comparison: Comparison) -> RuleRow:
    own = comparison.alternatives[0]
    rule, view = each.outcome.rule, each.overview
    return RuleRow(
        letter=letter,
        name=alternative_name(rule.method, gives_points(rule)),
        favours=favours(rule.method),
        own=each is own,
        winners=len(each.winners),
        cost=view.granted,
        represented_voters=view.represented_voters,
        places_reached=len(view.places_reached),
        gained=_names(comparison.election, each.winners - own.winners),
        lost=_names(comparison.election, own.winners - each.winners),
    )


def _names(election: Election, projects: frozenset[int]) -> tuple[str, ...]:
    return tuple(_name(election, each) for each in sorted(projects))


def _name(election: Election, project: int) -> str:
    return election.projects[project].name or election.projects[project].id


def _fate(comparison: Comparison, project: int) -> Fate:
    election = comparison.election
    return Fate(
        name=_name(election, project),
        cost=election.projects[project].cost,
        votes=election.votes[project],
        wins=tuple(project in each.winners for each in comparison.alternatives),
    )
