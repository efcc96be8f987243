"""Supporters who pay, watched over arrays."""

from collections.abc import Sequence
from functools import partial

from medborgarbudget.counting.election import BallotGroup
from medborgarbudget.counting.explanation.earnings import EarningsRetold
from medborgarbudget.counting.explanation.packed_purses import (
    PackedEarningPurses,
    PackedSharePurses,
)
from medborgarbudget.counting.explanation.packed_shares import PackedSharesRetold
from medborgarbudget.counting.explanation.stages import contest_quotas
from medborgarbudget.counting.outcome import Funding, Outcome
from medborgarbudget.counting.packed import PackedBallots
from medborgarbudget.counting.packed.packing import InexactError, pack
from medborgarbudget.counting.packed.supporters import packed_support


def retell_packed(outcome: Outcome) -> EarningsRetold | PackedSharesRetold | None:
    """What supporters paid and could have paid; ``None`` if points are too many for arrays."""
    try:
        ballots = _packed(outcome.election.ballots)
    except InexactError:
        return None
    support = packed_support(ballots, outcome.ties.costs)
    rates = [purchase.rate for purchase in outcome.purchases]
    quotas = contest_quotas(outcome, Funding.FREE)
    if outcome.share is None:
        return EarningsRetold(outcome, PackedEarningPurses(support, rates), quotas)
    new_purses = partial(PackedSharePurses, support, outcome.share, rates)
    return PackedSharesRetold(outcome, new_purses, quotas)


def _packed(ballots: Sequence[BallotGroup]) -> PackedBallots:
    return ballots if isinstance(ballots, PackedBallots) else pack(ballots)
