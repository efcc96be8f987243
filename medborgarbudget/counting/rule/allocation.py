"""How a total is shared out over areas before anyone votes."""

from dataclasses import dataclass
from fractions import Fraction
from gettext import gettext as _

from medborgarbudget.counting.rule.error import RuleError
from medborgarbudget.counting.rule.requirements import require_a_part, require_above_zero


@dataclass(frozen=True, slots=True)
class Equal:
    """As much to each area."""


@dataclass(frozen=True, slots=True)
class PerHead:
    """``amount`` for each resident, at most ``cap`` for an area (whole currency units)."""

    amount: Fraction
    cap: Fraction | None = None

    def __post_init__(self) -> None:
        require_above_zero(amount=self.amount, cap=self.cap)
        if self.cap is not None and self.cap < self.amount:
            message = _("“%(where)s” is less than one resident brings: raise it, or write null.")
            raise RuleError(message, "cap")


@dataclass(frozen=True, slots=True)
class Population:
    """By number of residents, but ``equal``, a part of the total, in equal parts first."""

    equal: Fraction = Fraction(0)

    def __post_init__(self) -> None:
        require_a_part(equal=self.equal)


@dataclass(frozen=True, slots=True)
class InverseIncome:
    """By residents divided by mean income: more to those who have less."""


Allocation = Equal | PerHead | Population | InverseIncome

ALLOCATIONS: dict[str, type[Allocation]] = {
    "equal": Equal,
    "per-head": PerHead,
    "population": Population,
    "inverse-income": InverseIncome,
}
"""The allocations by the names that rule documents give them."""
