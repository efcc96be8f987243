"""What each area would get under several formulas, side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from medborgarbudget.counting.money import Currency
from medborgarbudget.counting.rule.allocation import (
    Allocation,
    Equal,
    InverseIncome,
    PerHead,
    Population,
)
from medborgarbudget.rounds.money import Figure, shared_out
from medborgarbudget.rounds.wording import exact_money, exact_share, name_of_allocation

QUARTER = Fraction(1, 4)


@dataclass(frozen=True, slots=True)
class Column:
    """A formula: what each area gets by it, or why it cannot be used here."""

    name: str
    detail: str
    own: bool
    amounts: tuple[int, ...] = ()
    left: int = 0
    problem: str = ""


@dataclass(frozen=True, slots=True)
class AreaRow:
    """An area with its residents, and what it gets by each formula that can be used."""

    name: str
    residents: int | None
    amounts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """The formulas, the round's own first, and a row for each area; amounts in kronor."""

    total: int
    columns: tuple[Column, ...]
    impossible: tuple[Column, ...]
    rows: tuple[AreaRow, ...]

    @property
    def largest(self) -> int:
        """The most that any area gets by any formula: the end of the bars' scale."""
        return max((amount for row in self.rows for amount in row.amounts), default=0)


def side_by_side(
    total: int, figures: Sequence[Figure], own: Allocation | None, currency: Currency
) -> SideBySide:
    """Share out a total by every formula that the figures are enough for."""
    columns = [
        _column(total, figures, each, is_own=each == own, currency=currency)
        for each in _formulas(total, figures, own)
    ]
    possible = tuple(each for each in columns if not each.problem)
    return SideBySide(
        total=total,
        columns=possible,
        impossible=tuple(each for each in columns if each.problem),
        rows=tuple(
            AreaRow(figure.name, figure.residents, tuple(each.amounts[place] for each in possible))
            for place, figure in enumerate(figures)
        ),
    )


def _formulas(
    total: int, figures: Sequence[Figure], own: Allocation | None
) -> Iterator[Allocation]:
    if own is not None:
        yield own
    usual: list[Allocation] = [Equal(), Population(), Population(equal=QUARTER)]
    residents = sum(each.residents or 0 for each in figures)
    if not isinstance(own, PerHead) and residents and total >= residents:
        usual.append(PerHead(Fraction(total // residents)))
    if any(each.income for each in figures):
        usual.append(InverseIncome())
    yield from (each for each in usual if each != own)


def _column(
    total: int,
    figures: Sequence[Figure],
    formula: Allocation,
    *,
    is_own: bool,
    currency: Currency,
) -> Column:
    name, detail = name_of_allocation(formula), _detail(formula, currency)
    try:
        shared = shared_out(total, figures, formula, currency)
    except ValidationError as refusal:
        return Column(name, detail, is_own, problem=" ".join(refusal.messages))
    amounts = tuple(each.amount for each in shared.allotments)
    return Column(name, detail, is_own, amounts, shared.left)


def _detail(formula: Allocation, currency: Currency) -> str:
    """What tells a formula from others of its name."""
    match formula:
        case PerHead(amount, cap) if cap is not None:
            shown = {"amount": exact_money(amount, currency), "cap": exact_money(cap, currency)}
            return _("%(amount)s, at most %(cap)s") % shown
        case PerHead(amount):
            return exact_money(amount, currency)
        case Population(equal) if equal:
            return _("%(part)s equal") % {"part": exact_share(equal)}
        case _:
            return ""
