"""Amounts and shares of a rule, exactly: a rule that rounds what it says would say another rule."""

from decimal import Decimal
from fractions import Fraction

from django.utils.formats import get_format
from django.utils.translation import gettext as _

from medborgarbudget.counting.money import Currency
from medborgarbudget.web.templatetags.amounts import NO_BREAK, SYMBOLS, number

DECIMALS = 6
"""A number with more decimals than this is written as a fraction."""


def exact_money(amount: Fraction, currency: Currency) -> str:
    """An amount that a rule names, in whole currency units: 60 kr, 62.50 kr or 1/3 kr."""
    return f"{exact_number(amount, least=2)}{NO_BREAK}{SYMBOLS.get(currency.code, currency.code)}"


def exact_share(share: Fraction) -> str:
    """A part of a whole, in percent if it can be: 5%, 2.5% or 1/3."""
    if (share * 100 * 100).denominator != 1:
        return exact_number(share)
    return _("%(number)s%%") % {"number": exact_number(share * 100)}


def exact_number(value: Fraction, least: int = 0) -> str:
    """A number from 0 up; ``least`` is how many decimals it has, if it has any."""
    if value.denominator == 1:
        return number(value.numerator)
    if 10**DECIMALS % value.denominator:
        return f"{number(value.numerator)}/{number(value.denominator)}"
    return decimal_number(Decimal(value.numerator) / value.denominator, least)


def decimal_number(value: Decimal, least: int = 0) -> str:
    """A number from 0 up with its decimals, ``least`` of them or more."""
    whole, _point, decimals = f"{value:f}".partition(".")
    decimals = decimals.rstrip("0").ljust(least, "0")
    mark = get_format("DECIMAL_SEPARATOR") if decimals else ""
    return f"{number(int(whole))}{mark}{decimals}"
