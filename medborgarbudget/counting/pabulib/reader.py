"""Reading Pabulib files: real elections in the format of pabulib.org."""

from gettext import gettext as _
from hashlib import sha256
from pathlib import Path

from medborgarbudget.counting.election import Election
from medborgarbudget.counting.pabulib.error import ContentError, PabulibError
from medborgarbudget.counting.pabulib.file import PabulibFile
from medborgarbudget.counting.pabulib.meta import Meta, read_meta
from medborgarbudget.counting.pabulib.notes import ballot_notes, table_notes
from medborgarbudget.counting.pabulib.projects import ProjectTable, read_projects
from medborgarbudget.counting.pabulib.sections import Section, Sections
from medborgarbudget.counting.pabulib.votes import Votes, read_votes

_LARGE = 1_000_000
"""From so many bytes on, taking rows apart all at once is worth loading numpy."""


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
    section = sections.open("VOTES", "voter_id", "vote")
    votes = _votes(data, section, meta, table)
    election = _election(votes, meta, table)
    return PabulibFile(
        election=election,
        meta=meta.values,
        project_columns=table.columns,
        official_winners=table.official_winners,
        notes=(*ballot_notes(votes, section, meta), *table_notes(table, election)),
        sha256=sha256(data).hexdigest(),
    )


def _votes(data: bytes, section: Section, meta: Meta, table: ProjectTable) -> Votes:
    """The votes, of a large and regular file all at once, and else row by row."""
    if len(data) > _LARGE:
        # Loaded here, because reading a small file should not wait for numpy.
        from medborgarbudget.counting.pabulib.regular_votes import read_regular_votes

        if votes := read_regular_votes(data, section, meta, table):
            return votes
    return read_votes(section, meta, table)


def _election(votes: Votes, meta: Meta, table: ProjectTable) -> Election:
    return votes.election_type(
        projects=table.projects,
        ballots=votes.ballots,
        budget=table.budget,
        vote_type=meta.vote_type,
        currency=table.currency,
    )


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
