"""The files of a bundle: their names, their list, and what identifies them all."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from gettext import gettext as _

from medborgarbudget.counting.bundle.error import AlteredError
from medborgarbudget.counting.outcome import Outcome
from medborgarbudget.counting.report import canonical_json

README = "README.txt"
LIST = "innehall.json"
RULE = "regel.json"
ELECTION = "val.json"
BALLOTS = "roster.txt"
LOTS = "lotter.json"
RESULT = "resultat.json"
NAMES = (README, LIST, RULE, ELECTION, BALLOTS, LOTS, RESULT)
"""The files of every bundle, in the order of its archive."""

VERSION = 1

Files = Mapping[str, bytes]
"""The content of every file of a bundle by its name."""


@dataclass(frozen=True)
class Bundle:
    """A bundle, read: the outcome that it claims, and its fingerprint.

    The files are what a count wrote, byte for byte; whether the count was right is another
    question (`verification.verify`).
    """

    outcome: Outcome
    fingerprint: str


def listed(files: Files) -> bytes:
    """The list of the files: format version, lengths and hashes, and the rule's hash."""
    described = {
        name: {"bytes": len(files[name]), "sha256": sha256(files[name])}
        for name in NAMES
        if name != LIST
    }
    return canonical_json(
        {"format": VERSION, "files": described, "rule_sha256": sha256(files[RULE])}
    )


def fingerprint(files: Files) -> str:
    """The SHA-256 of the list: as short as a name, and of no other count."""
    return sha256(files[LIST])


def sha256(content: bytes) -> str:
    """The SHA-256 of a file's content, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def require_unaltered(files: Files, claimed: object) -> None:
    """Refuse files that are not those that the list, read as ``claimed``, describes.

    Raises `AlteredError` with a sentence for each file that differs.
    """
    if listed(files) == files[LIST]:
        return
    remarks = list(_differing(files, claimed))
    raise AlteredError(*(remarks or [_("The list innehall.json has been altered.")]))


def _differing(files: Files, claimed: object) -> Iterator[str]:
    if not isinstance(claimed, dict) or not isinstance(claimed.get("files"), dict):
        return
    if claimed.get("format") != VERSION:
        message = _("The bundle has another format than %(format)d, the only one known here.")
        yield message % {"format": VERSION}
    for name in NAMES:
        known = {"bytes": len(files[name]), "sha256": sha256(files[name])}
        if name != LIST and claimed["files"].get(name) != known:
            yield _("%(file)s is not the file that innehall.json lists.") % {"file": name}
