"""A total shared out over areas, exactly and in whole kronor, with what explains each part."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from gettext import gettext as _
from math import floor

from medborgarbudget.counting.rule.allocation import (
    Allocation,
    Equal,
    InverseIncome,
    PerHead,
    Population,
)


class AllocationError(ValueError):
    """Why a total cannot be shared out in this way, and what to change."""


@dataclass(frozen=True, slots=True)
class Area:
    """An area with its number of residents, and their mean income if it matters."""

    name: str
    residents: int = 0
    income: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Allotment:
    """What one area gets, in smallest units, and what that is made of.

    ``equal`` is what every area gets alike, ``weighted`` what it gets for its residents,
    ``capped`` what the cap takes away again, and ``rounding`` what makes it whole kronor:
    ``amount`` is the first two without the third, and with the last.
    """

    area: Area
    equal: Fraction = Fraction(0)
    weighted: Fraction = Fraction(0)
    capped: Fraction = Fraction(0)
    rounding: Fraction = Fraction(0)

    @property
    def exact(self) -> Fraction:
        """What the area would get if kronor could be divided."""
        return self.equal + self.weighted - self.capped

    @property
    def amount(self) -> int:
        """What the area gets."""
        return floor(self.exact + self.rounding)


@dataclass(frozen=True, slots=True)
class Allotments:
    """What all areas get, in the order in which they were named, of a total in smallest units."""

    total: int
    allotments: tuple[Allotment, ...]

    @property
    def left(self) -> int:
        """What no area gets; only an amount for each resident leaves anything."""
        return self.total - sum(each.amount for each in self.allotments)


def allocate(
    total: int, areas: Sequence[Area], allocation: Allocation, unit: int = 1
) -> Allotments:
    """Share out the total, which is in smallest units; ``unit`` of them make a krona.

    Each area gets whole kronor. Exact parts are rounded down, and the kronor that are then
    left go one each to the largest remainders; at equal remainders to the area with more
    residents, then by name. Raises `AllocationError` if that is impossible.

    >>> areas = [Area("Ask", 500), Area("By", 250), Area("Ceda", 250)]
    >>> shared = allocate(1000, areas, Population(equal=Fraction(1, 4)))
    >>> [each.amount for each in shared.allotments]
    [458, 271, 271]
    """
    _require_areas(total, areas, unit)
    if isinstance(allocation, PerHead):
        allotments = [_per_head(area, allocation, unit) for area in areas]
        _require_enough(total, allotments, unit)
        return Allotments(total, tuple(allotments))
    exact = _exact_parts(total, areas, allocation)
    return Allotments(total, _rounded(total, exact, unit))


def _exact_parts(
    total: int, areas: Sequence[Area], allocation: Equal | Population | InverseIncome
) -> list[Allotment]:
    match allocation:
        case Equal():
            weights, equal = [Fraction(0) for area in areas], Fraction(1)
        case Population(equal):
            weights = [Fraction(area.residents) for area in areas]
        case InverseIncome():
            weights, equal = [_residents_by_income(area) for area in areas], Fraction(0)
    return _by_weight(total, areas, weights, equal)


def _by_weight(
    total: int, areas: Sequence[Area], weights: Sequence[Fraction], equal: Fraction
) -> list[Allotment]:
    if equal < 1 and not any(weights):
        raise AllocationError(_("No area has residents: enter how many live in each."))
    alike = total * equal / len(areas)
    weighted = total * (1 - equal) / (sum(weights) or 1)
    return [
        Allotment(area, alike, weighted * weight)
        for area, weight in zip(areas, weights, strict=True)
    ]


def _residents_by_income(area: Area) -> Fraction:
    if area.income is None or area.income <= 0:
        message = _("“%(area)s” has no mean income: enter one above 0.")
        raise AllocationError(message % {"area": area.name})
    return area.residents / area.income


def _rounded(total: int, exact: Sequence[Allotment], unit: int) -> tuple[Allotment, ...]:
    down = [floor(each.exact / unit) * unit for each in exact]
    kronor_left = (total - sum(down)) // unit

    def order(place: int) -> tuple[Fraction, int, str]:
        area = exact[place].area
        return down[place] - exact[place].exact, -area.residents, area.name

    lifted = set(sorted(range(len(exact)), key=order)[:kronor_left])
    return tuple(
        replace(each, rounding=down[place] + unit * (place in lifted) - each.exact)
        for place, each in enumerate(exact)
    )


def _per_head(area: Area, allocation: PerHead, unit: int) -> Allotment:
    """Rounded down: no area gets more than its residents bring, or than the cap."""
    brought = area.residents * allocation.amount * unit
    capped = Fraction(0)
    if allocation.cap is not None:
        capped = max(brought - allocation.cap * unit, capped)
    exact = brought - capped
    rounding = floor(exact / unit) * unit - exact
    return Allotment(area, weighted=brought, capped=capped, rounding=rounding)


def _require_areas(total: int, areas: Sequence[Area], unit: int) -> None:
    if not areas:
        raise AllocationError(_("There is no area to share out the total over: name at least one."))
    if total < 0 or total % unit:
        raise AllocationError(_("The total must be whole kronor, and not below 0."))
    names = [area.name for area in areas]
    for area in areas:
        if names.count(area.name) > 1:
            message = _("“%(area)s” is named twice: give each area a name of its own.")
            raise AllocationError(message % {"area": area.name})
        if area.residents < 0:
            message = _("“%(area)s” cannot have fewer than 0 residents: correct the number.")
            raise AllocationError(message % {"area": area.name})


def _require_enough(total: int, allotments: Sequence[Allotment], unit: int) -> None:
    needed = sum(each.amount for each in allotments)
    if needed > total:
        message = _(
            "The areas would get %(needed)d kr for their residents, and the total is %(total)d kr: "
            "raise it by %(missing)d kr, or lower “allocation.amount” or “allocation.cap”."
        )
        amounts = {"needed": needed, "total": total, "missing": needed - total}
        raise AllocationError(message % {name: each // unit for name, each in amounts.items()})
