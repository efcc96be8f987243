"""A round's rules as a resident reads them, part by part."""

from dataclasses import replace
from fractions import Fraction

import pytest

from medborgarbudget.counting.rule import Constraints, CountRule, Tier
from medborgarbudget.counting.rule.allocation import PerHead
from medborgarbudget.counting.rule.ballots import Knapsack
from medborgarbudget.rounds.rulebook import (
    AreaChoice,
    Coverage,
    Criterion,
    Edition,
    Eligibility,
    IdeaRules,
    Leftovers,
    Place,
    PotTerms,
    ProposerName,
    Publicity,
    Rules,
    RunningCosts,
)
from medborgarbudget.rounds.rulebook.texts import texts
from medborgarbudget.rounds.states import RulePart
from medborgarbudget.rounds.wording.rulebook import Section, rulebook_sections
from tests.rounds.wording.reading import read

ALMVIK = Place("Almviks kommun")
ALL = PotTerms(name=texts({"sv": "Alla"}), amount=500_000)
NORTH = PotTerms(
    name=texts({"sv": "Norr", "en": "North"}),
    amount=300_000,
    coverage=Coverage.AREA,
    covered="norr",
    covered_name=texts({"sv": "Norra Almvik"}),
    tiers=(Tier(Fraction(100_000), 4),),
    reserve=30_000,
    places_first=("Ekeby",),
)
YOUNG = PotTerms(
    name=texts({"sv": "Unga"}),
    amount=200_000,
    coverage=Coverage.GROUP,
    covered="unga",
    covered_name=texts({"sv": "Unga i Almvik"}),
)


def section(part: RulePart, rules: Rules, *pots: PotTerms) -> Section:
    return next(each for each in sections(rules, *pots) if each.part is part)


def sections(rules: Rules, *pots: PotTerms) -> tuple[Section, ...]:
    return rulebook_sections(Edition(rules, pots, ALMVIK))


def told(part: RulePart, rules: Rules, *pots: PotTerms) -> str:
    found = section(part, rules, *pots)
    groups = (sentence for group in found.groups for sentence in group.sentences)
    return read([*found.opening, *found.items, *found.rest, *groups])


def test_the_parts_stand_in_the_order_of_a_round() -> None:
    parts = [each.part for each in sections(Rules(support=Eligibility()))]
    assert parts == [part for part in RulePart if part is not RulePart.OTHER]


def test_where_ideas_gather_no_support_nothing_is_said_of_it() -> None:
    rules = Rules()
    assert RulePart.SUPPORT not in [each.part for each in sections(rules)]
    assert "support" not in told(RulePart.IDEAS, rules) + told(RulePart.PUBLICITY, rules)


@pytest.mark.parametrize(
    ("ideas", "said"),
    [
        (IdeaRules(), "as many ideas as you like"),
        (IdeaRules(per_person=1), "You may leave 1 idea."),
        (IdeaRules(per_person=3), "You may leave at most 3 ideas."),
        (IdeaRules(support_needed=20), "At least 20 people have to support an idea"),
        (IdeaRules(cost_ceiling=500_000), "A proposal may cost at most 500 000 kr."),
        (IdeaRules(running_costs=RunningCosts.NONE), "must not cost anything more"),
        (IdeaRules(running_costs=RunningCosts.STATED), "before the vote we tell how much"),
    ],
)
def test_what_is_asked_of_ideas_is_told(ideas: IdeaRules, said: str) -> None:
    assert said in told(RulePart.IDEAS, Rules(ideas=ideas))


def test_a_criterion_is_read_in_the_readers_language_or_else_in_swedish() -> None:
    question = texts({"sv": "Är det lagligt?", "en": "Is it legal?"})
    criteria = (Criterion(question, texts({"sv": "Lagen gäller."})),)
    assert section(RulePart.CRITERIA, Rules(criteria=criteria)).items == (
        "Is it legal? Lagen gäller.",
    )


def test_a_pot_tells_its_money_whom_it_is_for_and_what_holds_in_it() -> None:
    money = section(RulePart.POTS, Rules(), ALL, NORTH)
    assert read(money.sentences) == (
        "There is 800 000 kr in all, in 2 pots. The vote decides over 770 000 kr; the remainder is "
        "kept in reserve. Each pot is voted on by itself."
    )
    assert [group.heading for group in money.groups] == ["Alla", "North"]
    assert read(money.groups[0].sentences) == "The pot holds 500 000 kr. It is for everyone."
    north = read(money.groups[1].sentences)
    for words in (
        "It is for the area Norra Almvik.",
        "30 000 kr is kept in reserve",
        "so the vote decides over 270 000 kr",
        "cost at most 100 000 kr, at most 4 may win.",
        "Nothing was won in Ekeby last time",
    ):
        assert words in north


def test_a_pot_of_a_template_is_for_the_area_that_one_chooses() -> None:
    pattern = replace(NORTH, covered="", covered_name=())
    assert "It is for the area that you choose." in told(RulePart.POTS, Rules(), pattern)


def test_what_a_pot_says_goes_before_what_holds_for_all() -> None:
    common = Rules(count=CountRule(constraints=Constraints(reserve=Fraction(1, 10))))
    instead = "This holds here instead of what is said about all pots."
    assert instead in told(RulePart.POTS, common, NORTH)
    assert instead not in told(RulePart.POTS, common, replace(NORTH, reserve=0))
    assert instead not in told(RulePart.POTS, Rules(), NORTH)


def test_how_the_money_was_shared_out_stands_with_the_money() -> None:
    rules = Rules(count=CountRule(allocation=PerHead(Fraction(60), cap=Fraction(300_000))))
    assert "Every area gets 60 kr for each of its residents." in told(RulePart.POTS, rules, NORTH)
    assert "60 kr" not in told(RulePart.COUNT, rules, NORTH)


def test_a_ballot_within_the_budget_names_it_where_there_is_one_pot() -> None:
    rules = Rules(count=CountRule(ballot=Knapsack()))
    assert "at most 500 000 kr together" in told(RulePart.BALLOT, rules, ALL)
    assert "that fit into the budget together" in told(RulePart.BALLOT, rules, ALL, NORTH)


@pytest.mark.parametrize(
    ("reserve", "common", "left"),
    [(40_000, 0, "460 000"), (0, Fraction(1, 10), "450 000"), (40_000, Fraction(1, 10), "460 000")],
)
def test_the_reserve_is_no_part_of_what_a_ballot_may_cost(
    reserve: int, common: Fraction, left: str
) -> None:
    constraints = Constraints(reserve=Fraction(common))
    rules = Rules(count=CountRule(ballot=Knapsack(), constraints=constraints))
    pot = replace(ALL, reserve=reserve)
    assert f"at most {left} kr together" in told(RulePart.BALLOT, rules, pot)


def test_without_a_reserve_all_of_the_money_is_decided_over() -> None:
    assert read(section(RulePart.POTS, Rules(), ALL).sentences) == (
        "There is 500 000 kr to decide over."
    )


def test_where_there_are_several_pots_it_is_told_how_many_ballots_one_fills_in() -> None:
    one_each = "You fill in one ballot for each pot that you may vote in."
    rules = Rules(count=CountRule(ballot=Knapsack()))
    assert one_each in told(RulePart.BALLOT, rules, ALL, NORTH)
    assert one_each not in told(RulePart.BALLOT, rules, NORTH)


@pytest.mark.parametrize("areas", AreaChoice)
def test_besides_in_areas_one_votes_in_what_is_for_everyone(areas: AreaChoice) -> None:
    besides = "You may also vote in the pots that are for everyone or for a theme."
    rules = Rules(vote=Eligibility(areas=areas))
    climate = replace(ALL, coverage=Coverage.THEME)
    for pots in ((ALL, NORTH), (NORTH, climate)):
        assert besides in told(RulePart.VOTE, rules, *pots)
    for pots in ((NORTH,), (ALL, climate), (NORTH, YOUNG)):
        assert besides not in told(RulePart.VOTE, rules, *pots)


def test_in_the_pot_of_a_group_those_in_the_group_vote() -> None:
    said = "It is for the group Unga i Almvik, and those in the group vote."
    assert said in told(RulePart.POTS, Rules(), YOUNG)


def test_what_is_not_decided_is_said_to_be_so() -> None:
    rules = Rules(count=CountRule())
    for part in (RulePart.CRITERIA, RulePart.POTS, RulePart.BALLOT):
        assert told(part, rules).startswith("It is not decided yet")


def test_money_that_is_left_over_and_what_is_public_are_told() -> None:
    rules = Rules(
        support=Eligibility(),
        leftovers=Leftovers.DECIDED,
        publicity=Publicity(
            ideas_at_once=False,
            proposer_name=ProposerName.HIDDEN,
            support=False,
            rejected=False,
            ballots=False,
        ),
    )
    assert "The politicians decide" in told(RulePart.LEFTOVERS, rules)
    public = told(RulePart.PUBLICITY, rules)
    for words in (
        "when somebody here has read it",
        "Your name does not stand",
        "How many support an idea is not shown.",
        "do not go on to the vote are not shown",
        "The ballots are not shown",
    ):
        assert words in public
