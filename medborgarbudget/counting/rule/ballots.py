"""How a ballot may be filled in, and what its marks are worth in points."""

from dataclasses import dataclass
from fractions import Fraction
from gettext import gettext as _

from medborgarbudget.counting.rule.error import RuleError
from medborgarbudget.counting.rule.requirements import (
    require_above_zero,
    require_at_least_one,
    require_each_once,
    require_texts,
)


@dataclass(frozen=True, slots=True)
class Single:
    """One project, or a blank ballot where ``blank`` allows it; so in all forms."""

    blank: bool = True


@dataclass(frozen=True, slots=True)
class Approval:
    """A cross for each of ``least`` to ``most`` projects; no most if ``None``."""

    least: int = 1
    most: int | None = None
    blank: bool = True

    def __post_init__(self) -> None:
        require_at_least_one(least=self.least, most=self.most)
        if self.most is not None and self.most < self.least:
            message = _("“%(where)s” asks for more crosses than are allowed: lower it to %(most)d.")
            raise RuleError(message, "least", most=self.most)


@dataclass(frozen=True, slots=True)
class Knapsack:
    """Crosses for projects that fit into the budget together, or into ``limit`` (whole
    currency units); with ``star``, one of them may be starred and gets 2 points."""

    limit: Fraction | None = None
    star: bool = False
    blank: bool = True

    def __post_init__(self) -> None:
        require_above_zero(limit=self.limit)


@dataclass(frozen=True, slots=True)
class Points:
    """Up to ``total`` points shared out, at most ``each`` to one project, to at least
    ``projects`` projects; to one's own project only with ``own``."""

    total: int = 10
    each: int | None = None
    projects: int = 1
    own: bool = True
    blank: bool = True

    def __post_init__(self) -> None:
        require_at_least_one(total=self.total, each=self.each, projects=self.projects)
        for name, number in (("each", self.each), ("projects", self.projects)):
            if number is not None and number > self.total:
                message = _(
                    "“%(where)s” asks for more points than there are: lower it to %(total)d."
                )
                raise RuleError(message, name, total=self.total)


@dataclass(frozen=True, slots=True)
class Ranking:
    """Up to ``most`` projects in order: ``most`` points for the first, one less for each next."""

    most: int = 3
    blank: bool = True

    def __post_init__(self) -> None:
        require_at_least_one(most=self.most)


@dataclass(frozen=True, slots=True)
class Grades:
    """A grade for each project one likes to judge; ``names`` from the lowest grade (1 point)."""

    names: tuple[str, ...] = ("bad", "fair", "good", "excellent")
    blank: bool = True

    def __post_init__(self) -> None:
        require_texts(names=self.names)
        require_each_once(names=self.names)
        if len(self.names) < 2:
            raise RuleError(
                _("“%(where)s” must name at least two grades, the lowest first."), "names"
            )


@dataclass(frozen=True, slots=True)
class Packages:
    """One of several packages of projects, which wins or loses whole."""

    blank: bool = True


BallotForm = Single | Approval | Knapsack | Points | Ranking | Grades | Packages

FORMS: dict[str, type[BallotForm]] = {
    "single": Single,
    "approval": Approval,
    "knapsack": Knapsack,
    "points": Points,
    "ranking": Ranking,
    "grades": Grades,
    "packages": Packages,
}
"""The forms by the names that rule documents give them."""
