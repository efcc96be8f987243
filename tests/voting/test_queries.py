"""The count gets a contest's ballots as they were opened, however many there are."""

from unittest.mock import patch

import pytest
from django_scopes import scopes_disabled
from hypothesis import given
from hypothesis.extra.django import TestCase

from medborgarbudget.counting.election import Election, Project, group_ballots
from medborgarbudget.counting.packed import PackedElection
from medborgarbudget.voting import queries
from medborgarbudget.voting.models import OpenedBallots
from medborgarbudget.voting.queries import election_of
from tests.counting.strategies import elections
from tests.factories import a_contest, an_election


@pytest.fixture
def three_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "MANY_GROUPS", 3)


class ManyGroups(TestCase):
    @given(elections() | elections(max_points=3))
    def test_are_packed_and_the_election_is_the_same(self, election: Election) -> None:
        with scopes_disabled(), patch.object(queries, "MANY_GROUPS", 2):
            found = election_of(a_contest(election))
        assert isinstance(found, PackedElection) == (len(election.ballots) >= 2)
        assert found.ballots == election.ballots
        assert (found.votes, found.scores) == (election.votes, election.scores)


@pytest.mark.django_db
@pytest.mark.usefixtures("three_are_many")
def test_points_that_arrays_cannot_hold_exactly_are_counted_one_by_one() -> None:
    election = an_election(ballots=({0: 10**17}, {1: 1}, {2: 1}, {}))
    with scopes_disabled():
        found = election_of(a_contest(election))
    assert type(found) is Election
    assert found.ballots == election.ballots


@pytest.mark.django_db
@pytest.mark.usefixtures("three_are_many")
def test_ballots_are_read_without_an_object_for_each() -> None:
    with scopes_disabled():
        contest = a_contest()
        with patch.object(OpenedBallots, "__init__", side_effect=AssertionError):
            assert election_of(contest).voters == 4


@pytest.mark.django_db
def test_projects_stand_where_their_proposals_would() -> None:
    projects = (Project("A", 1, "Bänkar", place="Norr"), Project("B", 1, "Scen"))
    with scopes_disabled():
        found = election_of(a_contest(Election(projects, group_ballots([{0: 1}]), 9)))
    assert found.projects == projects
