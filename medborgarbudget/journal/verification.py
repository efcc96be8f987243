"""Finds every entry that was edited, removed or put in after it was written.

Every entry names the hash of the one before it, and its chain names the last one's. An entry
whose hash fits its words, but is not the one that the next names, stands in another's place.
Whoever rewrites an entry, all that follow and the chain as well is found by a checkpoint from
before: the `Head` of each chain, kept elsewhere.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from medborgarbudget.journal.chain import entry_hash
from medborgarbudget.journal.models import Entry


class Damage(StrEnum):
    """What was done to entries."""

    EDITED = "edited"
    REMOVED = "removed"
    INSERTED = "inserted"
    REPLACED = "replaced"
    DOUBTFUL = "doubtful"
    """Nobody vouches for it: the entry that follows was changed, and names another."""
    REWRITTEN = "rewritten"
    """One or more of them are not as they were when the checkpoint was made."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Entries of an organisation that are not as they were written, from one number to another."""

    organisation_id: int
    damage: Damage
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Head:
    """How long a chain is, and the hash of its last entry."""

    length: int
    hash: str


NOTHING = Head(0, "")


def findings(
    entries: Iterable[Entry], ends: Mapping[int, Head], since: Mapping[int, Head]
) -> Iterator[Finding]:
    """All that is wrong with entries, which come by organisation and number.

    ``ends`` are the heads that the chains name today, ``since`` those of an earlier checkpoint.
    """
    missing = ends.keys() | since.keys()
    for organisation_id, chain in groupby(entries, key=lambda entry: entry.organisation_id):
        missing -= {organisation_id}
        yield from _chain_findings(organisation_id, chain, ends, since)
    for organisation_id in sorted(missing):
        yield from _chain_findings(organisation_id, [], ends, since)


def _chain_findings(
    organisation_id: int,
    entries: Iterable[Entry],
    ends: Mapping[int, Head],
    since: Mapping[int, Head],
) -> list[Finding]:
    check = _ChainCheck(ends.get(organisation_id, NOTHING), since.get(organisation_id, NOTHING))
    for entry in entries:
        check.take(entry)
    check.finish()
    found = (
        Finding(organisation_id, damage, first, last) for first, last, damage in sorted(check.found)
    )
    return list(_side_by_side(found))


class _ChainCheck:
    """Goes through one chain, each entry beside the one before it."""

    def __init__(self, end: Head, since: Head) -> None:
        self.end, self.since = end, since
        self.before: Entry | None = None
        self.reached = 0
        self.found: set[tuple[int, int, Damage]] = set()
        self.edited: set[int] = set()

    def take(self, entry: Entry) -> None:
        """Check the next entry."""
        number = entry.number
        if number <= self.reached:
            return self._tell(Damage.INSERTED, number)
        if self.reached + 1 < number:
            self._tell(Damage.REMOVED, self.reached + 1, min(number - 1, self.end.length))
        fits = entry_hash(entry) == entry.hash
        if number > self.end.length:
            self._tell(Damage.INSERTED, number)
        elif not fits:
            self._edited(number)
        if self.reached + 1 == number:
            self._check_link(entry, fits=fits)
        self._check_head(self.end, entry, Damage.REPLACED)
        self._check_head(self.since, entry, Damage.REWRITTEN)
        self.before, self.reached = entry, number
        return None

    def finish(self) -> None:
        """Check that nothing is missing after the last entry."""
        known = max(self.end.length, self.since.length)
        self._tell(Damage.REMOVED, self.reached + 1, known)

    def _check_link(self, entry: Entry, *, fits: bool) -> None:
        named = self.before.hash if self.before else ""
        if entry.previous == named:
            return
        if self.before is None or (not fits and entry_hash(entry, previous=named) == entry.hash):
            # Only what the entry names was edited: with the right name its own hash fits.
            self._edited(entry.number)
        elif self.before.number not in self.edited:
            trusted = fits or _was_moved(entry)
            self._tell(Damage.REPLACED if trusted else Damage.DOUBTFUL, self.before.number)

    def _check_head(self, head: Head, entry: Entry, damage: Damage) -> None:
        if entry.number != head.length or entry.hash == head.hash or entry.number in self.edited:
            return
        first = 1 if damage == Damage.REWRITTEN else entry.number
        self._tell(damage, first, entry.number)

    def _edited(self, number: int) -> None:
        self.edited.add(number)
        self._tell(Damage.EDITED, number)

    def _tell(self, damage: Damage, first: int, last: int | None = None) -> None:
        last = first if last is None else last
        if first <= last:
            self.found.add((first, last, damage))


def _was_moved(entry: Entry) -> bool:
    """Whether nothing but the number was edited, to make room for another before it."""
    return entry_hash(entry, number=entry.number - 1) == entry.hash


def _side_by_side(found: Iterable[Finding]) -> Iterator[Finding]:
    """Join what was done alike to neighbours."""
    joined: Finding | None = None
    for each in found:
        if joined and each.damage == joined.damage and each.first == joined.last + 1:
            joined = replace(joined, last=each.last)
            continue
        if joined:
            yield joined
        joined = each
    if joined:
        yield joined
