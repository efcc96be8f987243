"""Formulas side by side: each gives out the total, and one that cannot be used says why."""

from fractions import Fraction

from medborgarbudget.counting.money import Currency
from medborgarbudget.counting.rule.allocation import Equal, InverseIncome, PerHead, Population
from medborgarbudget.rounds.money import Figure
from medborgarbudget.rounds.what_if.areas import SideBySide, side_by_side

KRONOR = Currency()
FIGURES = (Figure(1, "Ask", 500), Figure(2, "By", 250), Figure(3, "Ceda", 250))


def amounts(shown: SideBySide, place: int) -> list[int]:
    return [row.amounts[place] for row in shown.rows]


def test_the_rounds_own_formula_comes_first_and_others_follow() -> None:
    shown = side_by_side(1000, FIGURES, Population(equal=Fraction(1, 4)), KRONOR)
    assert [column.own for column in shown.columns] == [True, False, False, False]
    assert amounts(shown, 0) == [458, 271, 271]
    assert amounts(shown, 1) == [334, 333, 333]
    assert amounts(shown, 2) == [500, 250, 250]
    assert amounts(shown, 3) == [500, 250, 250]
    assert shown.largest == 500
    assert all(column.left == 0 for column in shown.columns)


def test_an_amount_for_each_resident_shows_its_cap_and_what_is_left() -> None:
    shown = side_by_side(60_000, FIGURES, PerHead(Fraction(60), Fraction(20_000)), KRONOR)
    assert amounts(shown, 0) == [20_000, 15_000, 15_000]
    assert shown.columns[0].left == 10_000
    assert shown.columns[0].detail
    assert sum(column.name == shown.columns[0].name for column in shown.columns) == 1


def test_a_formula_that_cannot_be_used_says_why() -> None:
    shown = side_by_side(1000, FIGURES, InverseIncome(), KRONOR)
    assert [column.own for column in shown.impossible] == [True]
    assert "Ask" in shown.impossible[0].problem
    assert not any(column.own for column in shown.columns)


def test_income_is_a_formula_where_it_is_known() -> None:
    figures = [Figure(1, "Ask", 500, Fraction(300)), Figure(2, "By", 500, Fraction(200))]
    shown = side_by_side(1000, figures, Equal(), KRONOR)
    assert amounts(shown, -1) == [400, 600]
