"""Sequential Phragmén: voters earn at the same pace and buy what they can pay for together."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from medborgarbudget.counting.count import count
from medborgarbudget.counting.election import Election, Project, group_ballots
from medborgarbudget.counting.outcome import Funding
from medborgarbudget.counting.phragmen import Earnings, phragmen
from medborgarbudget.counting.rule import Constraints, CountRule, Misfit, Phragmen, TieBreak, Ties
from medborgarbudget.counting.ties import tie_order
from tests.counting import naive
from tests.counting.strategies import elections, one_by_one

PHRAGMEN = CountRule(Phragmen())
STOPPING = CountRule(Phragmen(Misfit.STOP))
many_elections = elections() | elections(max_points=3)


def election_of(costs: list[int], ballots: list[dict[int, int]], budget: int) -> Election:
    projects = tuple(Project(str(index), cost) for index, cost in enumerate(costs))
    return Election(projects, group_ballots(ballots), budget)


def times(election: Election, rule: CountRule = PHRAGMEN) -> list[tuple[int, Fraction]]:
    return [(each.project, each.rate) for each in count(election, rule).purchases]


def test_a_worked_example_of_five_voters() -> None:
    """Three voters want the playground, all but one of them also the lights; two the bench.

    All earn 1 kr at a time. After 20 each, the three supporters of the playground have its
    60 kr and spend all they had. The two who want the bench have 40 kr after 20 as well, but
    it costs 50: they wait until 25. The supporters of the lights have earned since 20: at 45
    they have 25 each, 50 together.
    """
    playground, bench, lights = 0, 1, 2
    ballots = [{playground: 1, lights: 1}] * 2 + [{playground: 1}] + [{bench: 1}] * 2
    election = election_of([60, 50, 50], ballots, budget=160)
    assert times(election) == [(playground, 20), (bench, 25), (lights, 45)]


def test_supporters_of_a_winner_wait_longer_for_their_next_one() -> None:
    """By votes alone the majority would get all; here the minority comes second."""
    ballots = [{0: 1, 1: 1, 2: 1}] * 3 + [{3: 1}] * 2
    assert count(election_of([6, 6, 6, 6], ballots, budget=18), PHRAGMEN).selected[1] == "3"


def test_the_first_that_does_not_fit_is_skipped_or_ends_the_count() -> None:
    ballots = [{0: 1, 1: 1, 2: 1}, {0: 1, 1: 1}, {0: 1}]
    election = election_of([6, 9, 6], ballots, budget=12)
    assert count(election, PHRAGMEN).selected == ("0", "2")
    assert count(election, STOPPING).selected == ("0",)


def test_a_project_dearer_than_the_budget_takes_no_part_and_ends_nothing() -> None:
    election = election_of([99, 5], [{0: 1, 1: 1}] * 2 + [{0: 1}] * 90, budget=10)
    assert count(election, STOPPING).selected == ("1",)


def test_any_points_are_an_approval() -> None:
    plain = election_of([6, 5], [{0: 1, 1: 1}, {0: 1}], budget=11)
    points = election_of([6, 5], [{0: 1, 1: 9}, {0: 3}], budget=11)
    assert times(points) == times(plain)


def test_free_projects_with_votes_win_and_those_without_votes_do_not() -> None:
    outcome = count(election_of([0, 0, 3], [{0: 1, 2: 1}], budget=3), PHRAGMEN)
    assert outcome.selected == ("0", "2")
    assert [winner.funding for winner in outcome.winners] == [Funding.FREE, Funding.EARNINGS]


def test_blank_ballots_change_nothing() -> None:
    ballots = [{0: 1, 1: 1}, {0: 1}, {1: 1}]
    with_blanks = election_of([6, 5], [*ballots, {}, {}], budget=11)
    assert times(with_blanks) == times(election_of([6, 5], ballots, budget=11))


def test_at_the_same_time_the_tie_order_decides_and_the_lot_is_reported() -> None:
    election = election_of([4, 4, 4], [{0: 1}, {1: 1}, {2: 1}], budget=4)
    outcome = count(election, PHRAGMEN)
    assert [draw.tied for draw in outcome.lots] == [(0, 1, 2)]
    assert outcome.selected == (str(outcome.lots[0].first),)


def test_a_lot_that_decides_who_ends_the_count_is_reported() -> None:
    ballots = [{0: 1}] * 2 + [{1: 1}] * 3 + [{2: 1}]
    rule = CountRule(Phragmen(Misfit.STOP), ties=Ties(order=()))
    outcome = count(election_of([4, 6, 1], ballots, budget=6), rule)
    assert [draw.tied for draw in outcome.lots] == [(0, 1)]


def test_equals_of_which_none_fits_are_not_drawn_lots_for() -> None:
    ballots = [{0: 1}] * 9 + [{1: 1}, {2: 1}]
    assert count(election_of([4, 5, 5], ballots, budget=8), STOPPING).lots == ()


def test_what_is_left_may_go_to_a_project_whose_proposer_accepts_less() -> None:
    projects = (Project("whole", 6), Project("part", 6, minimum=2))
    election = Election(projects, group_ballots([{0: 1, 1: 1}, {0: 1}]), budget=9)
    outcome = count(election, CountRule(Phragmen(), Constraints(partial_funding=True)))
    granted = [(winner.funding, winner.amount) for winner in outcome.winners]
    assert granted == [(Funding.EARNINGS, 6), (Funding.LEFTOVER, 3)]


def test_supporters_who_paid_for_different_winners_at_the_same_time_are_counted_together() -> None:
    ballots = [{0: 1, 2: 1}, {0: 1}, {1: 1, 2: 1}, {2: 1}]
    election = election_of([2, 2, 4], ballots, budget=8)
    earnings = Earnings(election)
    earnings.buy(0, Fraction(1))
    earnings.buy(1, Fraction(1))
    assert earnings.payments(2, Fraction(2)) == {Fraction(1): 2, Fraction(2): 1}


@given(many_elections, st.sampled_from(Misfit), st.sampled_from([Ties().order, (TieBreak.VOTES,)]))
def test_the_same_is_bought_in_the_same_order_as_when_time_is_simulated(
    election: Election, misfit: Misfit, order: tuple[TieBreak, ...]
) -> None:
    ties = tie_order(election, Ties(order))
    costs = [project.cost for project in election.projects]
    ballots = one_by_one(election)
    expected = naive.phragmen(costs, ballots, election.budget, misfit, ties.lots, order)
    run = phragmen(election, misfit, ties)
    assert [purchase.project for purchase in run.purchases] == expected


@given(many_elections)
def test_supporters_pay_the_cost_with_all_they_have_and_time_never_runs_backwards(
    election: Election,
) -> None:
    earnings, before = Earnings(election), Fraction(0)
    for purchase in count(election, PHRAGMEN).purchases:
        project, time = purchase.project, purchase.rate
        paid = sum(each * voters for each, voters in earnings.payments(project, time).items())
        assert paid == earnings.unspent(project, time) == election.projects[project].cost
        earnings.buy(project, time)
        assert earnings.unspent(project, time) == 0
        assert time >= before
        before = time


@given(many_elections)
def test_after_skipping_no_loser_with_votes_fits(election: Election) -> None:
    outcome = count(election, PHRAGMEN)
    lost = {project.id for project in election.projects} - set(outcome.selected)
    assert all(
        project.cost > outcome.leftover
        for project, votes in zip(election.projects, election.votes, strict=True)
        if votes and project.id in lost
    )
