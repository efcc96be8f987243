"""Arrays of ballots come together as the same groups, in the same order, as ballots one by one."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from medborgarbudget.counting.election import BallotGroup, group_ballots
from medborgarbudget.counting.packed import packing
from medborgarbudget.counting.packed.packing import Ballots, InexactError, pack, put_together


@pytest.fixture(autouse=True)
def few_ballots_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "_BALLOTS_AT_A_TIME", 2)


def ballots(most_projects: int, most_points: int) -> st.SearchStrategy[list[dict[int, int]]]:
    """Ballots that often begin alike."""
    projects = st.integers(0, 3) | st.integers(0, most_projects - 1)
    points = st.sampled_from([1, 2, most_points]) | st.integers(1, most_points)
    ballot = st.dictionaries(projects, points.map(lambda number: min(number, most_points)))
    few = st.lists(ballot, min_size=1, max_size=4)
    return few.flatmap(lambda found: st.lists(st.sampled_from(found) | ballot, max_size=12))


def arrays(ballots: Sequence[dict[int, int]], *, with_points: bool) -> Ballots:
    entries = [pair for ballot in ballots for pair in sorted(ballot.items())]
    return Ballots(
        lengths=np.array([len(ballot) for ballot in ballots], np.int64),
        projects=np.array([project for project, _ in entries], np.uint16),
        points=np.array([points for _, points in entries], np.int64) if with_points else None,
    )


@given(st.sampled_from([4, 200, 4000]).flatmap(lambda most: ballots(most, 1)))
def test_equal_approvals_come_together_in_order_of_content(written) -> None:
    assert put_together(arrays(written, with_points=False)) == group_ballots(written)


@given(st.sampled_from([3, 1000, 10**8]).flatmap(lambda most: ballots(200, most)))
def test_equal_ballots_with_points_come_together_in_order_of_content(written) -> None:
    assert put_together(arrays(written, with_points=True)) == group_ballots(written)


@given(ballots(10**9, 10**12))
def test_projects_and_points_may_fill_more_bits_than_a_word_has(written) -> None:
    assert pack(group_ballots(written)) == group_ballots(written)


@given(ballots(300, 2), st.randoms())
def test_groups_may_come_in_any_order_and_in_parts(written, random) -> None:
    expected = group_ballots(written)
    parts = [BallotGroup(group.points, 1) for group in expected for _ in range(group.weight)]
    random.shuffle(parts)
    assert pack(parts) == expected


def test_a_ballot_that_continues_another_one_comes_after_it() -> None:
    beginnings = [dict.fromkeys(range(length), 1) for length in range(200)]
    assert pack(group_ballots(beginnings[::-1])) == group_ballots(beginnings)


@pytest.mark.parametrize(
    "group",
    [
        BallotGroup(((0, 2**51), (1, 2**51 + 1)), 1),
        BallotGroup(((0, 2**30),), 2**23),
        BallotGroup(((0, 10**18),), 1),
        BallotGroup(((0, 10**20),), 1),
    ],
)
def test_points_that_doubles_cannot_add_up_exactly_are_refused(group) -> None:
    with pytest.raises(InexactError):
        pack([group])
