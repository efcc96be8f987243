"""How large a step is suggested for a currency whose shares are large or small."""

import pytest

from medborgarbudget.counting.completion import suggested_step
from medborgarbudget.counting.election import BallotGroup, Election
from medborgarbudget.counting.money import Currency
from medborgarbudget.counting.rule import EqualShares


@pytest.mark.parametrize(
    ("share", "step"), [(0, 1), (300, 1), (1_499, 1), (1_501, 2), (34_550, 35), (500_000, 500)]
)
@pytest.mark.parametrize("decimals", [0, 2])
def test_the_step_is_a_thousandth_of_the_first_share_and_at_least_one(
    share: int, step: int, decimals: int
) -> None:
    currency = Currency("HUF", decimals)
    ballots = (BallotGroup((), weight=4),)
    election = Election((), ballots, budget=4 * share * currency.unit, currency=currency)
    assert suggested_step(election, EqualShares()) == step


def test_without_voters_the_step_is_one() -> None:
    assert suggested_step(Election((), (), budget=10**9), EqualShares()) == 1
