"""The rankings of a count, in the order in which they were gone through."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from medborgarbudget.counting.constraints import after, spendable
from medborgarbudget.counting.explanation.ranked import Ranking, by_votes, key_of_method
from medborgarbudget.counting.outcome import Funding, Outcome
from medborgarbudget.counting.quotas import Limit, Quota
from medborgarbudget.counting.rule import (
    Completion,
    EqualShares,
    Greedy,
    MajorityJudgment,
    Misfit,
    Phragmen,
    TopK,
)
from medborgarbudget.counting.seats import seats
from medborgarbudget.counting.turns import Purse, Turn


def rankings_of(outcome: Outcome) -> tuple[Ranking, ...]:
    """Every ranking in which a loser could have had a turn."""
    if isinstance(outcome.rule.method, EqualShares | Phragmen):
        return (*_seats(outcome), _free(outcome), *_leftover(outcome))
    return (*_seats(outcome), _of_method(outcome))


def contest_quotas(outcome: Outcome, *fundings: Funding) -> tuple[Quota, ...]:
    """The quotas that remained after the seats and the winners with these fundings."""
    before = {Funding.SEAT, *fundings}
    return after(outcome.quotas, [won.project for won in outcome.winners if won.funding in before])


def _of_method(outcome: Outcome) -> Ranking:
    method = outcome.rule.method
    misfit = method.misfit if isinstance(method, Greedy | MajorityJudgment) else Misfit.SKIP
    money = None if isinstance(method, TopK) else outcome.contest.budget
    purse = Purse(money, misfit, outcome.rule.constraints.partial_funding)
    quotas = contest_quotas(outcome)
    return Ranking(outcome, outcome.turns, quotas, purse, key_of_method(outcome))


def _free(outcome: Outcome) -> Ranking:
    free = [winner.project for winner in outcome.winners if winner.funding is Funding.FREE]
    turns = [Turn(project, left=0, granted=0) for project in free]
    return Ranking(outcome, turns, contest_quotas(outcome), Purse(0), by_votes)


def _leftover(outcome: Outcome) -> Iterator[Ranking]:
    method, partial = outcome.rule.method, outcome.rule.constraints.partial_funding
    whole = isinstance(method, EqualShares) and method.completion is Completion.ADD1U
    if not whole and not partial:
        return
    spent = (Funding.FREE, Funding.SHARES, Funding.EARNINGS)
    amounts = [winner.amount for winner in outcome.winners if winner.funding in spent]
    left = outcome.contest.budget - sum(amounts)
    quotas = contest_quotas(outcome, *spent)
    purse = Purse(left, partial=partial)
    above = -1 if whole else left
    yield Ranking(outcome, outcome.turns, quotas, purse, by_votes, dearer_than=above)


def _seats(outcome: Outcome) -> Iterator[Ranking]:
    """Places that got nothing last round, then the others that are promised a winner."""
    constraints = outcome.rule.constraints
    places = {project.place for project in outcome.election.projects} - {""}
    first = _first_seats(outcome)
    yield _seating(outcome, places & set(constraints.places_first), first, ())
    if constraints.every_place:
        projects = outcome.election.projects
        seated = {projects[turn.project].place for turn in first if turn.granted is not None}
        yield _seating(outcome, places - seated, outcome.seats[len(first) :], first)


def _first_seats(outcome: Outcome) -> tuple[Turn, ...]:
    """The turns of places that got nothing last round."""
    rule = outcome.rule
    only_first = replace(rule, constraints=replace(rule.constraints, every_place=False))
    money = _money_for_seats(outcome)
    return seats(outcome.election, only_first, outcome.ties, outcome.quotas, money).turns


def _seating(
    outcome: Outcome, places: set[str], turns: Sequence[Turn], before: Sequence[Turn]
) -> Ranking:
    located = enumerate(project.place for project in outcome.election.projects)
    of_place: defaultdict[str, set[int]] = defaultdict(set)
    for index, place in located:
        of_place[place].add(index)
    one_each = [Quota(Limit.PLACE, frozenset(of_place[place]), 1, place) for place in places]
    won = [turn.project for turn in before if turn.granted is not None]
    money = _money_for_seats(outcome)
    if money is not None:
        money -= sum(turn.granted or 0 for turn in before)
    by_grade = isinstance(outcome.rule.method, MajorityJudgment)
    return Ranking(
        outcome,
        turns,
        (*after(outcome.quotas, won), *one_each),
        Purse(money),
        key_of_method(outcome) if by_grade else by_votes,
        members=frozenset(chain.from_iterable(of_place[place] for place in places)),
    )


def _money_for_seats(outcome: Outcome) -> int | None:
    if isinstance(outcome.rule.method, TopK):
        return None
    return spendable(outcome.election, outcome.rule.constraints)
