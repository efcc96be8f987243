"""Equal shares is what the naive model says, and keeps its axioms."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from medborgarbudget.counting.count import count
from medborgarbudget.counting.election import Election, Project, group_ballots
from medborgarbudget.counting.equal_shares import Ledger, equal_shares
from medborgarbudget.counting.explanation import explain
from medborgarbudget.counting.rule import (
    Completion,
    CountRule,
    EqualShares,
    Start,
    Stop,
    Ties,
    Utility,
)
from medborgarbudget.counting.ties import tie_order
from tests.counting import naive
from tests.counting.strategies import elections, one_by_one

utilities = st.sampled_from(Utility)
many_elections = elections() | elections(max_points=3)


def election_of(costs: list[int], ballots: list[dict[int, int]], budget: int) -> Election:
    projects = tuple(Project(str(index), cost) for index, cost in enumerate(costs))
    return Election(projects, group_ballots(ballots), budget)


@given(many_elections, utilities, st.fractions(0, 12, max_denominator=6))
def test_a_run_buys_the_same_projects_in_the_same_order_as_the_naive_model(
    election: Election, utility: Utility, share: Fraction
) -> None:
    ties = tie_order(election, Ties(lot_seed="seed"))
    run = equal_shares(election, share, utility, ties)
    costs = [project.cost for project in election.projects]
    expected = naive.equal_shares(
        costs, one_by_one(election), share, utility is Utility.COST, ties.lots
    )
    assert [purchase.project for purchase in run.purchases] == expected


@given(many_elections, utilities)
def test_add1_elects_the_same_projects_as_the_naive_model(
    election: Election, utility: Utility
) -> None:
    outcome = count(election, CountRule(EqualShares(utility=utility, completion=Completion.ADD1)))
    ties = tie_order(election, Ties())
    costs = [project.cost for project in election.projects]
    expected = naive.add1(
        costs, one_by_one(election), election.budget, utility is Utility.COST, ties.lots
    )
    assert [purchase.project for purchase in outcome.purchases] == expected


@given(many_elections, utilities, st.sampled_from(Completion), st.sampled_from(Stop))
def test_the_budget_is_never_exceeded(
    election: Election, utility: Utility, completion: Completion, stop: Stop
) -> None:
    outcome = count(
        election, CountRule(EqualShares(utility=utility, completion=completion, stop=stop))
    )
    assert outcome.leftover >= 0


@given(many_elections, utilities)
def test_supporters_pay_the_whole_cost_and_nobody_more_than_their_share(
    election: Election, utility: Utility
) -> None:
    outcome = count(election, CountRule(EqualShares(utility=utility)))
    assert outcome.share is not None
    ledger = Ledger(election, outcome.share)
    for purchase in outcome.purchases:
        before = money_in(ledger)
        ledger.charge(purchase.project, purchase.rate)
        assert before - money_in(ledger) == election.projects[purchase.project].cost
        assert min(ledger.money) >= 0


def money_in(ledger: Ledger) -> Fraction:
    purses = zip(ledger.money, ledger.weights, strict=True)
    return Fraction(sum(money * voters for money, voters in purses), ledger.parts)


@given(many_elections, st.randoms(use_true_random=False))
def test_the_order_in_which_ballots_arrive_does_not_matter(election: Election, random) -> None:
    ballots = one_by_one(election)
    random.shuffle(ballots)
    shuffled = Election(
        election.projects, group_ballots(ballots), election.budget, election.vote_type
    )
    assert count(shuffled, CountRule()).selected == count(election, CountRule()).selected


@given(many_elections, utilities)
def test_the_exhaustive_stop_leaves_no_affordable_loser_or_equals_the_other_stop(
    election: Election, utility: Utility
) -> None:
    rule = {"utility": utility, "completion": Completion.ADD1}
    early = count(election, CountRule(EqualShares(**rule, stop=Stop.EXHAUSTIVE)))
    late = count(election, CountRule(EqualShares(**rule)))
    fits = any(
        votes and project.cost <= early.leftover and project.id not in early.selected
        for project, votes in zip(election.projects, election.votes, strict=True)
    )
    assert not fits or early.selected == late.selected


def test_a_supporter_left_with_exactly_nothing_pays_nothing_more() -> None:
    election = election_of([2, 2], [{0: 1, 1: 1}, {1: 1}], budget=4)
    outcome = count(election, CountRule(EqualShares(completion=Completion.NONE)))
    assert outcome.selected == ("1",)
    assert explain(outcome)[1].payments == ((Fraction(1), 2),)


def test_a_cost_that_equals_all_its_supporters_money_is_affordable() -> None:
    election = election_of([6], [{0: 1}, {0: 1}, {}], budget=9)
    assert count(election, CountRule(EqualShares(completion=Completion.NONE))).selected == ("0",)


def test_voters_who_approved_nothing_own_a_share_too() -> None:
    election = election_of([6], [{0: 1}, {}, {}], budget=9)
    assert count(election, CountRule(EqualShares(completion=Completion.NONE))).share == 3


def test_a_budget_below_one_krona_per_voter_starts_at_the_exact_share() -> None:
    election = election_of([1], [{0: 1}] * 4, budget=2)
    outcome = count(election, CountRule(EqualShares(completion=Completion.NONE, start=Start.FLOOR)))
    assert outcome.share == Fraction(1, 2)
    assert outcome.selected == ("0",)


def test_a_project_dearer_than_the_budget_never_wins_and_does_not_stop_the_others() -> None:
    election = election_of([999_999_999, 5], [{0: 1}, {0: 1, 1: 1}], budget=10)
    assert count(election, CountRule()).selected == ("1",)


def test_a_free_project_with_votes_wins_at_no_ones_expense() -> None:
    election = election_of([0, 4, 0], [{0: 1, 1: 1}], budget=4)
    assert count(election, CountRule()).selected == ("0", "1")


def test_without_voters_nothing_is_decided() -> None:
    outcome = count(election_of([5], [], budget=10), CountRule())
    assert (outcome.selected, outcome.share) == ((), 0)


def test_one_voter_decides_alone() -> None:
    assert count(election_of([3, 7], [{0: 1, 1: 1}], budget=10), CountRule()).selected == ("0", "1")


def test_every_project_wins_when_all_are_affordable() -> None:
    election = election_of([1, 2, 3], [{0: 1}, {1: 1}, {2: 1}], budget=100)
    assert set(count(election, CountRule()).selected) == {"0", "1", "2"}


def test_nothing_wins_when_nothing_is_affordable() -> None:
    election = election_of([20, 30], [{0: 1}, {1: 1}], budget=10)
    assert count(election, CountRule()).selected == ()


def test_the_lot_settles_only_full_ties_and_is_reported() -> None:
    election = election_of([4, 4], [{0: 1}, {1: 1}], budget=4)
    outcome = count(election, CountRule(ties=Ties(lot_seed="midsommar")))
    ((draw),) = outcome.lots
    assert draw.tied == (0, 1)
    assert outcome.selected == (str(draw.first),)


def test_a_dear_project_of_few_does_not_make_the_count_endless() -> None:
    few_and_many = [{0: 1}] + [{1: 1}] * 99
    outcome = count(election_of([10**9, 100], few_and_many, budget=10**9), CountRule())
    assert outcome.runs < 10
    assert outcome.selected == ("1",)


def test_a_step_larger_than_needed_keeps_the_last_feasible_outcome() -> None:
    election = election_of([4, 6], [{0: 1}, {1: 1}], budget=8)
    rule = CountRule(EqualShares(completion=Completion.ADD1, step=Fraction(100)))
    assert count(election, rule).selected == ("0",)


def test_large_budgets_are_counted_without_rounding() -> None:
    ballots = [{0: 1}] * 999 + [{1: 1}] * 1001
    election = election_of([10**12 // 3, 10**12 // 3 + 1], ballots, budget=10**12)
    assert count(election, CountRule()).cost == 10**12 // 3 * 2 + 1
