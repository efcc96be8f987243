"""Constraints hold under every method, alone and together."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medborgarbudget.counting.count import count
from medborgarbudget.counting.election import Election, Project, group_ballots
from medborgarbudget.counting.money import Currency
from medborgarbudget.counting.quotas import Limit
from medborgarbudget.counting.rule import (
    Completion,
    Constraints,
    CountRule,
    EqualShares,
    Greedy,
    GreedyOrder,
    MajorityJudgment,
    Method,
    Misfit,
    Phragmen,
    Stop,
    TieBreak,
    Tier,
    Ties,
    TopK,
    Utility,
)
from tests.counting import naive
from tests.counting.strategies import (
    constraints,
    elections_with_places,
    methods,
    one_by_one,
    ties,
)

METHODS = [
    EqualShares(completion=Completion.NONE),
    EqualShares(completion=Completion.ADD1),
    EqualShares(completion=Completion.ADD1, stop=Stop.EXHAUSTIVE),
    EqualShares(completion=Completion.ADD1U),
    EqualShares(utility=Utility.CARDINALITY),
    Greedy(),
    Greedy(misfit=Misfit.STOP),
    Greedy(GreedyOrder.VOTES_PER_COST),
    Phragmen(),
    Phragmen(Misfit.STOP),
    MajorityJudgment(),
    MajorityJudgment(misfit=Misfit.STOP),
    TopK(4),
]
under_every_method = pytest.mark.parametrize("method", METHODS, ids=str)
many_elections = elections_with_places() | elections_with_places(max_points=3)
rules = st.builds(CountRule, methods(), constraints(), ties())


def votes(*numbers: int) -> list[dict[int, int]]:
    """Ballots that name one project each: project 0 as often as the first number says."""
    return [{project: 2} for project, number in enumerate(numbers) for _ in range(number)]


def election_of(*projects: Project, ballots: list[dict[int, int]], budget: int) -> Election:
    return Election(projects, group_ballots(ballots), budget)


def selected(election: Election, method: Method, **limits) -> set[str]:
    return set(count(election, CountRule(method, Constraints(**limits))).selected)


# Each constraint by itself


@under_every_method
def test_a_project_with_too_few_votes_does_not_win(method: Method) -> None:
    election = election_of(Project("a", 3), Project("b", 1), ballots=votes(3, 2), budget=9)
    assert selected(election, method, least_votes=3) == {"a"}


@under_every_method
def test_blank_ballots_are_among_the_voters_of_which_a_share_is_needed(method: Method) -> None:
    ballots = [*votes(3, 2), {}]
    election = election_of(Project("a", 3), Project("b", 1), ballots=ballots, budget=9)
    assert selected(election, method, least_share=Fraction(1, 3)) == {"a", "b"}
    assert selected(election, method, least_share=Fraction(1, 2)) == {"a"}


@under_every_method
def test_a_tier_is_full_with_so_many_winners_and_the_other_tiers_stay_open(method: Method) -> None:
    election = election_of(
        Project("large", 9),
        Project("large too", 8),
        Project("small", 2),
        Project("too large", 10),
        ballots=votes(9, 7, 2, 9),
        budget=90,
    )
    tiers = (Tier(Fraction(2), 5), Tier(Fraction(9), 1))
    assert selected(election, method, tiers=tiers) == {"large", "small"}


@under_every_method
def test_no_more_win_than_may(method: Method) -> None:
    projects = [Project(name, 3) for name in "abc"]
    election = election_of(*projects, ballots=votes(3, 2, 1), budget=90)
    assert selected(election, method, winners=2) == {"a", "b"}


@under_every_method
def test_no_more_win_in_a_place_than_may_and_projects_without_a_place_are_free(
    method: Method,
) -> None:
    election = election_of(
        Project("a", 3, place="north"),
        Project("b", 3, place="north"),
        Project("c", 3, place="south"),
        Project("d", 3),
        Project("e", 3),
        ballots=votes(5, 4, 3, 2, 2),
        budget=90,
    )
    expected = {"a", "c", "d", "e"}
    assert selected(election, method, per_place=1) == expected


@under_every_method
def test_the_most_voted_of_each_place_goes_before_all_others(method: Method) -> None:
    election = election_of(
        Project("a", 6, place="north"),
        Project("b", 6, place="north"),
        Project("c", 6, place="south"),
        Project("d", 6, place="south"),
        ballots=votes(9, 8, 2, 1),
        budget=12,
    )
    outcome = count(election, CountRule(method, Constraints(every_place=True)))
    assert outcome.selected[:2] == ("a", "c")


@under_every_method
def test_places_that_got_nothing_last_time_go_before_other_places(method: Method) -> None:
    election = election_of(
        Project("a", 6, place="north"),
        Project("b", 6, place="south"),
        ballots=votes(9, 1),
        budget=6,
    )
    limits = Constraints(every_place=True, places_first=("south", "a place without projects"))
    assert count(election, CountRule(method, limits)).selected[0] == "b"


@under_every_method
def test_where_the_most_voted_of_a_place_does_not_fit_the_next_one_of_it_goes_first(
    method: Method,
) -> None:
    election = election_of(
        Project("dear", 9, place="south"),
        Project("cheap", 5, place="south"),
        Project("elsewhere", 6, place="north"),
        ballots=votes(3, 2, 9),
        budget=8,
    )
    first = count(election, CountRule(method, Constraints(places_first=("south",)))).selected[0]
    assert first == ("dear" if isinstance(method, TopK) else "cheap")


@under_every_method
def test_of_projects_in_conflict_only_one_wins(method: Method) -> None:
    election = election_of(
        Project("pitch", 4, conflict="meadow"),
        Project("pond", 4, conflict="meadow"),
        Project("path", 4),
        ballots=votes(3, 2, 1),
        budget=90,
    )
    assert selected(election, method) == {"pitch", "path"}
    assert selected(election, method, conflicts=False) == {"pitch", "pond", "path"}


@under_every_method
def test_the_reserve_is_not_given_away(method: Method) -> None:
    projects = [Project(name, 5) for name in "ab"]
    election = election_of(*projects, ballots=votes(2, 1), budget=10)
    winners = selected(election, method, reserve=Fraction(1, 10))
    assert winners == ({"a", "b"} if isinstance(method, TopK) else {"a"})


@pytest.mark.parametrize("decimals", [0, 2])
def test_a_reserve_is_rounded_up_to_whole_kronor(decimals: int) -> None:
    currency = Currency("SEK", decimals)
    election = Election(
        (Project("a", 8 * currency.unit + 1),),
        group_ballots([{0: 1}]),
        budget=11 * currency.unit,
        currency=currency,
    )
    outcome = count(election, CountRule(Greedy(), Constraints(reserve=Fraction(1, 5))))
    assert outcome.contest.budget == 8 * currency.unit


def test_a_reserve_never_makes_a_debt() -> None:
    election = Election((), (), budget=1, currency=Currency("SEK", 2))
    assert (
        count(election, CountRule(constraints=Constraints(reserve=Fraction(1, 2)))).contest.budget
        == 0
    )


@under_every_method
def test_what_is_left_goes_to_one_whose_proposer_accepts_less(method: Method) -> None:
    election = election_of(
        Project("a", 6),
        Project("wants all", 6),
        Project("accepts 3", 6, minimum=3),
        Project("accepts 1", 6, minimum=1),
        ballots=votes(9, 3, 2, 1),
        budget=10,
    )
    outcome = count(election, CountRule(method, Constraints(partial_funding=True)))
    amounts = {election.projects[each.project].id: each.amount for each in outcome.winners}
    if isinstance(method, TopK):
        expected = {"a": 6, "wants all": 6, "accepts 3": 6, "accepts 1": 6}
    elif getattr(method, "misfit", Misfit.SKIP) is Misfit.STOP and not isinstance(method, Phragmen):
        expected = {"a": 6}
    else:
        expected = {"a": 6, "accepts 3": 4}
    assert amounts == expected


@under_every_method
def test_without_partial_funding_a_minimum_means_nothing(method: Method) -> None:
    election = election_of(
        Project("a", 6), Project("b", 6, minimum=0), ballots=votes(9, 3), budget=10
    )
    assert selected(election, method) == ({"a", "b"} if isinstance(method, TopK) else {"a"})


@under_every_method
def test_nothing_is_no_part_of_a_cost(method: Method) -> None:
    ballots = [{0: 2}, {0: 2, 1: 2}]
    election = election_of(Project("a", 6), Project("b", 6, minimum=0), ballots=ballots, budget=6)
    winners = selected(election, method, partial_funding=True)
    assert winners == ({"a", "b"} if isinstance(method, TopK) else {"a"})


def test_places_that_go_first_are_among_the_most_that_may_win() -> None:
    election = election_of(
        Project("a", 3), Project("b", 3), Project("c", 3, place="south"),
        ballots=votes(3, 2, 1), budget=6,
    )  # fmt: skip
    assert selected(election, TopK(2), places_first=("south",)) == {"a", "c"}
    assert selected(election, Greedy(), winners=2, places_first=("south",)) == {"a", "c"}


@under_every_method
def test_a_loser_knows_what_stopped_it(method: Method) -> None:
    election = election_of(
        Project("a", 3, conflict="site"),
        Project("b", 3, conflict="site"),
        Project("c", 3),
        ballots=votes(3, 2, 1),
        budget=9,
    )
    outcome = count(election, CountRule(method, Constraints(least_votes=2)))
    assert {project: quota.limit for project, quota in outcome.stopped.items()} == {
        1: Limit.CONFLICT,
        2: Limit.VOTE_FLOOR,
    }


def test_losers_of_a_fixed_number_of_winners_were_stopped_by_it() -> None:
    election = election_of(Project("a", 3), Project("b", 3), ballots=votes(2, 1), budget=9)
    (stopped,) = count(election, CountRule(TopK(1))).stopped.values()
    assert (stopped.limit, stopped.most) == (Limit.WINNERS, 1)


def test_equal_prices_at_different_costs_are_settled_by_a_lot_that_is_reported() -> None:
    election = election_of(Project("a", 2), Project("b", 3), ballots=[{0: 1, 1: 1}], budget=4)
    method = EqualShares(completion=Completion.NONE)
    outcome = count(election, CountRule(method, ties=Ties(order=(TieBreak.VOTES,))))
    assert [draw.tied for draw in outcome.lots] == [(0, 1)]


# All of them together


@settings(max_examples=500, deadline=None)
@given(many_elections, rules)
def test_winners_and_grants_are_those_of_the_naive_model(
    election: Election, rule: CountRule
) -> None:
    found = [(winner.project, winner.amount) for winner in count(election, rule).winners]
    assert found == naive.count(election, rule)


@settings(deadline=None)
@given(
    elections_with_places(max_projects=8, max_voters=12, max_cost=40),
    st.builds(
        EqualShares,
        completion=st.just(Completion.ADD1),
        utility=st.sampled_from(Utility),
        stop=st.sampled_from(Stop),
    ),
    st.sampled_from([{"per_place": 1}, {"winners": 2}, {"conflicts": True}]),
)
def test_shares_are_raised_under_quotas_as_if_no_step_were_passed_over(
    election: Election, method: EqualShares, limits: dict
) -> None:
    rule = CountRule(method, Constraints(**limits))
    found = [(winner.project, winner.amount) for winner in count(election, rule).winners]
    assert found == naive.count(election, rule)


@given(many_elections, rules)
def test_no_more_is_spent_than_there_is_unless_only_the_number_of_winners_counts(
    election: Election, rule: CountRule
) -> None:
    outcome = count(election, rule)
    reserve = election.budget * rule.constraints.reserve
    assert outcome.leftover >= reserve or isinstance(rule.method, TopK)


@given(many_elections, rules)
def test_every_quota_holds(election: Election, rule: CountRule) -> None:
    outcome = count(election, rule)
    winners = [winner.project for winner in outcome.winners]
    assert len(winners) == len(set(winners))
    for quota in outcome.quotas:
        assert len(quota.members.intersection(winners)) <= quota.most


@given(many_elections, rules)
def test_only_one_gets_part_of_its_cost_and_no_less_than_it_accepts(
    election: Election, rule: CountRule
) -> None:
    partial = [
        (election.projects[winner.project], winner.amount)
        for winner in count(election, rule).winners
        if winner.amount != election.projects[winner.project].cost
    ]
    assert len(partial) <= rule.constraints.partial_funding
    for project, amount in partial:
        assert project.minimum is not None
        assert max(project.minimum, 1) <= amount < project.cost


@given(many_elections, rules, st.randoms(use_true_random=False))
def test_neither_the_order_of_ballots_nor_that_of_projects_matters(
    election: Election, rule: CountRule, random
) -> None:
    order = list(range(len(election.projects)))
    random.shuffle(order)
    ballots = one_by_one(election)
    random.shuffle(ballots)
    moved = Election(
        tuple(election.projects[project] for project in order),
        group_ballots({order.index(p): n for p, n in ballot.items()} for ballot in ballots),
        election.budget,
        election.vote_type,
    )
    before, after = count(election, rule), count(moved, rule)
    assert after.selected == before.selected
    assert [each.amount for each in after.winners] == [each.amount for each in before.winners]


@given(many_elections, rules)
def test_without_a_lot_another_seed_gives_the_same_winners(
    election: Election, rule: CountRule
) -> None:
    """But for Add1, where a lot may also decide in a run that is not the final one."""
    if isinstance(rule.method, EqualShares):
        rule = replace(rule, method=EqualShares(completion=Completion.NONE))
    outcome = count(election, rule)
    if not outcome.lots:
        for seed in ("vår", "sommar", "höst"):
            again = count(election, replace(rule, ties=replace(rule.ties, lot_seed=seed)))
            assert set(again.winners) == set(outcome.winners)
