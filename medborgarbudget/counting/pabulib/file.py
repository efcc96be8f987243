"""A Pabulib file, read: the election and everything that stands around it."""

from collections.abc import Mapping
from dataclasses import dataclass

from medborgarbudget.counting.election import Election


@dataclass(frozen=True)
class PabulibFile:
    """One election with its description, as a Pabulib file told it.

    ``meta`` holds the META section as written, in the file's order. ``project_columns``
    holds, by project id, every column of PROJECTS except id and cost (the former column
    ``target`` under its present name, ``beneficiaries``). ``official_winners`` are the ids
    with ``selected`` 1, or 2 and 3 (won for a reason that a comment tells), in the file's
    order; ``None`` if the file names no outcome.
    ``notes`` are sentences about what was unusual and how it was read. ``sha256`` is the
    hash of the bytes read, in hexadecimal.
    """

    election: Election
    meta: Mapping[str, str]
    project_columns: Mapping[str, Mapping[str, str]]
    official_winners: tuple[str, ...] | None
    notes: tuple[str, ...]
    sha256: str
