"""Numbers as people read them: money, percentages and counts."""

from decimal import Decimal
from fractions import Fraction

from django import template
from django.utils.formats import number_format
from django.utils.translation import gettext

from medborgarbudget.counting.money import Currency

register = template.Library()

NO_BREAK = "\N{NO-BREAK SPACE}"
SYMBOLS = {"SEK": "kr"}
SMALL = 10


@register.filter
def number(value: int) -> str:
    """Write a count with its thousands apart: 12 345."""
    return f"{value:,}".replace(",", NO_BREAK)


@register.filter
def money(amount: int | Fraction, currency: Currency) -> str:
    """Write an amount (in smallest units) in whole kronor, as in 1 250 000 kr.

    Fractions are rounded half up, for display only; a part of an amount under ten kronor
    is shown with two decimals, since rounding would hide most of it.
    """
    value = Fraction(amount) / currency.unit
    is_small_part = abs(value) < SMALL and value.denominator != 1
    written = _two_decimals(value) if is_small_part else number(_half_up(value))
    return f"{written}{NO_BREAK}{SYMBOLS.get(currency.code, currency.code)}"


@register.filter
def percent(share: Fraction | float) -> str:
    """Write a share of one as a whole percentage; never 0 or 100 for what only rounds to it."""
    if 0 < share < Fraction(1, 200):
        return gettext("less than 1%").replace(" ", NO_BREAK)
    rounded = _half_up(Fraction(share) * 100)
    return percentage(99 if rounded == 100 and share < 1 else rounded)


@register.filter
def percentage(value: int) -> str:
    """Write whole percent as the language does: 37 % in Swedish, 37% in English."""
    return gettext("%(number)s%%") % {"number": number(value)}


@register.filter
def share_of(part: int | Fraction, whole: int | Fraction) -> Fraction:
    """What part of the whole something is; nothing of nothing is nothing."""
    return Fraction(part) / Fraction(whole) if whole else Fraction(0)


def _half_up(value: Fraction) -> int:
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


def _two_decimals(value: Fraction) -> str:
    return number_format(Decimal(_half_up(value * 100)) / 100, decimal_pos=2)
