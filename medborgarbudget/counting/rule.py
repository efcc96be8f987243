"""The settings of a count, each with a name of its own.

Choosing another stop rule changes the winners in one real election of eight, another
step in one of twelve: so nothing here is implied, and every result carries its rule.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from fractions import Fraction
from typing import Any


class Rule(StrEnum):
    """How ballots become winners."""

    EQUAL_SHARES = "equal-shares"
    GREEDY = "greedy"


class Utility(StrEnum):
    """What a voter is taken to gain from a project: its cost, or one project."""

    COST = "cost"
    CARDINALITY = "cardinality"


class Completion(StrEnum):
    """What is done with money that equal shares leaves."""

    NONE = "none"
    ADD1 = "add1"
    ADD1U = "add1u"


class Stop(StrEnum):
    """When Add1 stops: before the first outcome that costs too much, or already when
    no project that lost fits into what is left."""

    INFEASIBLE = "infeasible"
    EXHAUSTIVE = "exhaustive"


class Start(StrEnum):
    """The first share: budget through voters in whole kronor, or exactly."""

    FLOOR = "floor"
    EXACT = "exact"


@dataclass(frozen=True, slots=True)
class CountRule:
    """A complete count rule.

    ``step`` is in whole currency units (kronor) and positive. ``utility``,
    ``completion``, ``stop``, ``start`` and ``step`` concern equal shares only.
    ``lot_seed`` is the text from which lots are derived (`ties.draw_lots`); it is made
    public before anyone votes.
    """

    rule: Rule = Rule.EQUAL_SHARES
    utility: Utility = Utility.COST
    completion: Completion = Completion.ADD1U
    stop: Stop = Stop.INFEASIBLE
    start: Start = Start.FLOOR
    step: Fraction = Fraction(1)
    lot_seed: str = ""

    def __post_init__(self) -> None:
        if self.step <= 0:
            raise ValueError(f"step must be positive, not {self.step}")

    def as_dict(self) -> dict[str, str]:
        """All settings as text, for storage and publication."""
        return {field.name: str(getattr(self, field.name)) for field in fields(self)}

    @classmethod
    def from_dict(cls, settings: Mapping[str, str]) -> "CountRule":
        """The inverse of `as_dict`; raises ``ValueError`` on a setting or value it lacks.

        >>> CountRule.from_dict(CountRule(step=Fraction(5)).as_dict()).step
        Fraction(5, 1)
        """
        kinds: dict[str, Any] = {field.name: type(field.default) for field in fields(cls)}
        if unknown := settings.keys() - kinds.keys():
            raise ValueError(f"unknown settings: {', '.join(sorted(unknown))}")
        return cls(**{name: kinds[name](value) for name, value in settings.items()})
