"""What holds besides the method is told before the vote as after it."""

from fractions import Fraction
from itertools import combinations

import pytest
from django.utils.translation import override

from medborgarbudget.counting.rule import Constraints, Tier
from medborgarbudget.rounds.wording import conditions, reserve_of
from tests.rounds.wording.reading import KRONOR, ZLOTY, assert_sentences, read

CONSTRAINTS = [
    Constraints(),
    Constraints(least_votes=2),
    Constraints(least_share=Fraction(1, 20)),
    Constraints(least_votes=2, least_share=Fraction(1, 20)),
    Constraints(tiers=(Tier(Fraction(100), 1),)),
    Constraints(tiers=(Tier(Fraction(100), 1), Tier(Fraction(300), 1))),
    Constraints(winners=2),
    Constraints(per_place=2),
    Constraints(every_place=True),
    Constraints(places_first=("Hamnen",)),
    Constraints(conflicts=False),
    Constraints(partial_funding=True),
    Constraints(reserve=Fraction(1, 10)),
]


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("constraints", [each for each in CONSTRAINTS if each.conflicts])
def test_every_constraint_has_a_sentence(constraints: Constraints, language: str) -> None:
    with override(language):
        assert_sentences(conditions(constraints, KRONOR))


@pytest.mark.parametrize(("one", "other"), list(combinations(CONSTRAINTS, 2)))
def test_no_two_constraints_are_told_in_the_same_words(
    one: Constraints, other: Constraints
) -> None:
    assert conditions(one, KRONOR) != conditions(other, KRONOR)


def test_every_constraint_is_among_those_that_are_told() -> None:
    usual = Constraints()
    told = [{name for name in names() if differs(each, usual, name)} for each in CONSTRAINTS]
    assert set().union(*told) == set(names())


def test_a_part_of_the_voters_is_a_number_once_they_are_known() -> None:
    floor = Constraints(least_share=Fraction(1, 40), conflicts=False)
    assert read(conditions(floor, KRONOR)) == (
        "A proposal needs votes from at least 2.5% of the voters to win."
    )
    assert read(conditions(floor, KRONOR, voters=1_001)) == (
        "A proposal needs votes from at least 2.5% of the voters to win, which is 26."
    )


def test_of_two_floors_the_higher_one_is_told_once_voters_are_known() -> None:
    floors = Constraints(least_votes=50, least_share=Fraction(1, 10), conflicts=False)
    assert read(conditions(floors, KRONOR)) == (
        "A proposal needs at least 50 votes to win. "
        "It also needs votes from at least 10% of the voters."
    )
    for voters, least in ((100, "50"), (1_000, "100")):
        told = read(conditions(floors, KRONOR, voters=voters))
        assert told == f"A proposal needs at least {least} votes to win."


def test_one_vote_is_one_vote() -> None:
    assert "at least 1 vote to win" in read(conditions(Constraints(least_votes=1), KRONOR))


def test_a_reserve_is_an_amount_once_the_budget_is_known() -> None:
    reserve = Constraints(reserve=Fraction(1, 12), conflicts=False)
    assert read(conditions(reserve, KRONOR)) == "1/12 of the budget is kept in reserve."
    assert read(conditions(reserve, KRONOR, budget=1_200_000)) == (
        "100 000 kr of the budget is kept in reserve, which is 8%."
    )


def test_a_reserve_is_whole_kronor_rounded_up() -> None:
    assert reserve_of(Constraints(reserve=Fraction(1, 3)), 1_000, KRONOR) == 334
    assert reserve_of(Constraints(reserve=Fraction(1, 3)), 100_000, ZLOTY) == 33_400


def test_slots_follow_each_other_in_order_of_cost() -> None:
    slots = Constraints(tiers=(Tier(Fraction(100_000), 10), Tier(Fraction(250_000), 4)))
    assert read(conditions(slots, KRONOR, conflicts=False)) == (
        "Of the proposals that cost at most 100 000 kr, at most 10 may win. "
        "Of those that cost more than 100 000 kr and at most 250 000 kr, at most 4 may win. "
        "A proposal that costs more than 250 000 kr cannot win."
    )


def test_where_no_proposals_rule_each_other_out_nothing_is_said_of_it() -> None:
    assert conditions(Constraints(), KRONOR, conflicts=False) == ()


def names() -> list[str]:
    return list(Constraints.__slots__)


def differs(one: Constraints, other: Constraints, name: str) -> bool:
    return bool(getattr(one, name) != getattr(other, name))
