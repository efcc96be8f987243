"""Ballots of one form as they might have been in another: exact, and always the same."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from medborgarbudget.counting.ballot_forms import CROSS, STAR, vote_type_of
from medborgarbudget.counting.election import BallotGroup, Election
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

Marks = Sequence[tuple[int, int]]
"""The marked projects with their points, those that the voter likes best first."""


class NotTheSameQuestionError(ValueError):
    """The ballots asked for something else than these could."""


@dataclass(frozen=True, slots=True)
class Recast:
    """An election with its ballots in another form.

    ``left_out`` counts the ballots that the form has no room for, such as those with fewer
    crosses than it asks for.
    """

    election: Election
    left_out: int


def recast(election: Election, form: BallotForm | None) -> Recast:
    """The election as if its voters had got ballots of this form.

    What a voter gave more points to is liked better. Where a ballot gave the same points to more
    projects than the form has room for, its voters are spread evenly over what they might have
    left out. Raises `NotTheSameQuestionError` if the form is one of packages.
    """
    if form is None:
        return Recast(election, 0)
    if isinstance(form, Packages):
        raise NotTheSameQuestionError(
            _("People voted for single proposals then, and not for whole packages.")
        )
    counted: Counter[tuple[tuple[int, int], ...]] = Counter()
    for place, ballot in enumerate(election.ballots):
        for marks, weight in _orders(ballot, place):
            if (points := _points(form, marks, election)) is not None:
                counted[tuple(sorted(points.items()))] += weight
    groups = tuple(BallotGroup(points, weight) for points, weight in sorted(counted.items()))
    again = Election(
        election.projects, groups, election.budget, vote_type_of(form), election.currency
    )
    return Recast(again, election.voters - again.voters)


def _orders(ballot: BallotGroup, place: int) -> Iterator[tuple[Marks, int]]:
    """The ballot with equals in turn first, and how many of its voters had them so."""
    several = len(ballot.points) if _has_equals(ballot) else 1
    for turn in range(several):
        weight = ballot.weight // several + ((turn - place) % several < ballot.weight % several)
        if weight:
            turned = (*ballot.points[turn:], *ballot.points[:turn])
            yield sorted(turned, key=lambda mark: -mark[1]), weight


def _has_equals(ballot: BallotGroup) -> bool:
    return len({points for _project, points in ballot.points}) < len(ballot.points)


def _points(form: BallotForm, marks: Marks, election: Election) -> dict[int, int] | None:
    """The points that such a ballot gives; ``None`` if the form has no room for it."""
    if not marks:
        return {} if form.blank else None
    match form:
        case Single():
            return {marks[0][0]: CROSS}
        case Approval():
            kept = marks[: form.most]
            return {project: CROSS for project, _given in kept} if len(kept) >= form.least else None
        case Knapsack():
            return _within_money(form, marks, election) or ({} if form.blank else None)
        case Points():
            return _shared_out(form, marks)
        case Ranking():
            kept = marks[: form.most]
            return {project: form.most - above for above, (project, _given) in enumerate(kept)}
        case Grades():
            most = election.most_points
            return {project: -(-points * len(form.names) // most) for project, points in marks}
        case Packages():
            return {marks[0][0]: CROSS}


def _within_money(form: Knapsack, marks: Marks, election: Election) -> dict[int, int]:
    left = election.budget
    if form.limit is not None:
        left = int(form.limit * election.currency.unit)
    crosses: dict[int, int] = {}
    for project, _given in marks:
        if election.projects[project].cost <= left:
            left -= election.projects[project].cost
            crosses[project] = CROSS
    if form.star and _has_a_favourite(marks) and marks[0][0] in crosses:
        crosses[marks[0][0]] = STAR
    return crosses


def _has_a_favourite(marks: Marks) -> bool:
    return len(marks) == 1 or marks[0][1] > marks[1][1]


def _shared_out(form: Points, marks: Marks) -> dict[int, int] | None:
    """As many points as there are, in proportion, those who are liked best first at the rest."""
    kept = marks[: form.total]
    whole = sum(points for _project, points in kept)
    given = {project: form.total * points // whole for project, points in kept}
    left = form.total - sum(given.values())
    for project, _given in kept[:left]:
        given[project] += 1
    most = form.each or form.total
    given = {project: min(points, most) for project, points in given.items() if points}
    return given if len(given) >= form.projects else None
