"""The reasons given for winning and losing are true: checked by counting anew."""

from fractions import Fraction
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from medborgarbudget.counting.count import count
from medborgarbudget.counting.election import Election, Project, group_ballots
from medborgarbudget.counting.equal_shares import Ledger, price_of
from medborgarbudget.counting.explanation import explain
from medborgarbudget.counting.outcome import Funding, Outcome
from medborgarbudget.counting.quotas import Limit
from medborgarbudget.counting.rule import (
    Completion,
    Constraints,
    CountRule,
    EqualShares,
    Greedy,
    MajorityJudgment,
    Misfit,
    Phragmen,
    Ungraded,
    Utility,
)
from tests.counting.recounts import (
    constrained_rules,
    located_elections,
    many_elections,
    wins,
    with_more_votes,
)


@settings(deadline=None)
@given(located_elections(), constrained_rules)
def test_missing_votes_are_the_fewest_that_would_have_been_enough(
    election: Election, rule: CountRule
) -> None:
    outcome = count(election, rule)
    for facts in explain(outcome):

        def enough(votes: int, loser: int = facts.project) -> bool:
            return wins(outcome, with_more_votes(election, loser, votes), loser)

        if facts.order is not None:
            assert facts.missing_votes is None
        elif facts.missing_votes is None:
            assert not any(map(enough, (0, 1, 2, 3, 5, 10, 50, 500)))
        else:
            assert enough(facts.missing_votes)
            # With grades for all, a further voter lowers those of others, who may change places.
            fewer = range(facts.missing_votes)
            assert not any(map(enough, fewer[-1:] if grades_all(rule) else fewer))


def grades_all(rule: CountRule) -> bool:
    return rule.method == MajorityJudgment(Ungraded.LOWEST, getattr(rule.method, "misfit", None))


@settings(deadline=None)
@given(many_elections)
def test_after_the_leftover_was_spent_missing_votes_never_ask_for_more_than_before(
    election: Election,
) -> None:
    before = explain(count(election, CountRule(EqualShares(completion=Completion.ADD1))))
    after = explain(count(election, CountRule(EqualShares(completion=Completion.ADD1U))))
    for one, other in zip(before, after, strict=True):
        if other.missing_votes:
            assert one.missing_votes is None or other.missing_votes <= one.missing_votes


def level_with_a_winner(outcome: Outcome) -> set[int]:
    """Projects that could have been bought at the very price of some winner in its place."""
    election = outcome.election
    assert outcome.share is not None
    ledger = Ledger(election, outcome.share)
    level = set()
    for purchase in outcome.purchases:
        for project, each in enumerate(election.projects):
            rate = ledger.rate(project) if each.cost and election.votes[project] else None
            if rate and price_of(rate, each.cost, outcome.rule.method.utility) == purchase.price:
                level.add(project)
        ledger.charge(purchase.project, purchase.rate)
    return level


@settings(deadline=None)
@given(many_elections, st.sampled_from(Utility))
def test_effective_support_is_full_for_what_was_bought_and_for_others_only_if_they_lost_a_tie(
    election: Election, utility: Utility
) -> None:
    outcome = count(election, CountRule(EqualShares(utility=utility)))
    level = level_with_a_winner(outcome)
    for facts in explain(outcome):
        assert facts.effective_support is not None
        assert 0 <= facts.effective_support <= 1
        is_full = facts.funding in (Funding.SHARES, Funding.FREE) or facts.project in level
        assert (facts.effective_support == 1) == is_full


def test_a_project_from_the_leftover_has_full_support_if_it_lost_only_a_tie() -> None:
    projects = (Project("bench", 4), Project("stage", 5), Project("pond", 9))
    ballots = group_ballots([{0: 1, 1: 1}] * 2 + [{2: 1}] * 2)
    bench, stage, _ = explain(count(Election(projects, ballots, budget=12), CountRule()))
    assert (bench.funding, stage.funding) == (Funding.SHARES, Funding.LEFTOVER)
    assert stage.effective_support == 1


@settings(deadline=None)
@given(many_elections)
def test_every_krona_of_a_supporter_was_paid_for_a_winner_or_kept(election: Election) -> None:
    outcome = count(election, CountRule())
    for facts in explain(outcome):
        spent = sum((spending.amount for spending in facts.spent_on), Fraction())
        assert outcome.share is not None
        assert facts.kept is not None
        assert spent + facts.kept == outcome.share * election.votes[facts.project]


@settings(deadline=None)
@given(many_elections)
def test_the_payments_for_a_winner_add_up_to_its_cost(election: Election) -> None:
    for facts in explain(count(election, CountRule())):
        if facts.funding is Funding.SHARES:
            paid = sum(amount * voters for amount, voters in facts.payments)
            assert paid == election.projects[facts.project].cost


def test_a_loser_names_what_its_supporters_paid_for_instead() -> None:
    projects = (Project("bench", 60), Project("stage", 80))
    ballots = group_ballots([{0: 1, 1: 1}] * 2 + [{0: 1}])
    outcome = count(
        Election(projects, ballots, budget=90), CountRule(EqualShares(completion=Completion.NONE))
    )
    bench, stage = explain(outcome)
    assert (bench.order, bench.payments) == (1, ((Fraction(20), 3),))
    assert [(spent.winner, spent.amount, spent.voters) for spent in stage.spent_on] == [(0, 40, 2)]
    assert (stage.kept, stage.missing_votes) == (20, 2)
    # At bench's price a supporter of stage would pay a third of 80, and two of them would.
    assert stage.effective_support == Fraction(2, 3)


@settings(deadline=None)
@given(located_elections(), constrained_rules)
def test_arrays_give_the_same_facts(election: Election, rule: CountRule) -> None:
    outcome = count(election, rule)
    plain = explain(outcome)
    with patch("medborgarbudget.counting.explanation.watching._MANY_GROUPS", 0):
        assert explain(outcome) == plain


@settings(deadline=None)
@given(many_elections, st.sampled_from(Misfit))
def test_what_supporters_earned_under_phragmen_was_paid_or_kept(
    election: Election, misfit: Misfit
) -> None:
    outcome = count(election, CountRule(Phragmen(misfit)))
    end = outcome.purchases[-1].rate if outcome.purchases else 0
    for facts in explain(outcome):
        spent = sum((spending.amount for spending in facts.spent_on), Fraction())
        assert spent + facts.kept == end * election.votes[facts.project]
        if facts.funding is Funding.EARNINGS:
            paid = sum(amount * voters for amount, voters in facts.payments)
            assert paid == election.projects[facts.project].cost


@settings(deadline=None)
@given(located_elections(), constrained_rules)
def test_winners_name_their_money_and_losers_what_stopped_them(
    election: Election, rule: CountRule
) -> None:
    outcome = count(election, rule)
    granted = {winner.project: winner.amount for winner in outcome.winners}
    for facts in explain(outcome):
        assert facts.granted == granted.get(facts.project)
        assert facts.stopped_by == outcome.stopped.get(facts.project)
        if facts.stopped_by:
            assert len(facts.taken_by) == facts.stopped_by.most
            assert facts.stopped_by.members.issuperset(facts.taken_by)


def test_a_project_that_loses_to_its_rival_names_it_and_what_it_lacks() -> None:
    bridge = Project("bridge", 60, conflict="river")
    ferry = Project("ferry", 50, conflict="river")
    ballots = group_ballots([{0: 1}] * 3 + [{1: 1}] * 2)
    election = Election((bridge, ferry), ballots, budget=200)
    _, lost = explain(count(election, CountRule(Greedy())))
    assert lost.stopped_by is not None
    assert (lost.stopped_by.limit, lost.stopped_by.label) == (Limit.CONFLICT, "river")
    # Level in votes the cheaper one goes first; at any cost the rival has more votes.
    assert (lost.taken_by, lost.missing_votes, lost.enough_cost) == ((0,), 1, None)


def test_the_reserve_makes_a_project_too_dear() -> None:
    election = Election((Project("hall", 90),), group_ballots([{0: 1}]), budget=100)
    rule = CountRule(constraints=Constraints(reserve=Fraction(1, 5)))
    (hall,) = explain(count(election, rule))
    assert (hall.too_dear, hall.missing_votes, hall.enough_cost) == (True, None, 80)


def test_a_proposer_who_accepts_any_amount_is_not_promised_one_where_nothing_is_left() -> None:
    bench, bridge = Project("bench", 50), Project("bridge", 60, minimum=0)
    election = Election((bench, bridge), group_ballots([{0: 1}] * 2 + [{1: 1}]), budget=50)
    rule = CountRule(Greedy(), Constraints(partial_funding=True))
    _, lost = explain(count(election, rule))
    assert (lost.missing_votes, lost.enough_cost, lost.too_dear) == (2, None, False)


def test_an_election_of_four_thousand_projects_is_counted_and_explained() -> None:
    """Minutes long, should every purchase look at every project again."""
    size = 4_000
    projects = tuple(Project(str(index), 10 + index % 7) for index in range(size))
    ballots = group_ballots(
        {(voter * 7 + place * place) % size: 1 for place in range(8)} for voter in range(size)
    )
    election = Election(projects, ballots, budget=size * 2)
    outcome = count(election, CountRule(EqualShares(completion=Completion.NONE)))
    facts = explain(outcome)
    assert len(outcome.purchases) > 400
    assert [each.project for each in facts] == list(range(size))
    assert all(each.missing_votes for each in facts if each.funding is None)
