"""The invented election: small, always the same, plausible, and countable by every rule."""

from fractions import Fraction

import pytest

from medborgarbudget.counting.rule import CountRule, EqualShares, Greedy, Tier, Ties
from medborgarbudget.counting.rule.ballots import FORMS, Approval, BallotForm, Packages
from medborgarbudget.rounds.ready_made import RuleTemplate, ready_templates
from medborgarbudget.rounds.rulebook import PotTerms, count_rule_for
from medborgarbudget.rounds.rulebook.texts import texts
from medborgarbudget.rounds.what_if.counting import counted
from medborgarbudget.rounds.what_if.sample import sample_election

VOTERS = 300


def a_pot(amount: int = 500_000, **terms: object) -> PotTerms:
    return PotTerms(texts({"sv": "Alla"}), amount, **terms)  # type: ignore[arg-type]


@pytest.mark.parametrize("form", [kind() for kind in FORMS.values()], ids=repr)
def test_everybody_votes_with_whichever_ballot(form: BallotForm) -> None:
    election = sample_election(a_pot(), form, None)
    assert election.voters == VOTERS
    assert election == sample_election(a_pot(), form, None)
    assert sum(votes > 0 for votes in election.votes) >= 3


@pytest.mark.parametrize("amount", [1, 7, 999, 25_000, 3_000_000])
def test_proposals_cost_more_together_than_there_is_and_none_more_than_half(amount: int) -> None:
    election = sample_election(a_pot(amount), Approval(most=3), None)
    assert sum(project.cost for project in election.projects) > 2 * amount
    assert all(1 <= project.cost <= max(amount // 2, 1) for project in election.projects)


def test_no_proposal_costs_more_than_the_rules_or_the_largest_slot_allow() -> None:
    slots = (Tier(Fraction(50_000), 3), Tier(Fraction(90_000), 1))
    for election, most in (
        (sample_election(a_pot(), None, 70_000), 70_000),
        (sample_election(a_pot(tiers=slots), None, None), 90_000),
    ):
        assert max(project.cost for project in election.projects) == most


def test_places_that_got_nothing_last_time_are_in_it() -> None:
    election = sample_election(a_pot(places_first=("Ekeby", "Viken")), None, None)
    assert {"Ekeby", "Viken"} < {project.place for project in election.projects}


def test_packages_fit_into_the_money_and_are_wanted_by_some() -> None:
    election = sample_election(a_pot(), Packages(), None)
    assert len(election.projects) == 3
    assert all(project.cost <= 500_000 for project in election.projects)


def test_it_shows_that_rules_differ() -> None:
    rule = CountRule(EqualShares(), ballot=Approval(most=3))
    shown = counted(sample_election(a_pot(), rule.ballot, None), rule)
    assert shown.sometimes
    own, greedy = shown.rules[0], shown.rules[-1]
    assert own.own
    assert own.represented_voters > greedy.represented_voters


@pytest.mark.parametrize("ready", ready_templates(), ids=lambda each: each.code)
def test_every_ready_template_can_be_tried(ready: RuleTemplate) -> None:
    for pot in ready.pots:
        rule = count_rule_for(pot, ready.rules.count)
        election = sample_election(pot, rule.ballot, ready.rules.ideas.cost_ceiling)
        shown = counted(election, rule)
        assert shown.rules[0].winners > 0
        assert shown.rules[0].own
        assert not shown.rules[0].gained
        assert shown.rules[0].cost <= pot.to_vote_on


def test_lots_that_are_still_sealed_do_not_stop_the_thought() -> None:
    rule = CountRule(Greedy(), ties=Ties(lot_commitment="a" * 64), ballot=Approval(most=3))
    assert counted(sample_election(a_pot(), rule.ballot, None), rule).rules


def test_a_larger_step_of_the_shares_is_told() -> None:
    rule = CountRule(EqualShares(), ballot=Approval(most=3))
    large = counted(sample_election(a_pot(90_000_000), rule.ballot, None), rule)
    assert large.step is not None
    assert large.step > 1
    assert counted(sample_election(a_pot(), Approval(), None), CountRule(Greedy())).step is None
