"""The part of one area worked out on a line, so that anybody with a calculator can check it."""

from decimal import Context, Decimal
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from medborgarbudget.counting.allocation import Allotment, Allotments
from medborgarbudget.counting.money import Currency
from medborgarbudget.counting.rule.allocation import (
    Allocation,
    Equal,
    InverseIncome,
    PerHead,
    Population,
)
from medborgarbudget.rounds.wording.amounts import (
    decimal_number,
    exact_money,
    exact_number,
    exact_share,
)
from medborgarbudget.web.templatetags.amounts import money, number

DIGITS = 10
"""So many digits of a long number give the right krona of any total below a hundred million."""


def arithmetic(
    allotment: Allotment, allocation: Allocation, shared: Allotments, currency: Currency
) -> str:
    """How an allotment came out of all that was shared, as in 231 residents × 60 kr = 13 860 kr."""
    formula = _formula(allotment, allocation, shared, currency)
    line = f"{formula} {_equals(allotment.equal + allotment.weighted, currency)}"
    if allotment.capped and isinstance(allocation, PerHead) and allocation.cap is not None:
        message = _("%(line)s, but at most %(cap)s")
        line = message % {"line": line, "cap": exact_money(allocation.cap, currency)}
    if not allotment.rounding:
        return line
    down, up = _("%(line)s, rounded down to %(amount)s"), _("%(line)s, rounded up to %(amount)s")
    message = up if allotment.rounding > 0 else down
    return message % {"line": line, "amount": money(allotment.amount, currency)}


def _formula(
    allotment: Allotment, allocation: Allocation, shared: Allotments, currency: Currency
) -> str:
    residents = allotment.area.residents
    total = money(shared.total, currency)
    areas = _areas(len(shared.allotments))
    match allocation:
        case Equal():
            return f"{total} ÷ {areas}"
        case PerHead(amount):
            return f"{_residents(residents)} × {exact_money(amount, currency)}"
        case Population(equal):
            by_residents = f"{total} × {number(residents)} ÷ {_residents(_everybody(shared))}"
            if not equal:
                return by_residents
            alike = f"{exact_share(equal)} × {total} ÷ {areas}"
            return f"{alike} + {exact_share(1 - equal)} × {by_residents}"
        case InverseIncome():
            return f"{total} × {_residents(residents)} ÷ {_income(allotment)} ÷ {_weights(shared)}"


def _equals(exact: Fraction, currency: Currency) -> str:
    value = exact / currency.unit
    hundredths = Fraction(round(value * 100), 100)
    sign = "=" if hundredths == value else "≈"
    return f"{sign} {exact_money(hundredths, currency)}"


def _everybody(shared: Allotments) -> int:
    return sum(each.area.residents for each in shared.allotments)


def _income(allotment: Allotment) -> str:
    income = exact_number(allotment.area.income or Fraction(0))
    return _("%(income)s in mean income") % {"income": income}


def _weights(shared: Allotments) -> str:
    areas = [each.area for each in shared.allotments]
    weights = sum((Fraction(each.residents) / (each.income or 1) for each in areas), Fraction(0))
    numerator, denominator = Decimal(weights.numerator), Decimal(weights.denominator)
    rounded = Context(prec=DIGITS).divide(numerator, denominator)
    return _("%(sum)s (residents ÷ mean income, all areas added up)") % {
        "sum": decimal_number(rounded)
    }


def _residents(residents: int) -> str:
    return ngettext("%(number)s resident", "%(number)s residents", residents) % {
        "number": number(residents)
    }


def _areas(areas: int) -> str:
    return ngettext("%(number)s area", "%(number)s areas", areas) % {"number": number(areas)}
