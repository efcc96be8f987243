"""Amounts are read and written exactly, however large."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medborgarbudget.counting.money import Currency


@given(st.integers(min_value=0), st.integers(0, 4))
def test_every_amount_is_read_back_as_it_was_written(amount: int, decimals: int) -> None:
    currency = Currency("SEK", decimals)
    assert currency.parse(currency.format(amount)) == amount


@pytest.mark.parametrize("text", ["", "-5", "5.", ".5", "5,50", "5 000", "1e3", "٣", "0.001"])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011, the text itself is all there is to say
        Currency("SEK", 2).parse(text)


def test_trailing_zeros_need_no_decimals() -> None:
    assert Currency("SEK").parse("5000.00") == 5000
