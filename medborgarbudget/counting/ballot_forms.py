"""What a voter marked on a ballot, made into points, or refused in words the voter understands."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from gettext import gettext as _
from gettext import ngettext
from typing import NamedTuple

from medborgarbudget.counting.election import Project, VoteType
from medborgarbudget.counting.money import Currency
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
from medborgarbudget.counting.wording import money

CROSS, STAR = 1, 2
"""A cross gives 1 point and a star 2."""


class BallotError(ValueError):
    """Why a ballot cannot be cast as it is, and what the voter can do."""


class Mark(NamedTuple):
    """What a voter wrote beside a project, which is named by its id.

    ``value`` is `CROSS` or `STAR`, a number of points, a place in a ranking (1 for the
    first) or the name of a grade. 0 and the empty text are no mark.
    """

    project: str
    value: int | str = CROSS


@dataclass(frozen=True, slots=True)
class Paper:
    """What a ballot offers: its projects (or packages) and the budget in smallest units."""

    projects: tuple[Project, ...]
    budget: int = 0
    currency: Currency = field(default_factory=Currency)

    def name(self, project: int) -> str:
        """What voters know the project as."""
        return self.projects[project].name or self.projects[project].id


def read_ballot(
    form: BallotForm, marks: Iterable[Mark], paper: Paper, own: Collection[str] = ()
) -> dict[int, int]:
    """The points that a ballot gives, by project index; empty for a blank ballot.

    ``own`` are the ids of the voter's own projects. Raises `BallotError` if the form does
    not allow these marks.

    >>> paper = Paper((Project("A", 40), Project("B", 90)))
    >>> read_ballot(Ranking(most=3), [Mark("B", 1), Mark("A", 2)], paper)
    {0: 2, 1: 3}
    """
    marked = _marked(marks, paper)
    if not marked and not form.blank:
        raise BallotError(_("Your ballot is blank. Mark something before you vote."))
    points = _points(form, marked, paper, own) if marked else {}
    return dict(sorted(points.items()))


def vote_type_of(form: BallotForm) -> VoteType:
    """Pabulib's name for ballots of this form."""
    match form:
        case Single() | Packages():
            return VoteType.CHOOSE_ONE
        case Approval() | Knapsack(star=False):
            return VoteType.APPROVAL
        case Knapsack() | Points():
            return VoteType.CUMULATIVE
        case Ranking():
            return VoteType.ORDINAL
        case Grades():
            return VoteType.SCORING


def _marked(marks: Iterable[Mark], paper: Paper) -> dict[int, int | str]:
    """The marks by project index, without those that say nothing."""
    indices = {project.id: index for index, project in enumerate(paper.projects)}
    marked: dict[int, int | str] = {}
    for mark in marks:
        if mark.project not in indices:
            message = _("“%(project)s” is not on this ballot. Load the page again and vote anew.")
            raise BallotError(message % {"project": mark.project})
        if mark.value in (0, ""):
            continue
        if (project := indices[mark.project]) in marked:
            message = _("“%(project)s” is marked twice. Mark it once.")
            raise BallotError(message % {"project": paper.name(project)})
        marked[project] = mark.value
    return marked


def _points(
    form: BallotForm, marked: Mapping[int, int | str], paper: Paper, own: Collection[str]
) -> dict[int, int]:
    match form:
        case Single() | Packages():
            return _single(_crosses(marked, paper))
        case Approval():
            return _approval(form, _crosses(marked, paper))
        case Knapsack():
            return _knapsack(form, _crosses(marked, paper, star=form.star), paper)
        case Points():
            return _shared_out(form, _numbers(marked, paper), paper, own)
        case Ranking():
            return _ranked(form, marked, paper)
        case Grades():
            return _graded(form, marked, paper)


def _crosses(
    marked: Mapping[int, int | str], paper: Paper, *, star: bool = False
) -> dict[int, int]:
    for project, value in marked.items():
        if value != CROSS and not (star and value == STAR):
            message = _("Mark “%(project)s” with a cross, or not at all.")
            raise BallotError(message % {"project": paper.name(project)})
    return {project: STAR if value == STAR else CROSS for project, value in marked.items()}


def _single(crosses: dict[int, int]) -> dict[int, int]:
    if len(crosses) > 1:
        message = _("You have marked %(count)d, and may mark only one. Take the others away.")
        raise BallotError(message % {"count": len(crosses)})
    return crosses


def _approval(form: Approval, crosses: dict[int, int]) -> dict[int, int]:
    if form.most is not None and len(crosses) > form.most:
        excess = len(crosses) - form.most
        message = ngettext(
            "You may mark at most %(most)d. Take away %(excess)d cross.",
            "You may mark at most %(most)d. Take away %(excess)d crosses.",
            excess,
        )
        raise BallotError(message % {"most": form.most, "excess": excess})
    if len(crosses) < form.least:
        missing = form.least - len(crosses)
        message = ngettext(
            "You must mark at least %(least)d. Mark %(missing)d more project.",
            "You must mark at least %(least)d. Mark %(missing)d more projects.",
            missing,
        )
        raise BallotError(message % {"least": form.least, "missing": missing})
    return crosses


def _knapsack(form: Knapsack, crosses: dict[int, int], paper: Paper) -> dict[int, int]:
    if list(crosses.values()).count(STAR) > 1:
        raise BallotError(
            _("You have given more than one star. Keep one, and make crosses of the rest.")
        )
    limit = paper.budget if form.limit is None else form.limit * paper.currency.unit
    cost = sum(paper.projects[project].cost for project in crosses)
    if cost > limit:
        message = _(
            "Your projects cost %(cost)s together, and you have %(limit)s. "
            "Take away projects for at least %(excess)s."
        )
        amounts = {"cost": cost, "limit": limit, "excess": cost - limit}
        written = {name: money(paper.currency, each) for name, each in amounts.items()}
        raise BallotError(message % written)
    return crosses


def _numbers(marked: Mapping[int, int | str], paper: Paper) -> dict[int, int]:
    numbers: dict[int, int] = {}
    for project, value in marked.items():
        if isinstance(value, str) or value < 0:
            message = _("Give “%(project)s” a whole number of points, or none.")
            raise BallotError(message % {"project": paper.name(project)})
        numbers[project] = int(value)
    return numbers


def _shared_out(
    form: Points, points: dict[int, int], paper: Paper, own: Collection[str]
) -> dict[int, int]:
    for project, number in points.items():
        _require_allowed(form, project, number, paper, own)
    if (given := sum(points.values())) > form.total:
        message = _("You have given %(given)d points, and have %(total)d. Take %(excess)d away.")
        excess = given - form.total
        raise BallotError(message % {"given": given, "total": form.total, "excess": excess})
    if len(points) < form.projects:
        message = _("Share your points between at least %(projects)d projects.")
        raise BallotError(message % {"projects": form.projects})
    return points


def _require_allowed(
    form: Points, project: int, number: int, paper: Paper, own: Collection[str]
) -> None:
    if not form.own and paper.projects[project].id in own:
        message = _("“%(project)s” is your own project. Give your points to others.")
        raise BallotError(message % {"project": paper.name(project)})
    if form.each is not None and number > form.each:
        message = ngettext(
            "“%(project)s” may get at most %(each)d point from you. Give it fewer.",
            "“%(project)s” may get at most %(each)d points from you. Give it fewer.",
            form.each,
        )
        raise BallotError(message % {"project": paper.name(project), "each": form.each})


def _ranked(form: Ranking, marked: Mapping[int, int | str], paper: Paper) -> dict[int, int]:
    taken: dict[int, int] = {}
    for project, place in marked.items():
        if isinstance(place, str) or not 1 <= place <= form.most:
            message = _("Give “%(project)s” a place from 1 to %(most)d, or none.")
            raise BallotError(message % {"project": paper.name(project), "most": form.most})
        if place in taken:
            message = _("“%(one)s” and “%(other)s” have the same place. Give each its own.")
            names = {"one": paper.name(taken[place]), "other": paper.name(project)}
            raise BallotError(message % names)
        taken[int(place)] = project
    for place in range(1, len(taken) + 1):
        if place not in taken:
            message = _("Nothing has place %(place)d. Move up what comes after it.")
            raise BallotError(message % {"place": place})
    return {project: form.most + 1 - place for place, project in taken.items()}


def _graded(form: Grades, marked: Mapping[int, int | str], paper: Paper) -> dict[int, int]:
    worth = {name: number for number, name in enumerate(form.names, start=1)}
    for project, grade in marked.items():
        if grade not in worth:
            message = _("Give “%(project)s” one of these grades, or none: %(grades)s.")
            names = {"project": paper.name(project), "grades": ", ".join(form.names)}
            raise BallotError(message % names)
    return {project: worth[str(grade)] for project, grade in marked.items()}
