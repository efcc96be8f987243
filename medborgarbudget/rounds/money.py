"""The money of a round in plain numbers and words: what is left, and how it is shared out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from medborgarbudget.counting.allocation import Allotments, Area, allocate
from medborgarbudget.counting.money import Currency
from medborgarbudget.counting.rule.allocation import (
    Allocation,
    Equal,
    InverseIncome,
    PerHead,
)
from medborgarbudget.rounds.wording import joined
from medborgarbudget.web.templatetags.amounts import money

MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Figure:
    """What is counted of an area, whose id is ``area``; ``None`` is a figure that is lacking."""

    area: int
    name: str
    residents: int | None = None
    income: Fraction | None = None


def as_stored(figures: Iterable[Figure]) -> list[dict[str, Any]]:
    """Figures as plain JSON values."""
    return [
        {
            "area": each.area,
            "name": each.name,
            "residents": each.residents,
            "income": None if each.income is None else str(each.income),
        }
        for each in figures
    ]


def as_figures(stored: Iterable[Mapping[str, Any]]) -> tuple[Figure, ...]:
    """The inverse of `as_stored`."""
    return tuple(
        Figure(
            each["area"],
            each["name"],
            each["residents"],
            None if each["income"] is None else Fraction(each["income"]),
        )
        for each in stored
    )


def shared_out(
    total: int, figures: Sequence[Figure], allocation: Allocation, currency: Currency
) -> Allotments:
    """What each area gets of a total in smallest units, in the order of the figures.

    Raises ``ValidationError`` with everything that keeps it from being shared out so.
    """
    if problems := list(_problems(total, figures, allocation)):
        raise ValidationError(problems)
    areas = [Area(each.name, each.residents or 0, each.income) for each in figures]
    if isinstance(allocation, PerHead):
        _require_enough(total, areas, allocation, currency)
    shared = allocate(total, areas, allocation, currency.unit)
    if nothing := [each.area.name for each in shared.allotments if each.amount < currency.unit]:
        message = _("%(areas)s would get nothing. Leave out those areas, or correct the figures.")
        raise ValidationError(message % {"areas": named(nothing)})
    return shared


def per_resident(amount: int, residents: int | None) -> Fraction | None:
    """What an amount is for each resident, if it is known how many they are."""
    return Fraction(amount, residents) if residents else None


def named(names: Sequence[str]) -> str:
    """Names within a sentence, the first of them where there are many."""
    if len(names) <= MOST_NAMED:
        return joined(names)
    more = _("%(count)d more") % {"count": len(names) - MOST_NAMED}
    return joined([*names[:MOST_NAMED], more])


def _problems(total: int, figures: Sequence[Figure], allocation: Allocation) -> Iterator[str]:
    names = [each.name for each in figures]
    if not figures:
        yield _("Choose at least one area.")
    if total < 1:
        yield _("Say how much money there is to share out.")
    if twice := sorted({name for name in names if names.count(name) > 1}):
        yield _("Several areas are called %(areas)s. Give each a name of its own.") % {
            "areas": named(twice)
        }
    if not isinstance(allocation, Equal):
        lacking = [each.name for each in figures if each.residents is None]
        if lacking:
            yield _("Fill in how many live in %(areas)s.") % {"areas": named(lacking)}
        elif figures and not any(each.residents for each in figures):
            yield _("No area has residents. Fill in how many live in each.")
    if isinstance(allocation, InverseIncome):
        poor = [each.name for each in figures if not each.income or each.income <= 0]
        if poor:
            yield _("Fill in the mean income in %(areas)s.") % {"areas": named(poor)}


def _require_enough(
    total: int, areas: Sequence[Area], allocation: PerHead, currency: Currency
) -> None:
    without_limit = ceil(sum(each.residents for each in areas) * allocation.amount)
    ample = max(total, without_limit * currency.unit)
    needed = ample - allocate(ample, areas, allocation, currency.unit).left
    if needed > total:
        message = _(
            "The areas would get %(needed)s together, and there is %(total)s to share out. Raise "
            "the sum, or lower the amount for each resident or the most that an area can get."
        )
        shown = {"needed": money(needed, currency), "total": money(total, currency)}
        raise ValidationError(message % shown)
