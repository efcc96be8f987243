"""Packed ballots are the same ballots, and give the same sums."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medborgarbudget.counting.election import BallotGroup, Election
from medborgarbudget.counting.packed import PackedElection
from medborgarbudget.counting.packed import ballots as packed
from medborgarbudget.counting.packed.packing import pack
from tests.counting.strategies import elections


@pytest.fixture(autouse=True)
def few_groups_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "_GROUPS_AT_A_TIME", 2)


def packed_election(election: Election) -> PackedElection:
    """The election with its ballots packed."""
    fields = {name: getattr(election, name) for name in Election.__dataclass_fields__}
    return PackedElection(**fields | {"ballots": pack(election.ballots)})


def counted(election: Election) -> tuple[object, ...]:
    """All that an election says about its ballots."""
    return (
        election.voters,
        election.votes,
        election.scores,
        election.supporters,
        election.most_points,
    )


many_points = elections(max_points=10**6)


@given(elections() | many_points)
def test_sums_are_those_of_the_same_ballots_one_by_one(election) -> None:
    assert counted(packed_election(election)) == counted(election)


@given(elections() | many_points)
def test_groups_come_in_the_same_order_however_they_are_asked_for(election) -> None:
    ballots = pack(election.ballots)
    assert tuple(ballots) == election.ballots
    assert ballots[1:] == election.ballots[1:]
    assert ballots[::-2] == election.ballots[::-2]
    assert [ballots[place] for place in range(len(ballots))] == list(election.ballots)
    assert ballots[-1] == election.ballots[-1]


def test_there_is_no_group_after_the_last() -> None:
    with pytest.raises(IndexError):
        pack([BallotGroup((), 1)])[1]


@given(elections())
def test_a_packed_election_equals_the_same_election(election) -> None:
    same = packed_election(election)
    assert same == election
    assert election == same
    assert same == packed_election(election)


@given(elections(), st.data())
def test_an_election_with_another_ballot_is_another_one(election, data) -> None:
    place = data.draw(st.integers(0, len(election.ballots) - 1))
    ballots = list(election.ballots)
    ballots[place] = replace(ballots[place], weight=ballots[place].weight + 1)
    other = replace(election, ballots=tuple(ballots))
    assert packed_election(election) != other
    assert packed_election(election) != packed_election(other)
    assert packed_election(election) != replace(election, budget=election.budget + 1)


def test_an_election_may_have_no_voters() -> None:
    election = packed_election(Election((), (), 1))
    assert counted(election) == (0, (), (), (), 1)
    assert tuple(election.ballots) == ()


@given(st.integers(1, 2**20), st.integers(1, 2**31))
def test_sums_are_exact_up_to_the_last_point(weight, points) -> None:
    ballots = pack([BallotGroup(((0, points),), weight), BallotGroup(((0, 1),), 1)])
    assert ballots.points_of(1) == (weight * points + 1,)
