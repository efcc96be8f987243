"""Writing Pabulib files: an election as anyone may publish it.

One row for each voter, numbered in an order that the ballots' own content gives, and
nothing about the voters: neither who they are nor in which order they came.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

from medborgarbudget.counting.election import BallotGroup, Election, Project, VoteType
from medborgarbudget.counting.money import Currency
from medborgarbudget.counting.pabulib.fields import META_ORDER, OBLIGATORY_META, PROJECT_ORDER
from medborgarbudget.counting.pabulib.projects import place_column

_TYPES_WITH_POINTS = frozenset({VoteType.ORDINAL, VoteType.CUMULATIVE, VoteType.SCORING})
_CONDITIONS = ("conflict", "minimum_cost")
_NO_COLUMNS: Mapping[str, Mapping[str, str]] = {}


def dump_pabulib(
    election: Election,
    meta: Mapping[str, str],
    *,
    selected: Mapping[str, int] | None = None,
    project_columns: Mapping[str, Mapping[str, str]] = _NO_COLUMNS,
) -> Iterator[str]:
    """The lines of a file that holds this election, each with its line feed.

    ``meta`` describes the election (description, country, unit, instance, rule,
    date_begin and date_end are obligatory); what the election itself knows replaces
    what it says. ``selected`` gives the outcome by project id: 1 for a winner, 2 or 3
    for one with a reason of its own that ``comment`` explains; others get 0.
    ``project_columns`` holds further columns by project id, such as ``category``.

    Raises ``ValueError`` if META would be incomplete or an id cannot stand on a ballot.
    """
    for project in election.projects:
        _require_listable(project.id)
    yield from _section("META", ("key", "value"), _meta(election, meta).items())
    rows = list(_projects(election, selected, project_columns))
    names = _project_column_names(election, rows, with_selected=selected is not None)
    yield from _section("PROJECTS", names, ([row.get(name, "") for name in names] for row in rows))
    yield from _votes(election)


def _meta(election: Election, meta: Mapping[str, str]) -> dict[str, str]:
    known = dict(meta) | {
        "num_projects": str(len(election.projects)),
        "num_votes": str(election.voters),
        "budget": election.currency.format(election.budget),
        "vote_type": str(election.vote_type),
        "currency": election.currency.code,
    }
    # Every ballot is written out in full, so a default would count a second time.
    known.pop("default_score", None)
    if not election.currency.code:
        del known["currency"]
    known = _largest_ballot(election) | known
    if missing := [key for key in OBLIGATORY_META if key not in known]:
        raise ValueError(f"META lacks {', '.join(missing)}")
    return {key: known[key] for key in _in_order(known, META_ORDER)}


def _largest_ballot(election: Election) -> dict[str, str]:
    """The limit on ballots that readers need in order to tell what points mean."""
    points = ([points for _, points in ballot.points] for ballot in election.ballots)
    if election.vote_type is VoteType.ORDINAL:
        return {"max_length": str(max(map(max, filter(None, points)), default=0))}
    if election.vote_type is VoteType.CUMULATIVE:
        return {"max_sum_points": str(max(map(sum, points), default=0))}
    return {}


def _projects(
    election: Election,
    selected: Mapping[str, int] | None,
    project_columns: Mapping[str, Mapping[str, str]],
) -> Iterator[dict[str, str]]:
    for index, project in enumerate(election.projects):
        columns = project_columns.get(project.id, {})
        yield (
            dict(columns)
            | _conditions(project, columns, election.currency)
            | {
                "project_id": project.id,
                "cost": election.currency.format(project.cost),
                "votes": str(election.votes[index]),
                "score": str(election.scores[index]),
                "name": project.name,
                "selected": str((selected or {}).get(project.id, 0)),
            }
        )


def _conditions(project: Project, columns: Mapping[str, str], currency: Currency) -> dict[str, str]:
    """What constraints of a count look at: empty where a project has nothing of the kind."""
    told = columns.get(place_column(columns) or "", "")
    return {
        **({} if project.place in ("", told) else {"neighborhood": project.place}),
        "conflict": project.conflict,
        "minimum_cost": "" if project.minimum is None else currency.format(project.minimum),
    }


def _project_column_names(
    election: Election, rows: list[dict[str, str]], *, with_selected: bool
) -> list[str]:
    names = {"project_id", "cost", "votes", "name"}.union(*rows)
    names -= {name for name in _CONDITIONS if not any(row[name] for row in rows)}
    names -= {"score", "selected"}
    if election.vote_type in _TYPES_WITH_POINTS:
        names.add("score")
    if with_selected:
        names.add("selected")
    return _in_order(names, PROJECT_ORDER)


def _in_order(names: Iterable[str], order: tuple[str, ...]) -> list[str]:
    """The names in the format's order, and after them those that the format lacks."""
    present = set(names)
    return [name for name in order if name in present] + sorted(present - set(order))


def _votes(election: Election) -> Iterator[str]:
    with_points = election.vote_type in _TYPES_WITH_POINTS
    yield from _section("VOTES", ("voter_id", "vote", *(["points"] if with_points else [])), ())
    ids = [project.id for project in election.projects]
    line = _line if any(_line([each]) != f"{each}\n" for each in ids) else _plain_line
    voters = 0
    for ballot in _in_order_of_content(election.ballots):
        cells = _ballot(ballot, ids)
        rest = line(cells if with_points else cells[:1])
        for voter in range(voters + 1, voters + ballot.weight + 1):
            yield f"{voter};{rest}"
        voters += ballot.weight


def _in_order_of_content(ballots: Sequence[BallotGroup]) -> Iterable[BallotGroup]:
    if isinstance(ballots, tuple):
        return sorted(ballots, key=lambda ballot: ballot.points)
    # Packed ballots are in that order already, and too many to have them all at hand.
    return ballots


def _ballot(ballot: BallotGroup, ids: list[str]) -> list[str]:
    """The projects with most points first, and their points in the same order."""
    ranking = sorted(ballot.points, key=lambda pair: -pair[1])
    vote = ",".join([ids[project] for project, _ in ranking])
    return [vote, ",".join([str(points) for _, points in ranking])]


def _require_listable(project_id: str) -> None:
    if not project_id or project_id != project_id.strip() or "," in project_id:
        raise ValueError(f"no ballot can name the project id {project_id!r}")


def _section(name: str, header: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    yield f"{name}\n"
    yield _line(header)
    yield from map(_line, rows)


def _line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line, delimiter=";", lineterminator="\r\n").writerow(cells)
    return line.getvalue().removesuffix("\r\n") + "\n"


def _plain_line(cells: Sequence[str]) -> str:
    """What `_line` gives for cells that hold nothing to be quoted; the empty ones it quotes
    where they stand alone."""
    return ";".join(cells) + "\n" if any(cells) else _line(cells)
