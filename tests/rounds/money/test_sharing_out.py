"""Sharing money out over areas by a formula."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django_scopes import scope
from hypothesis import given
from hypothesis import strategies as st

from medborgarbudget.counting.money import Currency
from medborgarbudget.counting.rule.allocation import (
    Allocation,
    Equal,
    InverseIncome,
    PerHead,
    Population,
)
from medborgarbudget.rounds.actions import (
    add_pot,
    change_pot,
    decide_by_hand,
    remove_pot,
    set_budget,
    share_out,
)
from medborgarbudget.rounds.models import Pot, Round
from medborgarbudget.rounds.money import Figure, as_figures, as_stored, shared_out
from medborgarbudget.rounds.queries import rulebook_in_force
from medborgarbudget.rounds.queries.money import money_now, money_of
from tests.rounds.making import LEAD, START, a_public_round, on
from tests.rounds.money.making import CORRECTED, SCB, again, amounts, figures


def shared(round: Round, total: int, formula: Allocation, named: list[Figure]) -> list[int]:
    """What the areas' pots hold after sharing out."""
    share_out(round=round, total=total, allocation=formula, figures=named, **SCB)
    pots = {each.area_id: each.amount for each in Pot.objects.filter(round=round)}
    return [pots[each.area] for each in named]


@pytest.mark.django_db
class TestSharingOut:
    def test_uppsala_gives_sixty_kronor_a_resident_up_to_a_cap(self, round: Round) -> None:
        named = figures(round.organisation, 4_000, 14_999, 15_000, 22_000)
        with scope(organisation=round.organisation):
            set_budget(round=round, total=4_000_000, by=LEAD)
            formula = PerHead(Fraction(60), Fraction(900_000))
            assert shared(round, 4_000_000, formula, named) == [240_000, 899_940, 900_000, 900_000]
            assert money_of(again(round), None).left == 1_060_060

    def test_reykjavik_gives_a_quarter_equally_and_the_rest_by_residents(
        self, round: Round
    ) -> None:
        named = figures(round.organisation, 1000, 3000)
        with scope(organisation=round.organisation):
            assert shared(round, 400_000, Population(Fraction(1, 4)), named) == [125_000, 275_000]

    def test_madrid_gives_more_where_incomes_are_lower(self, round: Round) -> None:
        named = figures(round.organisation, 1000, 1000, incomes=[Fraction(200), Fraction(300)])
        with scope(organisation=round.organisation):
            assert shared(round, 500_000, InverseIncome(), named) == [300_000, 200_000]

    def test_paris_keeps_a_pot_for_all_beside_those_of_the_districts(self, round: Round) -> None:
        named = figures(round.organisation, 1, 1)
        with scope(organisation=round.organisation):
            add_pot(round=round, details={"name": "Hela staden", "amount": 200_000}, by=LEAD)
            shared(round, 300_000, Equal(), named)
            assert amounts(round) == [200_000, 150_000, 150_000]
            with pytest.raises(ValidationError):
                shared(round, 300_002, Equal(), named)

    def test_the_formula_stands_in_the_rules_and_the_figures_beside(self, round: Round) -> None:
        named = figures(round.organisation, 10, 20)
        with scope(organisation=round.organisation):
            shared(round, 300, Population(), named)
            money = money_now(again(round), public=False)
            assert money.rules
            assert money.rules.count.allocation == Population()
            found = money.shared_out
            assert found
            assert (found.kept.edition, found.kept.total) == ("DeSO 2025", 300)
            assert found.figures == tuple(named)

    def test_sharing_out_anew_replaces_what_was_shared_out(self, round: Round) -> None:
        one, other, third = figures(round.organisation, 10, 20, 30)
        with scope(organisation=round.organisation):
            shared(round, 300, Equal(), [one, other])
            pot = Pot.objects.get(area=other.area)
            change_pot(pot=pot, details={"reserve": 20}, by=LEAD)
            shared(round, 200, Equal(), [other, third])
            assert {each.area_id for each in Pot.objects.filter(round=round)} == {
                other.area,
                third.area,
            }
            assert Pot.objects.get(pk=pot.pk).reserve == 20

    def test_amounts_that_were_worked_out_do_not_change_by_hand(self, round: Round) -> None:
        named = figures(round.organisation, 10, 20)
        with scope(organisation=round.organisation):
            shared(round, 300, Equal(), named)
            pot = Pot.objects.get(area=named[0].area)
            with pytest.raises(ValidationError):
                change_pot(pot=pot, details={"amount": 1}, by=LEAD)
            with pytest.raises(ValidationError):
                remove_pot(pot=pot, by=LEAD)
            decide_by_hand(round=round, by=LEAD)
            change_pot(pot=pot, details={"amount": 1}, by=LEAD)
            money = money_now(again(round), public=False)
            assert money.rules
            assert money.rules.count.allocation is None
            assert money.shared_out is None

    def test_in_a_public_round_it_is_a_new_version_with_the_formula(self) -> None:
        round = a_public_round()
        named = figures(round.organisation, 10, 20)
        with scope(organisation=round.organisation), on(START):
            change_pot(
                pot=Pot.objects.get(round=round), details={"amount": 1}, by=LEAD, reason=CORRECTED
            )
            share_out(
                round=round,
                total=300,
                allocation=Population(),
                figures=named,
                reason="Delas ut.",
                **SCB,
            )
            held = rulebook_in_force(again(round))
            assert held
            assert (held.number, held.rules.count.allocation) == (3, Population())
            assert [terms.amount for terms in held.pot_terms] == [1, 100, 200]

    @pytest.mark.parametrize(
        ("formula", "residents", "incomes"),
        [
            (Population(), (10, None), None),
            (Population(), (0, 0), None),
            (InverseIncome(), (10, 10), (Fraction(1), None)),
            (PerHead(Fraction(60)), (10, 10), None),
            (Population(), (10, 0), None),
        ],
    )
    def test_what_is_lacking_is_said_by_name_and_nothing_is_done(
        self, round: Round, formula: Allocation, residents: Any, incomes: Any
    ) -> None:
        named = figures(round.organisation, *residents, incomes=incomes)
        with scope(organisation=round.organisation):
            with pytest.raises(ValidationError):
                shared(round, 1000, formula, named)
            assert amounts(round) == []

    @pytest.mark.parametrize(
        "wrong", [{"source": " "}, {"counted_on": date(2099, 1, 1)}, {"figures": []}]
    )
    def test_figures_without_a_source_or_a_day_that_has_been_are_refused(
        self, round: Round, wrong: dict[str, Any]
    ) -> None:
        given = {"figures": figures(round.organisation, 10), **SCB, **wrong}
        with scope(organisation=round.organisation), pytest.raises(ValidationError):
            share_out(round=round, total=10, allocation=Equal(), **given)


PARTS = st.fractions(0, Fraction(19, 20), max_denominator=20)
FORMULAS = st.one_of(
    st.just(Equal()),
    st.builds(Population, PARTS),
    st.just(InverseIncome()),
    st.builds(
        PerHead,
        st.fractions(Fraction(1), 90, max_denominator=7),
        st.none() | st.fractions(90, 90_000, max_denominator=3),
    ),
)
COUNTED = st.lists(
    st.tuples(st.integers(1, 50_000), st.fractions(1, 900_000, max_denominator=9)),
    min_size=1,
    max_size=12,
)


@given(FORMULAS, COUNTED, st.integers(1, 10**9))
def test_parts_sum_to_the_total_but_for_what_is_left_and_come_again_from_what_is_stored(
    formula: Allocation, counted: list[tuple[int, Fraction]], total: int
) -> None:
    named = [
        Figure(place, f"Område {place}", residents, income)
        for place, (residents, income) in enumerate(counted)
    ]
    try:
        first = shared_out(total, named, formula, Currency())
    except ValidationError:
        return
    assert sum(each.amount for each in first.allotments) == total - first.left
    assert first.left == 0 or isinstance(formula, PerHead)
    assert all(each.amount >= 1 for each in first.allotments)
    assert shared_out(total, as_figures(as_stored(named)), formula, Currency()) == first
