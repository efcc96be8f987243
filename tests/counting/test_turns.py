"""Taking turns in a ranking: who is first, what happens where the money does not reach."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medborgarbudget.counting.count import count
from medborgarbudget.counting.election import Election, Project, group_ballots
from medborgarbudget.counting.rule import (
    Constraints,
    CountRule,
    Greedy,
    GreedyOrder,
    Misfit,
    TieBreak,
    Ties,
    TopK,
)
from tests.counting.strategies import elections, elections_with_places, one_by_one, ties

GREEDY = CountRule(Greedy())
STOPPING = CountRule(Greedy(misfit=Misfit.STOP))
PER_COST = CountRule(Greedy(GreedyOrder.VOTES_PER_COST))


def election_of(costs: list[int], ballots: list[dict[int, int]], budget: int) -> Election:
    projects = tuple(Project(str(index), cost) for index, cost in enumerate(costs))
    return Election(projects, group_ballots(ballots), budget)


def votes(*numbers: int) -> list[dict[int, int]]:
    """Ballots that name one project each: project 0 as often as the first number says."""
    return [{project: 1} for project, number in enumerate(numbers) for _ in range(number)]


def test_the_most_voted_win_and_what_does_not_fit_is_skipped() -> None:
    assert count(election_of([5, 8, 3], votes(3, 2, 1), budget=10), GREEDY).selected == ("0", "2")


def test_the_first_that_does_not_fit_ends_the_count_if_the_rule_says_so() -> None:
    assert count(election_of([5, 8, 3], votes(3, 2, 1), budget=10), STOPPING).selected == ("0",)


def test_a_project_dearer_than_all_the_money_ends_nothing() -> None:
    election = election_of([99, 5, 8, 3], votes(4, 3, 2, 1), budget=10)
    assert count(election, STOPPING).selected == ("1",)


def test_by_votes_per_cost_the_cheapest_vote_goes_first() -> None:
    election = election_of([9, 4, 4], votes(4, 2, 3), budget=9)
    assert count(election, GREEDY).selected == ("0",)
    assert count(election, PER_COST).selected == ("2", "1")


def test_by_votes_per_cost_equal_parts_are_level_however_they_are_written() -> None:
    election = election_of([3, 9], votes(1, 3), budget=9)
    assert count(election, PER_COST).selected == ("0",)


def test_the_fixed_number_with_most_votes_wins_whatever_it_costs() -> None:
    outcome = count(election_of([5, 8, 3], votes(3, 2, 1), budget=4), CountRule(TopK(2)))
    assert (outcome.selected, outcome.leftover) == (("0", "1"), -9)


def test_at_equal_votes_the_cheaper_goes_first() -> None:
    assert count(election_of([5, 4], [{0: 1, 1: 1}], budget=5), GREEDY).selected == ("1",)


def test_a_project_without_votes_never_wins() -> None:
    assert count(election_of([1, 1], [{1: 1}], budget=9), GREEDY).selected == ("1",)


def test_points_rank_projects_when_ballots_give_points() -> None:
    ballots = [{0: 1}, {0: 1}, {1: 3}]
    assert count(election_of([4, 4], ballots, budget=4), GREEDY).selected == ("1",)


def test_each_turn_tells_what_was_left_and_what_was_granted() -> None:
    turns = count(election_of([5, 8, 3], votes(3, 2, 1), budget=10), GREEDY).turns
    assert [(turn.left, turn.granted) for turn in turns] == [(10, 5), (5, None), (5, 3)]


# Lots


def test_at_equal_votes_and_cost_the_lot_decides_and_is_reported() -> None:
    outcome = count(election_of([4, 4], [{0: 1, 1: 1}], budget=4), GREEDY)
    assert [draw.tied for draw in outcome.lots] == [(0, 1)]


def test_a_lot_that_decided_nothing_is_not_reported() -> None:
    assert count(election_of([4, 4], [{0: 1, 1: 1}], budget=8), GREEDY).lots == ()


def test_equals_that_could_not_win_in_any_order_are_not_drawn_lots_for() -> None:
    projects = (Project("a", 4), Project("b", 4, conflict="x"), Project("c", 4, conflict="x"))
    ballots = group_ballots([{0: 1, 1: 1, 2: 2}])
    assert count(Election(projects, ballots, budget=8), GREEDY).lots == ()


def test_a_lot_that_decides_who_ends_the_count_is_reported() -> None:
    rule = CountRule(Greedy(misfit=Misfit.STOP), ties=Ties(order=(TieBreak.VOTES,)))
    outcome = count(election_of([6, 3, 5], votes(3, 1, 1), budget=9), rule)
    assert [draw.tied for draw in outcome.lots] == [(1, 2)]


@pytest.mark.parametrize("method", [Greedy(), Greedy(misfit=Misfit.STOP), TopK(2)], ids=str)
@given(election=elections_with_places(), order=ties(), seed=st.text(max_size=3))
def test_where_no_lot_is_reported_any_seed_gives_the_same_winners(
    method: Greedy | TopK, election: Election, order: Ties, seed: str
) -> None:
    limits = Constraints(partial_funding=True, per_place=1)
    outcome = count(election, CountRule(method, limits, order))
    if not outcome.lots:
        again = count(election, CountRule(method, limits, Ties(order.order, seed)))
        assert set(again.winners) == set(outcome.winners)


# What holds for all elections


@given(elections() | elections(max_points=3))
def test_the_budget_is_never_exceeded(election: Election) -> None:
    assert count(election, GREEDY).leftover >= 0


@given(elections())
def test_after_skipping_no_loser_with_votes_fits(election: Election) -> None:
    outcome = count(election, GREEDY)
    lost = {project.id for project in election.projects} - set(outcome.selected)
    assert all(
        project.cost > outcome.leftover
        for project, number in zip(election.projects, election.votes, strict=True)
        if number and project.id in lost
    )


@given(elections())
def test_stopping_funds_what_skipping_funds_first(election: Election) -> None:
    stopped, skipped = count(election, STOPPING).selected, count(election, GREEDY).selected
    assert stopped == skipped[: len(stopped)]


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
