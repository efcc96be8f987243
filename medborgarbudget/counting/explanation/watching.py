"""Supporters who pay, watched purchase by purchase."""

from fractions import Fraction
from typing import Protocol

from medborgarbudget.counting.explanation.earnings import EarningsRetold
from medborgarbudget.counting.explanation.purses import EarningPurses, SharePurses
from medborgarbudget.counting.explanation.shares import SharesRetold
from medborgarbudget.counting.explanation.spending import Spendings
from medborgarbudget.counting.explanation.stages import contest_quotas
from medborgarbudget.counting.outcome import Funding, Outcome
from medborgarbudget.counting.rule import Phragmen

_MANY_GROUPS = 10_000
"""From so many ballot groups on, arrays are faster."""


class Retold(Protocol):
    """A count in which supporters pay, told once more. For amounts see `ProjectFacts`."""

    spendings: Spendings

    def effective_support(self, project: int) -> Fraction:
        """The largest part of its cost that its supporters could have paid."""

    def fewest_votes(self, project: int) -> int | None:
        """How many further voters would have bought the loser."""

    def highest_cost(self, project: int) -> int | None:
        """The highest lower cost at which the loser would have been bought."""

    def kept(self, project: int) -> Fraction:
        """What the project's supporters had left together."""


def retell(outcome: Outcome) -> Retold | None:
    """What supporters paid and could have paid; ``None`` where they own nothing."""
    if outcome.share is None and not isinstance(outcome.rule.method, Phragmen):
        return None
    if len(outcome.election.ballots) >= _MANY_GROUPS:
        # Arrays take a while to import, and only large elections are worth it.
        from medborgarbudget.counting.explanation.packed_watching import retell_packed

        if retold := retell_packed(outcome):
            return retold
    rates = [purchase.rate for purchase in outcome.purchases]
    quotas = contest_quotas(outcome, Funding.FREE)
    if outcome.share is None:
        return EarningsRetold(outcome, EarningPurses(outcome.contest, rates), quotas)
    return SharesRetold(outcome, SharePurses(outcome.contest, outcome.share, rates), quotas)
