"""Writing a bundle: everything it takes to check a count, and nothing about the voters."""

from errno import ENOTEMPTY
from os import strerror
from pathlib import Path

from medborgarbudget.counting.bundle.archive import archive_of
from medborgarbudget.counting.bundle.ballots import write_ballots
from medborgarbudget.counting.bundle.contents import (
    BALLOTS,
    ELECTION,
    LIST,
    LOTS,
    NAMES,
    README,
    RESULT,
    RULE,
    Files,
    fingerprint,
    listed,
)
from medborgarbudget.counting.bundle.election_document import election_document, lots_document
from medborgarbudget.counting.bundle.readme import TEXT
from medborgarbudget.counting.outcome import Outcome
from medborgarbudget.counting.report import canonical_json, certificate
from medborgarbudget.counting.rule import to_document


def write_bundle(outcome: Outcome, path: Path | str) -> str:
    """Write the bundle of a count, and return its fingerprint.

    A path that ends with ``.zip`` becomes an archive, any other a folder, which is made if
    need be, and may hold nothing but a bundle. Raises ``OSError`` where that is not possible.
    """
    files, path = files_of(outcome), Path(path)
    if path.suffix == ".zip":
        path.write_bytes(archive_of(files))
    else:
        path.mkdir(parents=True, exist_ok=True)
        _refuse_other_files(path)
        for name, content in files.items():
            (path / name).write_bytes(content)
    return fingerprint(files)


def _refuse_other_files(folder: Path) -> None:
    """Files of somebody else would be lost, or would make the bundle one that is altered."""
    names = {entry.name for entry in folder.iterdir()}
    if names and (LIST not in names or names - set(NAMES)):
        raise OSError(ENOTEMPTY, strerror(ENOTEMPTY), str(folder))


def bundle_bytes(outcome: Outcome) -> bytes:
    """The bundle of a count as an archive; the same count always gives the same bytes."""
    return archive_of(files_of(outcome))


def files_of(outcome: Outcome) -> Files:
    """The files of the bundle of a count; the same count always gives the same bytes."""
    files = {
        README: TEXT.encode(),
        RULE: canonical_json(to_document(outcome.rule)),
        ELECTION: canonical_json(election_document(outcome.election)),
        BALLOTS: write_ballots(outcome.election),
        LOTS: canonical_json(lots_document(outcome)),
        RESULT: canonical_json(certificate(outcome)),
    }
    return files | {LIST: listed(files)}
