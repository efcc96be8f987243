"""The whole rule of a count."""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from gettext import gettext as _

from medborgarbudget.counting.lots import check
from medborgarbudget.counting.rule.allocation import Allocation
from medborgarbudget.counting.rule.ballots import BallotForm
from medborgarbudget.counting.rule.constraints import Constraints
from medborgarbudget.counting.rule.error import RuleError
from medborgarbudget.counting.rule.methods import EqualShares, Method
from medborgarbudget.counting.rule.requirements import require_each_once, require_text

_HASH = re.compile(r"[0-9a-f]{64}")


class TieBreak(StrEnum):
    """What settles a tie before the lot does: the lower cost, or more points."""

    COST = "cost"
    VOTES = "votes"


@dataclass(frozen=True, slots=True)
class Ties:
    """The order among equals, which always ends in the lot.

    ``lot_seed`` is the text from which lots are derived (`lots.draw_lots`). It is made
    public before anyone votes, or else its hash is: ``lot_commitment``, under which the
    seed stays empty until it is revealed.
    """

    order: tuple[TieBreak, ...] = (TieBreak.COST, TieBreak.VOTES)
    lot_seed: str = ""
    lot_commitment: str = ""

    def __post_init__(self) -> None:
        require_each_once(order=self.order)
        if self.lot_commitment and not _HASH.fullmatch(self.lot_commitment):
            message = _("“%(where)s” must be a SHA-256: 64 digits from 0 to 9 and a to f.")
            raise RuleError(message, "lot_commitment")
        if self.lot_commitment and self.lot_seed and not check(self.lot_seed, self.lot_commitment):
            message = _("“%(where)s” is not the text whose hash is the commitment: correct it.")
            raise RuleError(message, "lot_seed")

    @property
    def sealed(self) -> bool:
        """Whether lots cannot be drawn yet, because the seed is not revealed."""
        return bool(self.lot_commitment) and not self.lot_seed


@dataclass(frozen=True, slots=True)
class PercentageQuestion:
    """A question to which every ballot may answer with a percentage from 0 to 100, in
    ``step``s; the median decides."""

    text: str
    step: int = 1

    def __post_init__(self) -> None:
        require_text(text=self.text)
        if self.step < 1 or 100 % self.step:
            message = _("“%(where)s” must divide 100 evenly: write 1, 2, 4, 5, 10, 20, 25 or 50.")
            raise RuleError(message, "step")


@dataclass(frozen=True, slots=True)
class CountRule:
    """A complete rule: how ballots become winners, and what holds in every case.

    ``ballot`` is how ballots were filled in and ``allocation`` how the budget came about;
    ``None`` where the count is not told.
    """

    method: Method = field(default_factory=EqualShares)
    constraints: Constraints = field(default_factory=Constraints)
    ties: Ties = field(default_factory=Ties)
    ballot: BallotForm | None = None
    percentage: PercentageQuestion | None = None
    allocation: Allocation | None = None
