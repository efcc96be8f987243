"""The templates that come with the product: each is whole, and told in two languages."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from django.utils.translation import override

from medborgarbudget.counting.rule import Constraints, PercentageQuestion, Tier, Ties
from medborgarbudget.counting.rule.allocation import Equal, PerHead
from medborgarbudget.counting.rule.ballots import Approval, Grades, Packages, Single
from medborgarbudget.rounds.pot_concerns import tiers_problem
from medborgarbudget.rounds.ready_made import (
    RuleTemplate,
    next_pot,
    pattern_of,
    patterns_of,
    ready_templates,
    template,
)
from medborgarbudget.rounds.rulebook import (
    Coverage,
    Eligibility,
    Link,
    PotTerms,
    Rules,
    rules_from_document,
    to_document,
)
from medborgarbudget.rounds.rulebook.document import pots_from_document, pots_to_document
from medborgarbudget.rounds.rulebook.texts import by_language, texts

each_template = pytest.mark.parametrize("ready", ready_templates(), ids=lambda each: each.code)


def found(code: str) -> RuleTemplate:
    ready = template(code)
    assert ready is not None
    return ready


@each_template
def test_its_rules_and_pots_are_the_same_when_read_again_from_their_document(
    ready: RuleTemplate,
) -> None:
    assert rules_from_document(to_document(ready.rules)) == ready.rules
    assert pots_from_document(pots_to_document(ready.pots)) == ready.pots


@each_template
def test_it_is_told_in_swedish_and_english(ready: RuleTemplate) -> None:
    told = [ready.name, ready.choose_if]
    for text in told:
        with override("sv"):
            swedish = str(text)
        with override("en"):
            assert str(text) != swedish
    for criterion in ready.rules.criteria:
        assert set(by_language(criterion.question)) == {"sv", "en"}
        assert set(by_language(criterion.explanation)) == {"sv", "en"}


@each_template
def test_it_asks_enough_of_ideas_and_says_what_the_money_may_be(ready: RuleTemplate) -> None:
    assert len(ready.rules.criteria) >= 6
    assert ready.rules.count.ballot is not None
    assert ready.pots


@each_template
def test_it_is_a_pattern_already(ready: RuleTemplate) -> None:
    assert pattern_of(ready.rules) == ready.rules
    assert patterns_of(ready.pots) == ready.pots


def test_the_first_one_counts_by_equal_shares_for_everyone() -> None:
    first = ready_templates()[0]
    assert first.rules.count.method == Rules().count.method
    assert first.pots[0].coverage is Coverage.EVERYONE


def test_codes_are_given_once_and_an_unknown_one_finds_nothing() -> None:
    codes = [each.code for each in ready_templates()]
    assert len(set(codes)) == len(codes) == 12
    assert template("finns-inte") is None


def test_trelleborg_has_slots_and_non_residents_vote() -> None:
    ready = found("byar-med-platser")
    assert sum(tier.cost * tier.winners for tier in ready.pots[0].tiers) == ready.pots[0].amount
    assert ready.pots[0].tiers[-1] == Tier(Fraction(1_000_000), 1)
    assert Link.OWNER_OR_BUSINESS in ready.rules.vote.links
    assert ready.rules.count.ballot == Approval(most=3)
    assert ready.rules.count.constraints.least_votes == 50


def test_other_cases_have_the_facts_of_their_places() -> None:
    assert found("orter-en-rost").rules.count.ballot == Single()
    assert found("orter-en-rost").rules.count.allocation == Equal()
    assert found("omraden-flera-kryss").rules.count.constraints.partial_funding
    assert found("kronor-per-invanare").rules.count.allocation == PerHead(
        Fraction(60), Fraction(900_000)
    )
    assert isinstance(found("hela-paket").rules.count.ballot, Packages)
    assert isinstance(found("stad-och-stadsdelar").rules.count.ballot, Grades)
    assert isinstance(found("reserv-och-procentfraga").rules.count.percentage, PercentageQuestion)
    assert found("reserv-och-procentfraga").pots[0].to_vote_on == 1_000_000
    youth, tenants = found("unga-13-20").rules.vote, found("hyresgaster-fran-10-ar").rules.vote
    assert (youth.age_from, youth.age_to) == (13, 20)
    assert tenants == Eligibility((Link.TENANT,), age_from=10, areas=tenants.areas)
    assert found("en-skola").rules.vote.links == (Link.PUPIL,)
    assert len(found("region-med-teman").pots) == 3


def test_a_pattern_has_slots_and_a_reserve_with_its_pots_only() -> None:
    common = Constraints(tiers=(Tier(Fraction(50_000), 2),), reserve=Fraction(1, 10), winners=5)
    rules = Rules(count=replace(Rules().count, constraints=common))
    assert pattern_of(rules).count.constraints == Constraints(winners=5)


def test_a_pattern_leaves_out_what_was_one_rounds_own() -> None:
    rules = Rules(
        vote=Eligibility(age_from=12, age_on=date(2027, 3, 1)),
        count=replace(Rules().count, ties=Ties(lot_seed="Tärningen visade 4, 2, 6")),
    )
    pattern = pattern_of(rules)
    assert pattern.vote == Eligibility(age_from=12)
    assert pattern.count.ties == Ties()
    norr = texts({"sv": "Norr"})
    pot = PotTerms(norr, 5, Coverage.AREA, "norr", covered_name=norr, places_first=("Ekeby",))
    assert patterns_of([pot]) == (PotTerms(texts({"sv": "Norr"}), 5, Coverage.AREA),)


def test_slots_and_reserve_go_along_with_the_money_that_there_is() -> None:
    villages = next_pot(found("byar-med-platser").pots, 0, 1_250_000, 1_250_000)
    assert villages
    assert (villages.amount, villages.coverage) == (1_250_000, Coverage.AREA)
    assert [(int(each.cost), each.winners) for each in villages.tiers] == [
        (25_000, 10),
        (62_000, 4),
        (120_000, 4),
        (250_000, 1),
    ]
    reserved = next_pot(found("reserv-och-procentfraga").pots, 0, 300_000, 300_000)
    assert reserved
    assert (reserved.amount, reserved.reserve) == (300_000, 100_000)


@each_template
@pytest.mark.parametrize("total", [1, 7, 99, 10_000, 1_234_567, 10**11])
def test_the_pots_of_a_template_hold_all_the_money_together(
    ready: RuleTemplate, total: int
) -> None:
    made, left = 0, total
    while pot := next_pot(ready.pots, made, total, left):
        assert not tiers_problem(pot.tiers)
        made, left = made + 1, left - pot.amount
    assert left == 0
    assert made == min(len(ready.pots), total)


def test_when_the_pots_of_a_template_are_made_no_more_are_suggested_but_for_areas() -> None:
    themes, city = found("region-med-teman").pots, found("stad-och-stadsdelar").pots
    assert next_pot(themes, 3, 900, 300) is None
    assert next_pot((), 0, 900, 900) is None
    district = next_pot(city, 5, 900, 300)
    assert district
    assert (district.amount, district.coverage) == (300, Coverage.AREA)
