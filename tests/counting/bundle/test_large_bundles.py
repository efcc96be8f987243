"""Arrays check a large bundle, and come to the same as fractions do, to the last digit."""

from dataclasses import fields
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medborgarbudget.counting.bundle import AlteredError, ballots
from medborgarbudget.counting.bundle.ballots import read_ballots, write_ballots
from medborgarbudget.counting.bundle.packed_ballots import read_packed
from medborgarbudget.counting.bundle.payers import Voters
from medborgarbudget.counting.bundle.purchases import (
    Terms,
    WrongPurchaseError,
    earning_trade,
    share_trade,
)
from medborgarbudget.counting.bundle.reading import bundle_of
from medborgarbudget.counting.bundle.writing import files_of
from medborgarbudget.counting.count import count
from medborgarbudget.counting.election import Election
from medborgarbudget.counting.engine import Engine
from medborgarbudget.counting.equal_shares import equal_shares
from medborgarbudget.counting.packed import PackedBallots, PackedElection
from medborgarbudget.counting.packed.packing import pack
from medborgarbudget.counting.phragmen import phragmen
from medborgarbudget.counting.rule import CountRule, Misfit, Utility
from medborgarbudget.counting.ties import tie_order
from tests.counting.bundle.example import counted
from tests.counting.strategies import elections, elections_with_places, ties

tie_heavy = elections(max_points=3, max_projects=7, max_voters=12, max_cost=30)
wholes = st.integers(0, 12).map(Fraction)
shares = wholes | st.fractions(0, 12, max_denominator=7)


@settings(max_examples=400)
@given(tie_heavy, shares, st.sampled_from(Utility), ties())
def test_shares_in_arrays_buy_the_same_for_the_same(election, share, utility, order) -> None:
    ties = tie_order(election, order)
    run = equal_shares(election, share, utility, ties)
    trade = share_trade(Voters(packed(election)), election, share, utility, Terms(ties, ()))
    assert tuple(trade.follow(election, run.purchases)) == run.lots


@settings(max_examples=250)
@given(tie_heavy, shares, st.sampled_from(Utility), st.integers(0, 60))
def test_shares_in_arrays_cost_the_same(election, share, utility, money) -> None:
    ties = tie_order(election, CountRule().ties)
    run = equal_shares(election, share, utility, ties)
    cost = sum(ties.costs[bought.project] for bought in run.purchases)
    trade = share_trade(Voters(packed(election)), election, share, utility, Terms(ties, ()))
    assert trade.costs_more_than(money) == (cost > money)


@settings(max_examples=250)
@given(tie_heavy, st.sampled_from(Misfit), ties())
def test_earnings_in_arrays_buy_the_same_at_the_same_times(election, misfit, order) -> None:
    ties = tie_order(election, order)
    run = phragmen(election, misfit, ties)
    terms = Terms(ties, (), election.budget, misfit)
    trade = earning_trade(Voters(packed(election)), election, terms)
    assert tuple(trade.follow(election, run.purchases)) == run.lots


@settings(max_examples=300)
@given(tie_heavy, wholes)
def test_a_payment_that_is_a_trifle_wrong_is_seen(election, share) -> None:
    ties = tie_order(election, CountRule().ties)
    run = equal_shares(election, share, Utility.COST, ties)
    for number, bought in enumerate(run.purchases):
        rate = bought.rate + Fraction(1, 10**30)
        wrong = type(bought)(bought.project, rate, rate / ties.costs[bought.project])
        purchases = (*run.purchases[:number], wrong, *run.purchases[number + 1 :])
        voters = Voters(packed(election))
        trade = share_trade(voters, election, share, Utility.COST, Terms(ties, ()))
        with pytest.raises(WrongPurchaseError, match=f"Purchase {number + 1}, of "):
            trade.follow(election, purchases)


@pytest.fixture
def everything_large(monkeypatch) -> None:
    """Let every text be read by arrays."""
    monkeypatch.setattr(ballots, "MANY_BYTES", 0)


@settings(max_examples=250)
@given(elections_with_places(max_points=12, max_projects=12))
def test_arrays_read_the_same_ballots(election) -> None:
    content = write_ballots(election)
    found = read_packed(content, len(election.projects))
    assert isinstance(found, PackedBallots)
    assert found == election.ballots
    assert read_ballots(content, len(election.projects)) == election.ballots


def test_a_large_bundle_is_read_as_it_was_counted(everything_large) -> None:
    read = bundle_of(files_of(counted())).outcome
    assert isinstance(read.election, PackedElection)
    assert read.election == counted().election
    assert read.winners == counted().winners


def test_numbers_too_large_for_arrays_are_read_all_the_same(everything_large) -> None:
    content = b"voters;projects;points\n1;1,2;1,123456789012345678\n"
    (group,) = read_ballots(content, 2)
    assert group.points == ((0, 1), (1, 123456789012345678))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"voters;projects\n1;1",
        b"voters;projects\n1;1\n\n",
        b"voters;projects\n01;1\n",
        b"voters;projects\n0;1\n",
        b"voters;projects\n-1;1\n",
        b"voters;projects\n1;01\n",
        b"voters;projects\n1;0\n",
        b"voters;projects\n1;4\n",
        b"voters;projects\n1;2,1\n",
        b"voters;projects\n1;1,1\n",
        b"voters;projects\n1;1,\n",
        b"voters;projects\n1;2\n1;1\n",
        b"voters;projects\n1;1\n1;1\n",
        b"voters;projects\n1;1\n1;\n",
        b"voters;projects\n1;1;\n",
        b"voters;projects\n1\n",
        b"voters;projects\r\n1;1\r\n",
        b"voters;projects\n1; 1\n",
        "voters;projects\n1;١\n".encode(),
        b"voters;votes\n1;1\n",
        b"voters;projects;points\n1;1;1\n",
        b"voters;projects;points\n1;1;2\n1;2;0\n",
        b"voters;projects;points\n1;1,2;2\n",
        b"voters;projects;points\n1;1;2,2\n",
        b"voters;projects;points\n1;1;02\n",
    ],
)
@pytest.mark.parametrize("many", [0, 1_000_000], ids=["arrays", "one by one"])
def test_ballots_written_in_any_other_way_are_refused(monkeypatch, content, many) -> None:
    monkeypatch.setattr(ballots, "MANY_BYTES", many)
    with pytest.raises(AlteredError, match=r"roster\.txt is not written as a count writes it"):
        read_ballots(content, 3)


@settings(max_examples=200)
@given(elections(max_points=2, max_projects=6, max_voters=10, max_cost=30))
def test_a_large_count_is_written_as_a_small_one(election) -> None:
    one = count(election, CountRule(), engine=Engine.REFERENCE)
    other = count(packed(election), CountRule(), engine=Engine.REFERENCE)
    assert files_of(one) == files_of(other)


def packed(election: Election) -> PackedElection:
    """The same election with its ballots in arrays."""
    values = {each.name: getattr(election, each.name) for each in fields(Election)}
    return PackedElection(**{**values, "ballots": pack(election.ballots)})
