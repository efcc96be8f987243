"""What a count arrives at."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from medborgarbudget.counting.election import Election
from medborgarbudget.counting.equal_shares import Purchase
from medborgarbudget.counting.rule import CountRule
from medborgarbudget.counting.ties import LotDraw, TieOrder


class Funding(StrEnum):
    """Where a winner's money comes from."""

    FREE = "free"
    """It costs nothing and has votes."""
    SHARES = "shares"
    """Its supporters bought it with their equal shares."""
    LEFTOVER = "leftover"
    """It had the most votes among those that fit into what the shares left."""
    VOTES = "votes"
    """It was its turn in the ranking by votes, and it fitted."""


@dataclass(frozen=True, slots=True)
class Winner:
    """A winning project (its index in the election) and where its money comes from."""

    project: int
    funding: Funding


@dataclass(frozen=True)
class Outcome:
    """Winners in order of purchase, and all that is needed to explain and check them.

    ``share`` is what each voter owned at the end, in smallest units (``None`` under
    greedy); ``purchases`` are the payments from the shares; ``runs`` how often the
    shares were counted through; ``turns`` what was left, in smallest units, when each
    candidate's turn came in a ranking by votes.
    """

    election: Election
    rule: CountRule
    ties: TieOrder
    winners: tuple[Winner, ...]
    lots: tuple[LotDraw, ...]
    turns: tuple[tuple[int, int], ...] = ()
    share: Fraction | None = None
    purchases: tuple[Purchase, ...] = ()
    runs: int = 1

    @cached_property
    def selected(self) -> tuple[str, ...]:
        """The winners' ids in order of purchase."""
        return tuple(self.election.projects[winner.project].id for winner in self.winners)

    @cached_property
    def cost(self) -> int:
        """What the winners cost together, in smallest units."""
        return sum(self.election.projects[winner.project].cost for winner in self.winners)

    @property
    def leftover(self) -> int:
        """What is left of the budget, in smallest units."""
        return self.election.budget - self.cost

    @cached_property
    def represented_voters(self) -> int:
        """How many voters see at least one project that they voted for win."""
        won = {winner.project for winner in self.winners}
        return sum(
            ballot.weight
            for ballot in self.election.ballots
            if any(project in won for project, _ in ballot.points)
        )
