"""Packages of projects, which are voted on as wholes.

A count knows a package as one project that costs what its projects cost together. A
project may be in several packages, since only one of them wins.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from gettext import gettext as _

from medborgarbudget.counting.election import Project


class PackageError(ValueError):
    """Why these packages cannot be voted on, and what to change."""


@dataclass(frozen=True, slots=True)
class Package:
    """A package: its id on the ballot, its name, and the ids of its projects."""

    id: str
    name: str
    projects: tuple[str, ...]


def projects_of(packages: Sequence[Package], projects: Collection[Project]) -> tuple[Project, ...]:
    """The packages as the projects of an election, in the same order.

    >>> parts = [Project("bench", 40), Project("stage", 90), Project("swing", 30)]
    >>> packages = [Package("1", "Quiet", ("bench",)), Package("2", "Lively", ("stage", "swing"))]
    >>> [package.cost for package in projects_of(packages, parts)]
    [40, 120]
    """
    _require_distinct(packages)
    return tuple(
        Project(package.id, sum(each.cost for each in unpack(package, projects)), package.name)
        for package in packages
    )


def unpack(package: Package, projects: Collection[Project]) -> tuple[Project, ...]:
    """The projects in a package, in its order; raises `PackageError` if one is unknown."""
    known = {project.id: project for project in projects}
    for project_id in package.projects:
        if project_id not in known:
            message = _("The package “%(package)s” names “%(project)s”, which is no project.")
            raise PackageError(message % {"package": package.name, "project": project_id})
    return tuple(known[project_id] for project_id in package.projects)


def winning_projects(
    selected: Sequence[str], packages: Sequence[Package], projects: Collection[Project]
) -> tuple[Project, ...]:
    """The projects to carry out: those of the package that won, if one did.

    ``selected`` are the ids of the winners of the count, which holds them to one.
    """
    if len(selected) > 1:
        message = _("%(count)d packages won. Count them by a rule with 1 winner.")
        raise PackageError(message % {"count": len(selected)})
    winners = [package for package in packages if package.id in selected]
    return tuple(project for package in winners for project in unpack(package, projects))


def _require_distinct(packages: Sequence[Package]) -> None:
    ids: set[str] = set()
    contents: dict[frozenset[str], str] = {}
    for package in packages:
        content = frozenset(package.projects)
        if package.id in ids:
            message = _("Two packages have the number “%(package)s”. Give each its own.")
            raise PackageError(message % {"package": package.id})
        if not content or len(content) < len(package.projects):
            message = _("The package “%(package)s” must name at least one project, each once.")
            raise PackageError(message % {"package": package.name})
        if content in contents:
            message = _("The packages “%(one)s” and “%(other)s” hold the same. Remove one.")
            raise PackageError(message % {"one": contents[content], "other": package.name})
        ids.add(package.id)
        contents[content] = package.name
