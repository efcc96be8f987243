"""The PROJECTS section: what can win, at which cost."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from gettext import gettext as _

from medborgarbudget.counting.election import Project
from medborgarbudget.counting.money import Currency, decimals_of
from medborgarbudget.counting.pabulib.error import ContentError
from medborgarbudget.counting.pabulib.meta import Meta
from medborgarbudget.counting.pabulib.sections import Section

PLACE_COLUMNS = ("neighborhood", "subunit", "district")
"""The columns that tell a project's place, the nearest first."""

_FORMER_NAMES = {"target": "beneficiaries"}


@dataclass(frozen=True)
class ProjectTable:
    """The projects, the money, and by project id the columns that are no part of a count."""

    projects: tuple[Project, ...]
    columns: dict[str, dict[str, str]]
    currency: Currency
    budget: int

    @property
    def official_winners(self) -> tuple[str, ...] | None:
        """The ids marked as selected for any reason; ``None`` if no project is marked."""
        marks = {key: row.get("selected", "") for key, row in self.columns.items()}
        if not any(marks.values()):
            return None
        return tuple(project_id for project_id, mark in marks.items() if mark not in ("", "0"))


def place_column(columns: Mapping[str, str]) -> str | None:
    """The column that tells this project's place, if any does.

    >>> place_column({"district": "Norr", "neighborhood": "", "name": "Bänkar"})
    'district'
    """
    return next((column for column in PLACE_COLUMNS if columns.get(column)), None)


def read_projects(section: Section, meta: Meta) -> ProjectTable:
    """Read the PROJECTS section, with amounts as exact as the file writes them."""
    lines: dict[str, int] = {}
    columns: dict[str, dict[str, str]] = {}
    names = [_FORMER_NAMES.get(name, name) for name in section.columns]
    for line, cells in section.rows:
        row = dict(zip(names, map(str.strip, cells), strict=True))
        project_id = row.pop("project_id")
        _require_new_id(project_id, line, lines)
        lines[project_id] = line
        columns[project_id] = row
    meta.require_rows("num_projects", "PROJECTS", len(columns))
    return _with_amounts(columns, lines, meta)


def _with_amounts(
    columns: dict[str, dict[str, str]], lines: dict[str, int], meta: Meta
) -> ProjectTable:
    budget = meta.values["budget"]
    costs = {key: row.pop("cost") for key, row in columns.items()}
    minimums = [row.get("minimum_cost", "") for row in columns.values()]
    amounts = filter(None, minimums)
    currency = _currency(meta.values.get("currency", ""), [budget, *costs.values(), *amounts])
    return ProjectTable(
        projects=tuple(
            _project(key, cost, columns[key], lines[key], currency) for key, cost in costs.items()
        ),
        columns=columns,
        currency=currency,
        budget=_amount(_("budget"), budget, meta.lines["budget"], currency),
    )


def _project(
    key: str, cost: str, columns: Mapping[str, str], line: int, currency: Currency
) -> Project:
    place = place_column(columns)
    project = Project(
        id=key,
        cost=_amount(_("cost"), cost, line, currency),
        name=columns.get("name", ""),
        place=columns[place] if place else "",
        conflict=columns.get("conflict", ""),
        minimum=_minimum(columns.get("minimum_cost", ""), line, currency),
    )
    if project.minimum is not None and project.minimum > project.cost:
        raise ContentError(
            line,
            _("the minimum_cost is %(minimum)s, more than the cost, %(cost)s")
            % {"minimum": columns["minimum_cost"], "cost": cost},
            _("Write the least that the proposer accepts, or nothing."),
        )
    return project


def _minimum(text: str, line: int, currency: Currency) -> int | None:
    return _amount("minimum_cost", text, line, currency) if text else None


def _currency(code: str, amounts: Iterable[str]) -> Currency:
    return Currency(code, decimals=max(map(decimals_of, amounts)))


def _amount(what: str, text: str, line: int, currency: Currency) -> int:
    try:
        return currency.parse(text)
    except ValueError:
        raise ContentError(
            line,
            _("the %(what)s is “%(text)s”, which is not an amount") % {"what": what, "text": text},
            _("Write it with digits only, such as 5000 or 5000.50."),
        ) from None


def _require_new_id(project_id: str, line: int, lines: dict[str, int]) -> None:
    if project_id in lines:
        raise ContentError(
            line,
            _("the project “%(id)s” is listed already on line %(first_line)d")
            % {"id": project_id, "first_line": lines[project_id]},
            _("Give each project an id of its own."),
        )
    if not project_id or "," in project_id:
        raise ContentError(
            line,
            _("the project id is “%(id)s”") % {"id": project_id},
            _("An id may not be empty or contain a comma, or no ballot could name it."),
        )
