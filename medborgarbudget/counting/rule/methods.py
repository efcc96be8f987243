"""The methods that make winners of ballots, and the settings of each.

Choosing another stop rule changes the winners in one real election of eight, another
step in one of twelve: so nothing here is implied, and every result carries its rule.
"""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from medborgarbudget.counting.rule.requirements import require_above_zero, require_at_least_one


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


class GreedyOrder(StrEnum):
    """Whose turn comes first: the most points, or the most points for each krona."""

    VOTES = "votes"
    VOTES_PER_COST = "votes-per-cost"


class Misfit(StrEnum):
    """What happens when a project does not fit into what is left: the next one gets its
    turn, or the count ends."""

    SKIP = "skip"
    STOP = "stop"


class Ungraded(StrEnum):
    """What a project got from a voter who did not grade it: the lowest grade, or none."""

    LOWEST = "lowest"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class EqualShares:
    """Every voter owns an equal share. ``step`` is in whole currency units (kronor)."""

    utility: Utility = Utility.COST
    completion: Completion = Completion.ADD1U
    stop: Stop = Stop.INFEASIBLE
    start: Start = Start.FLOOR
    step: Fraction = Fraction(1)

    def __post_init__(self) -> None:
        require_above_zero(step=self.step)


@dataclass(frozen=True, slots=True)
class Greedy:
    """The ranking by votes is gone through as long as the money lasts."""

    by: GreedyOrder = GreedyOrder.VOTES
    misfit: Misfit = Misfit.SKIP


@dataclass(frozen=True, slots=True)
class Phragmen:
    """Every voter earns money at the same pace; a project is bought when its supporters
    can pay for it."""

    misfit: Misfit = Misfit.SKIP


@dataclass(frozen=True, slots=True)
class MajorityJudgment:
    """Projects in order of their majority grade, as long as the money lasts.

    Grades are points; the lowest grade is 1 point.
    """

    ungraded: Ungraded = Ungraded.LOWEST
    misfit: Misfit = Misfit.SKIP


@dataclass(frozen=True, slots=True)
class TopK:
    """The projects with most points, ``winners`` of them, whatever they cost together."""

    winners: int = 1

    def __post_init__(self) -> None:
        require_at_least_one(winners=self.winners)


Method = EqualShares | Greedy | Phragmen | MajorityJudgment | TopK

METHODS: dict[str, type[Method]] = {
    "equal-shares": EqualShares,
    "greedy": Greedy,
    "phragmen": Phragmen,
    "majority-judgment": MajorityJudgment,
    "top-k": TopK,
}
"""The methods by the names that rule documents and the command line give them."""


def method_name(method: Method) -> str:
    """The name of a method, a key of `METHODS`."""
    return next(name for name, kind in METHODS.items() if isinstance(method, kind))
