"""Reading Pabulib files: real elections in the format of pabulib.org."""

from collections.abc import Sequence
from gettext import gettext as _
from hashlib import sha256
from pathlib import Path

from medborgarbudget.counting.election import Election
from medborgarbudget.counting.pabulib.ballots import collect_ballots, points_column
from medborgarbudget.counting.pabulib.error import ContentError, PabulibError
from medborgarbudget.counting.pabulib.file import PabulibFile
from medborgarbudget.counting.pabulib.meta import Meta, read_meta
from medborgarbudget.counting.pabulib.notes import ballot_notes, table_notes
from medborgarbudget.counting.pabulib.points import group, point_scheme
from medborgarbudget.counting.pabulib.projects import ProjectTable, read_projects
from medborgarbudget.counting.pabulib.sections import Section, Sections


def read_pabulib(path: Path | str) -> PabulibFile:
    """Read the file at this path; raises ``PabulibError`` if that is not possible."""
    path = Path(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise _inaccessible(path, error) from None
    return _read(data, path.name)


def parse_pabulib(text: str, name: str) -> PabulibFile:
    """Read a file from its text; ``name`` is what errors call it.

    >>> parse_pabulib("", "empty.pb")
    Traceback (most recent call last):
    medborgarbudget.counting.pabulib.error.PabulibError: empty.pb: the file is empty. ...
    """
    return _read(text.encode(), name)


def _read(data: bytes, name: str) -> PabulibFile:
    try:
        return _assemble(data)
    except ContentError as error:
        raise error.in_file(name) from None


def _assemble(data: bytes) -> PabulibFile:
    sections = Sections(data)
    meta = read_meta(sections.open("META", "key", "value"))
    table = read_projects(sections.open("PROJECTS", "project_id", "cost"), meta)
    votes = sections.open("VOTES", "voter_id", "vote")
    election, ballot_remarks = _election(votes, meta, table)
    return PabulibFile(
        election=election,
        meta=meta.values,
        project_columns=table.columns,
        official_winners=table.official_winners,
        notes=(*ballot_remarks, *table_notes(table, election)),
        sha256=sha256(data).hexdigest(),
    )


def _election(section: Section, meta: Meta, table: ProjectTable) -> tuple[Election, Sequence[str]]:
    """The election, and what was remarkable about its ballots."""
    points = points_column(section, meta.vote_type)
    indices = {project.id: index for index, project in enumerate(table.projects)}
    ballots = collect_ballots(section, points, indices)
    meta.require_rows("num_votes", "VOTES", sum(ballot.voters for ballot in ballots))
    scheme = point_scheme(meta, ballots, points is not None, len(table.projects))
    election = Election(
        projects=table.projects,
        ballots=group(ballots, scheme),
        budget=table.budget,
        vote_type=meta.vote_type,
        currency=table.currency,
    )
    return election, tuple(ballot_notes(ballots, scheme, section, meta))


def _inaccessible(path: Path, error: OSError) -> PabulibError:
    if path.is_dir():
        return PabulibError(str(path), None, _("this is a folder"), _("Name a file in it."))
    if isinstance(error, FileNotFoundError):
        return PabulibError(
            str(path), None, _("there is no such file"), _("Check its name and folder.")
        )
    return PabulibError(
        str(path),
        None,
        _("the file cannot be opened (%(reason)s)") % {"reason": error.strerror},
        _("Ask its owner to let you read it."),
    )
