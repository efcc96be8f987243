"""Reading a bundle: what it claims, in the terms of a count."""

from gettext import gettext as _
from pathlib import Path

from medborgarbudget.counting.bundle.archive import read_files
from medborgarbudget.counting.bundle.ballots import read_ballots
from medborgarbudget.counting.bundle.contents import (
    BALLOTS,
    ELECTION,
    LIST,
    LOTS,
    RESULT,
    RULE,
    Bundle,
    Files,
    fingerprint,
    require_unaltered,
)
from medborgarbudget.counting.bundle.documents import read_document
from medborgarbudget.counting.bundle.election_document import election_of, lots_document
from medborgarbudget.counting.bundle.error import AlteredError
from medborgarbudget.counting.bundle.result_document import outcome_of
from medborgarbudget.counting.election import Election
from medborgarbudget.counting.rule import CountRule, RuleError, from_document, to_document


def read_bundle(path: Path | str) -> Bundle:
    """Read the bundle at this path, a folder or an archive.

    Raises `BundleError` where there is none, and `AlteredError` where any byte of it is not
    what a count wrote. That the result is right is not checked here.
    """
    return bundle_of(read_files(Path(path)))


def bundle_of(files: Files) -> Bundle:
    """The bundle that these files make; raises `AlteredError` like `read_bundle`."""
    require_unaltered(files, read_document(files[LIST], LIST))
    rule = _rule(files)
    election = _election(files)
    outcome = outcome_of(read_document(files[RESULT], RESULT), election, rule)
    if lots_document(outcome) != read_document(files[LOTS], LOTS):
        raise AlteredError(_("The lots do not follow from the text that they are derived from."))
    return Bundle(outcome, fingerprint(files))


def _rule(files: Files) -> CountRule:
    document = read_document(files[RULE], RULE)
    try:
        rule = from_document(document)
    except RuleError as error:
        raise AlteredError(f"{RULE}: {error}") from None
    if to_document(rule) != document:
        message = _(
            "%(file)s is not written as a count writes it: blanks, order or numbers differ."
        )
        raise AlteredError(message % {"file": RULE})
    return rule


def _election(files: Files) -> Election:
    document = read_document(files[ELECTION], ELECTION)
    projects = document.get("projects") if isinstance(document, dict) else None
    number = len(projects) if isinstance(projects, list) else 0
    return election_of(document, read_ballots(files[BALLOTS], number))
