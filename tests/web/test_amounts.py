"""Amounts read the way people write them."""

from fractions import Fraction

import pytest
from django.utils.translation import override

from medborgarbudget.counting.money import Currency
from medborgarbudget.web.templatetags.amounts import money, percent, percentage, share_of

KRONOR = Currency()
ZLOTY = Currency("PLN", decimals=2)


@pytest.mark.parametrize(
    ("amount", "currency", "written"),
    [
        (1_250_000, KRONOR, "1 250 000 kr"),
        (253264583, ZLOTY, "2 532 646 PLN"),
        (Fraction(31540, 100), KRONOR, "315 kr"),
        (Fraction(31550, 100), KRONOR, "316 kr"),
        (Fraction(21, 5), KRONOR, "4,20 kr"),
        (7, KRONOR, "7 kr"),
        (0, KRONOR, "0 kr"),
    ],
)
def test_money_is_whole_kronor_unless_little(amount, currency, written):
    assert money(amount, currency) == written.replace(" ", "\N{NO-BREAK SPACE}")


def test_english_writes_its_own_decimal_mark():
    with override("en"):
        assert money(Fraction(21, 5), KRONOR) == "4.20\N{NO-BREAK SPACE}kr"


@pytest.mark.parametrize(
    ("share", "written"),
    [
        (Fraction(0), "0%"),
        (Fraction(1, 1000), "less\N{NO-BREAK SPACE}than\N{NO-BREAK SPACE}1%"),
        (Fraction(1, 200), "1%"),
        (Fraction(999, 1000), "99%"),
        (Fraction(1), "100%"),
        (1, "100%"),
    ],
)
def test_a_share_never_seems_to_be_nothing_or_all_unless_it_is(share, written):
    with override("en"):
        assert percent(share) == written


def test_swedish_puts_a_space_before_the_percent_sign():
    assert percentage(37) == "37\N{NO-BREAK SPACE}%"


def test_a_share_of_nothing_is_nothing():
    assert share_of(5, 0) == 0
    assert share_of(1, 4) == Fraction(1, 4)
