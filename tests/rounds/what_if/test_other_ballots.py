"""Ballots in another form: within its limits, exact, fair between equals, nobody counted twice."""

from fractions import Fraction

import pytest

from medborgarbudget.counting.ballot_forms import CROSS, Mark, Paper, read_ballot
from medborgarbudget.counting.election import Election, Project, VoteType, group_ballots
from medborgarbudget.counting.rule.ballots import (
    Approval,
    BallotForm,
    Grades,
    Knapsack,
    Packages,
    Points,
    Ranking,
    Single,
)
from medborgarbudget.rounds.what_if.other_ballots import NotTheSameQuestionError, recast

PROJECTS = tuple(Project(name, cost) for name, cost in zip("ABCD", (60, 50, 40, 10), strict=True))
RANKED = group_ballots([{0: 3, 1: 2, 2: 1}] * 4 + [{3: 3, 2: 2}] * 2 + [{1: 1}, {}])
CROSSES = group_ballots([{0: 1, 1: 1, 2: 1}] * 4 + [{3: 1}] * 2 + [{}])
FORMS: tuple[BallotForm, ...] = (
    Single(),
    Approval(most=2),
    Approval(least=2, most=2, blank=False),
    Approval(),
    Knapsack(),
    Knapsack(limit=Fraction(55), star=True),
    Points(total=5, each=3),
    Points(total=4, projects=2, blank=False),
    Ranking(most=2),
    Grades(),
)


def an_election(ranked: bool) -> Election:
    kind = VoteType.ORDINAL if ranked else VoteType.APPROVAL
    return Election(PROJECTS, RANKED if ranked else CROSSES, budget=100, vote_type=kind)


def cast(form: BallotForm, ranked: bool = True) -> list[tuple[dict[int, int], int]]:
    found = recast(an_election(ranked), form).election
    return [(dict(ballot.points), ballot.weight) for ballot in found.ballots]


def marks(form: BallotForm, points: dict[int, int]) -> list[Mark]:
    """The marks with which a voter gives these points."""
    values: dict[int, int | str] = dict(points)
    if isinstance(form, Ranking):
        values = {project: form.most + 1 - number for project, number in points.items()}
    if isinstance(form, Grades):
        values = {project: form.names[number - 1] for project, number in points.items()}
    return [Mark(PROJECTS[project].id, value) for project, value in values.items()]


@pytest.mark.parametrize("ranked", [True, False])
@pytest.mark.parametrize("form", FORMS, ids=repr)
def test_every_ballot_is_one_that_the_form_takes(form: BallotForm, ranked: bool) -> None:
    found = recast(an_election(ranked), form)
    assert found.election.voters + found.left_out == an_election(ranked).voters
    for ballot in found.election.ballots:
        points = dict(ballot.points)
        assert read_ballot(form, marks(form, points), Paper(PROJECTS, 100)) == points


def test_what_voters_like_best_is_kept() -> None:
    assert cast(Single()) == [({}, 1), ({0: 1}, 4), ({1: 1}, 1), ({3: 1}, 2)]
    assert ({0: 2, 1: 1}, 4) in cast(Ranking(most=2))
    assert ({0: 4, 1: 3, 2: 2}, 4) in cast(Grades())


def test_equals_are_spread_evenly_over_what_might_have_been_left_out() -> None:
    single = {tuple(points): weight for points, weight in cast(Single(), ranked=False)}
    assert sorted(single[each,] for each in (0, 1, 2)) == [1, 1, 2]
    assert single[3,] == 2


def test_ballots_without_room_in_the_form_are_left_out_and_counted() -> None:
    assert recast(an_election(ranked=True), Approval(least=2, most=2)).left_out == 1
    assert recast(an_election(ranked=True), Approval(least=2, blank=False)).left_out == 2


def test_a_knapsack_takes_what_fits_and_a_star_goes_to_the_favourite() -> None:
    assert ({0: CROSS, 2: CROSS}, 4) in cast(Knapsack())
    assert ({2: 1, 3: 2}, 2) in cast(Knapsack(star=True))
    starless = cast(Knapsack(star=True), ranked=False)
    assert all(2 not in points.values() for points, _weight in starless if len(points) > 1)


def test_points_are_shared_out_in_proportion() -> None:
    assert ({0: 3, 1: 2, 2: 1}, 4) in cast(Points(total=6))
    assert ({0: 3, 1: 2}, 4) in cast(Points(total=5, each=3))


def test_a_form_that_is_not_decided_leaves_ballots_as_they_are() -> None:
    assert recast(an_election(ranked=True), None).election == an_election(ranked=True)


def test_single_proposals_do_not_become_packages() -> None:
    with pytest.raises(NotTheSameQuestionError):
        recast(an_election(ranked=True), Packages())
