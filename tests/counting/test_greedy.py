"""Greedy by votes: the most votes first, skipping what does not fit."""

from hypothesis import given
from hypothesis import strategies as st

from medborgarbudget.counting.count import count
from medborgarbudget.counting.election import Election, Project, group_ballots
from medborgarbudget.counting.rule import CountRule, Rule
from tests.counting.strategies import elections, one_by_one

GREEDY = CountRule(rule=Rule.GREEDY)


def election_of(costs: list[int], ballots: list[dict[int, int]], budget: int) -> Election:
    projects = tuple(Project(str(index), cost) for index, cost in enumerate(costs))
    return Election(projects, group_ballots(ballots), budget)


def test_the_most_voted_win_and_what_does_not_fit_is_skipped() -> None:
    ballots = [{0: 1, 1: 1, 2: 1}, {0: 1, 1: 1}, {0: 1}]
    assert count(election_of([5, 8, 3], ballots, budget=10), GREEDY).selected == ("0", "2")


def test_at_equal_votes_the_cheaper_goes_first() -> None:
    assert count(election_of([5, 4], [{0: 1, 1: 1}], budget=5), GREEDY).selected == ("1",)


def test_at_equal_votes_and_cost_the_lot_decides_and_is_reported() -> None:
    outcome = count(election_of([4, 4], [{0: 1, 1: 1}], budget=4), GREEDY)
    assert [draw.tied for draw in outcome.lots] == [(0, 1)]


def test_a_project_without_votes_never_wins() -> None:
    assert count(election_of([1, 1], [{1: 1}], budget=9), GREEDY).selected == ("1",)


def test_points_rank_projects_when_ballots_give_points() -> None:
    ballots = [{0: 1}, {0: 1}, {1: 3}]
    assert count(election_of([4, 4], ballots, budget=4), GREEDY).selected == ("1",)


@given(elections() | elections(max_points=3))
def test_the_budget_is_never_exceeded(election: Election) -> None:
    assert count(election, GREEDY).leftover >= 0


@given(elections(), st.data())
def test_more_votes_never_hurt(election: Election, data: st.DataObject) -> None:
    winners = count(election, GREEDY).selected
    if winners:
        winner = election.index(data.draw(st.sampled_from(winners)))
        ballots = group_ballots([*one_by_one(election), {winner: 1}])
        more = Election(election.projects, ballots, election.budget)
        assert election.projects[winner].id in count(more, GREEDY).selected


@given(elections(), st.randoms(use_true_random=False))
def test_the_order_in_which_ballots_arrive_does_not_matter(election: Election, random) -> None:
    ballots = one_by_one(election)
    random.shuffle(ballots)
    shuffled = Election(election.projects, group_ballots(ballots), election.budget)
    assert count(shuffled, GREEDY).selected == count(election, GREEDY).selected
