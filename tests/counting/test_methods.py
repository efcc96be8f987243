"""What all methods have in common, and how each tells where the money came from."""

from fractions import Fraction

import pytest
from hypothesis import given

from medborgarbudget.counting.count import count
from medborgarbudget.counting.election import Election, Project, group_ballots
from medborgarbudget.counting.outcome import Funding
from medborgarbudget.counting.rule import (
    Completion,
    CountRule,
    EqualShares,
    Greedy,
    MajorityJudgment,
    Method,
    Phragmen,
    TopK,
)
from medborgarbudget.counting.rule.methods import METHODS
from tests.counting.strategies import elections_with_places, methods

EVERY_METHOD = pytest.mark.parametrize("method", [kind() for kind in METHODS.values()], ids=str)


def election_of(costs: list[int], ballots: list[dict[int, int]], budget: int) -> Election:
    projects = tuple(Project(str(index), cost) for index, cost in enumerate(costs))
    return Election(projects, group_ballots(ballots), budget)


@EVERY_METHOD
def test_without_voters_nothing_is_decided(method: Method) -> None:
    assert count(election_of([5, 0], [], budget=10), CountRule(method)).selected == ()


@EVERY_METHOD
def test_without_projects_nothing_is_decided(method: Method) -> None:
    assert count(election_of([], [{}, {}], budget=10), CountRule(method)).selected == ()


@EVERY_METHOD
def test_without_money_only_what_costs_nothing_wins(method: Method) -> None:
    election = election_of([0, 5], [{0: 1, 1: 1}], budget=0)
    assert count(election, CountRule(method)).selected == ("0",)


@EVERY_METHOD
def test_one_voter_decides_alone(method: Method) -> None:
    assert count(election_of([4, 4], [{1: 1}], budget=10), CountRule(method)).selected == ("1",)


@EVERY_METHOD
def test_large_budgets_are_counted_without_rounding(method: Method) -> None:
    cost = 10**18 // 3
    election = election_of([cost, cost + 1], [{0: 2, 1: 2}] * 7, budget=2 * cost)
    assert count(election, CountRule(method)).cost == cost


@pytest.mark.parametrize(
    ("method", "funding"),
    [
        (EqualShares(completion=Completion.NONE), Funding.SHARES),
        (Greedy(), Funding.VOTES),
        (Phragmen(), Funding.EARNINGS),
        (MajorityJudgment(), Funding.VOTES),
        (TopK(), Funding.VOTES),
    ],
)
def test_a_winner_tells_where_its_money_comes_from(method: Method, funding: Funding) -> None:
    (winner,) = count(election_of([4], [{0: 1}], budget=4), CountRule(method)).winners
    assert (winner.funding, winner.amount) == (funding, 4)


def test_only_equal_shares_has_a_share() -> None:
    election = election_of([4], [{0: 1}, {0: 1}], budget=4)
    shares = {name: count(election, CountRule(kind())).share for name, kind in METHODS.items()}
    assert shares == dict.fromkeys(METHODS) | {"equal-shares": Fraction(2)}


@given(elections_with_places(max_points=3), methods())
def test_only_projects_with_votes_win_and_none_of_them_twice(
    election: Election, method: Method
) -> None:
    winners = [winner.project for winner in count(election, CountRule(method)).winners]
    assert all(election.votes[winner] for winner in winners)
    assert len(winners) == len(set(winners))
