"""What a count arrives at."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from medborgarbudget.counting.election import Election
from medborgarbudget.counting.equal_shares import Purchase
from medborgarbudget.counting.quotas import OpenQuotas, Quota
from medborgarbudget.counting.rule import CountRule
from medborgarbudget.counting.ties import LotDraw, TieOrder
from medborgarbudget.counting.turns import Turn


class Funding(StrEnum):
    """Where a winner's money comes from."""

    FREE = "free"
    """It costs nothing and has votes."""
    SEAT = "seat"
    """It went first in a place whose turn came before the method began."""
    SHARES = "shares"
    """Its supporters bought it with their equal shares."""
    LEFTOVER = "leftover"
    """It had the most votes among those that fitted into what the method left."""
    VOTES = "votes"
    """It was its turn in the ranking, and it fitted."""
    EARNINGS = "earnings"
    """Its supporters had earned its cost (sequential Phragmén)."""


@dataclass(frozen=True, slots=True)
class Winner:
    """A winning project (its index in the election) and where its money comes from.

    ``amount`` is what it is granted, in smallest units: its cost, or less where its
    proposer agreed to less.
    """

    project: int
    funding: Funding
    amount: int


@dataclass(frozen=True)
class MethodRun:
    """What a method by itself arrives at, and what explains it.

    ``purchases`` are in order; their payments came from the final ``share`` (in smallest
    units), or from what voters had earned where there is no share. ``turns`` are those
    of a ranking, if there was one; ``runs`` is how often the shares were counted through.
    """

    winners: tuple[Winner, ...]
    lots: tuple[LotDraw, ...] = ()
    turns: tuple[Turn, ...] = ()
    share: Fraction | None = None
    purchases: tuple[Purchase, ...] = ()
    runs: int = 1


@dataclass(frozen=True)
class Outcome:
    """Winners in order of purchase, and all that is needed to explain and check them.

    ``contest`` is what the method decided over: the election with the budget that was
    left after reserve and seats, under ``quotas``. ``seats`` are the turns of places
    that came first. For ``run`` see `MethodRun`.
    """

    election: Election
    rule: CountRule
    ties: TieOrder
    winners: tuple[Winner, ...]
    lots: tuple[LotDraw, ...]
    contest: Election
    quotas: tuple[Quota, ...]
    seats: tuple[Turn, ...]
    run: MethodRun

    @property
    def turns(self) -> tuple[Turn, ...]:
        """The turns of the method's ranking, or of the one that shared out what it left."""
        return self.run.turns

    @property
    def share(self) -> Fraction | None:
        """What each voter owned at the end, in smallest units; ``None`` without shares."""
        return self.run.share

    @property
    def purchases(self) -> tuple[Purchase, ...]:
        """What supporters bought, in order."""
        return self.run.purchases

    @property
    def runs(self) -> int:
        """How often the shares were counted through."""
        return self.run.runs

    @cached_property
    def selected(self) -> tuple[str, ...]:
        """The winners' ids in order of purchase."""
        return tuple(self.election.projects[winner.project].id for winner in self.winners)

    @cached_property
    def cost(self) -> int:
        """What the winners are granted together, in smallest units."""
        return sum(winner.amount for winner in self.winners)

    @property
    def leftover(self) -> int:
        """What is left of the budget, the reserve included, in smallest units.

        Below 0 where top-k paid for its winners whatever they cost.
        """
        return self.election.budget - self.cost

    @cached_property
    def stopped(self) -> dict[int, Quota]:
        """For each loser that a quota stopped, or would have in the end, that quota."""
        won = [winner.project for winner in self.winners]
        open_quotas = OpenQuotas(self.quotas, won)
        losers = set(range(len(self.election.projects))) - set(won)
        found = ((loser, open_quotas.stopping(loser)) for loser in sorted(losers))
        return {loser: quota for loser, quota in found if quota}

    @cached_property
    def represented_voters(self) -> int:
        """How many voters see at least one project that they voted for win."""
        return self.election.voters_for({winner.project for winner in self.winners})
