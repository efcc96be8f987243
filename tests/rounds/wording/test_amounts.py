"""A rule says its amounts and shares exactly."""

from fractions import Fraction

import pytest
from django.utils.translation import override

from medborgarbudget.counting.money import Currency
from medborgarbudget.rounds.wording import exact_money, exact_number, exact_share
from tests.rounds.wording.reading import KRONOR, ZLOTY, plain


@pytest.mark.parametrize(
    ("amount", "currency", "written"),
    [
        (Fraction(500_000), KRONOR, "500 000 kr"),
        (Fraction(125, 2), KRONOR, "62.50 kr"),
        (Fraction(4_999, 4), ZLOTY, "1 249.75 PLN"),
        (Fraction(1, 8), KRONOR, "0.125 kr"),
        (Fraction(1, 3), KRONOR, "1/3 kr"),
    ],
)
def test_an_amount_is_never_rounded(amount: Fraction, currency: Currency, written: str) -> None:
    assert plain(exact_money(amount, currency)) == written


@pytest.mark.parametrize(
    ("share", "written"),
    [
        (Fraction(1, 20), "5%"),
        (Fraction(1, 40), "2.5%"),
        (Fraction(1, 10_000), "0.01%"),
        (Fraction(1, 3), "1/3"),
        (Fraction(1), "100%"),
    ],
)
def test_a_share_is_in_percent_where_that_is_exact(share: Fraction, written: str) -> None:
    assert exact_share(share) == written


def test_swedish_writes_decimals_after_a_comma() -> None:
    with override("sv"):
        assert plain(exact_money(Fraction(5_125, 2), KRONOR)) == "2 562,50 kr"
        assert plain(exact_share(Fraction(1, 40))) == "2,5 %"


def test_a_number_has_no_more_decimals_than_it_needs() -> None:
    assert plain(exact_number(Fraction(287_400))) == "287 400"
    assert exact_number(Fraction(5, 4)) == "1.25"
