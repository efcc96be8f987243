"""The reasons given for winning and losing are true: checked by counting anew."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from medborgarbudget.counting.count import count
from medborgarbudget.counting.election import Election, Project, group_ballots
from medborgarbudget.counting.equal_shares import Ledger, equal_shares, price_of
from medborgarbudget.counting.explanation import explain
from medborgarbudget.counting.outcome import Funding, Outcome
from medborgarbudget.counting.rule import Completion, CountRule, Rule, Utility
from medborgarbudget.counting.ties import tie_order
from tests.counting.strategies import elections, one_by_one

many_elections = elections() | elections(max_points=3)


def with_more_votes(election: Election, project: int, votes: int) -> Election:
    """The election with further voters who give the project all the points anyone gave."""
    ballots = one_by_one(election)
    points = max((p for ballot in ballots for p in ballot.values()), default=1)
    return replace(election, ballots=group_ballots(ballots + [{project: points}] * votes))


def wins_by_shares(outcome: Outcome, project: int, votes: int) -> bool:
    """Whether that many more votes would have bought the project at the final share."""
    election = with_more_votes(outcome.election, project, votes)
    assert outcome.share is not None
    ties = tie_order(election, outcome.rule.lot_seed)
    run = equal_shares(election, outcome.share, outcome.rule.utility, ties)
    return any(purchase.project == project for purchase in run.purchases)


@given(many_elections, st.sampled_from(Utility))
def test_missing_votes_are_the_fewest_that_would_have_been_enough_for_equal_shares(
    election: Election, utility: Utility
) -> None:
    outcome = count(election, CountRule(utility=utility, completion=Completion.ADD1))
    for facts in explain(outcome):
        cost = election.projects[facts.project].cost
        if facts.funding is None and outcome.share and 0 < cost <= election.budget:
            assert facts.missing_votes
            assert wins_by_shares(outcome, facts.project, facts.missing_votes)
            assert not wins_by_shares(outcome, facts.project, facts.missing_votes - 1)


@given(many_elections)
def test_missing_votes_are_the_fewest_that_would_have_been_enough_for_greedy(
    election: Election,
) -> None:
    rule = CountRule(rule=Rule.GREEDY)
    for facts in explain(count(election, rule)):
        project = election.projects[facts.project]
        if facts.missing_votes:
            more = with_more_votes(election, facts.project, facts.missing_votes)
            assert project.id in count(more, rule).selected
            almost = with_more_votes(election, facts.project, facts.missing_votes - 1)
            assert project.id not in count(almost, rule).selected
        elif facts.funding is None:
            assert project.cost > election.budget


@given(many_elections, st.sampled_from(Rule))
def test_no_number_of_votes_is_given_for_what_costs_more_than_the_budget(
    election: Election, rule: Rule
) -> None:
    for facts in explain(count(election, CountRule(rule=rule))):
        if election.projects[facts.project].cost > election.budget:
            assert facts.missing_votes is None


@given(many_elections)
def test_after_the_leftover_was_spent_missing_votes_never_ask_for_more_than_before(
    election: Election,
) -> None:
    before = explain(count(election, CountRule(completion=Completion.ADD1)))
    after = explain(count(election, CountRule(completion=Completion.ADD1U)))
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
            if rate and price_of(rate, each.cost, outcome.rule.utility) == purchase.price:
                level.add(project)
        ledger.charge(purchase.project, purchase.rate)
    return level


@given(many_elections, st.sampled_from(Utility))
def test_effective_support_is_full_for_what_was_bought_and_for_others_only_if_they_lost_a_tie(
    election: Election, utility: Utility
) -> None:
    outcome = count(election, CountRule(utility=utility))
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


@given(many_elections)
def test_every_krona_of_a_supporter_was_paid_for_a_winner_or_kept(election: Election) -> None:
    outcome = count(election, CountRule())
    for facts in explain(outcome):
        spent = sum((spending.amount for spending in facts.spent_on), Fraction())
        assert outcome.share is not None
        assert facts.kept is not None
        assert spent + facts.kept == outcome.share * election.votes[facts.project]


@given(many_elections)
def test_the_payments_for_a_winner_add_up_to_its_cost(election: Election) -> None:
    for facts in explain(count(election, CountRule())):
        if facts.funding is Funding.SHARES:
            paid = sum(amount * voters for amount, voters in facts.payments)
            assert paid == election.projects[facts.project].cost


def test_a_loser_names_what_its_supporters_paid_for_instead() -> None:
    projects = (Project("bench", 60), Project("stage", 80))
    ballots = group_ballots([{0: 1, 1: 1}] * 2 + [{0: 1}])
    outcome = count(Election(projects, ballots, budget=90), CountRule(completion=Completion.NONE))
    bench, stage = explain(outcome)
    assert (bench.order, bench.payments) == (1, ((Fraction(20), 3),))
    assert [(spent.winner, spent.amount, spent.voters) for spent in stage.spent_on] == [(0, 40, 2)]
    assert (stage.kept, stage.missing_votes) == (20, 2)
    # At bench's price a supporter of stage would pay a third of 80, and two of them would.
    assert stage.effective_support == Fraction(2, 3)


def test_an_election_of_four_thousand_projects_is_counted_and_explained() -> None:
    """Minutes long, should every purchase look at every project again."""
    size = 4_000
    projects = tuple(Project(str(index), 10 + index % 7) for index in range(size))
    ballots = group_ballots(
        {(voter * 7 + place * place) % size: 1 for place in range(8)} for voter in range(size)
    )
    election = Election(projects, ballots, budget=size * 2)
    outcome = count(election, CountRule(completion=Completion.NONE))
    facts = explain(outcome)
    assert len(outcome.purchases) > 400
    assert [each.project for each in facts] == list(range(size))
    assert all(each.missing_votes for each in facts if each.funding is None)
