"""Comparing texts and merging them, paragraph by paragraph: plain functions.

A copy was taken from a *base*; meanwhile its owner has made it *ours* and the source has become
*theirs*. What only one side changed is taken from that side. Where both changed the same place
in different ways, both stand beside each other for a person to choose.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

ALIKE = 0.4
"""From this likeness on, a paragraph counts as changed, and not as removed and another added."""


class Fate(StrEnum):
    """What became of a piece of text."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a paragraph and what became of them."""

    fate: Fate
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, as pieces; ``fate`` is that of the whole, KEPT also where words changed."""

    fate: Fate
    pieces: tuple[Piece, ...]

    @property
    def is_changed(self) -> bool:
        """Whether anything happened to the paragraph."""
        return any(piece.fate is not Fate.KEPT for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a merged text; in a conflict both sides stand, else only ``ours``."""

    ours: tuple[str, ...]
    theirs: tuple[str, ...] = ()
    is_conflict: bool = False


@dataclass(frozen=True, slots=True)
class Merged:
    """A merged text in sections."""

    sections: tuple[Section, ...]

    @property
    def conflicts(self) -> int:
        """How many places a person has to choose at."""
        return sum(section.is_conflict for section in self.sections)

    def text(self, our_mark: str, their_mark: str, end_mark: str) -> str:
        """The text; in conflicts both sides with a line of its own before each and after."""
        paragraphs: list[str] = []
        for section in self.sections:
            if section.is_conflict:
                paragraphs += [our_mark, *section.ours, their_mark, *section.theirs, end_mark]
            else:
                paragraphs += section.ours
        return "\n\n".join(paragraphs)


def paragraphs_of(text: str) -> list[str]:
    """The paragraphs of a text: what stands between empty lines.

    >>> paragraphs_of("En.\\r\\n\\r\\n\\r\\n  \\nTvå\\nrader.")
    ['En.', 'Två\\nrader.']
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return [part.strip("\n") for part in re.split(r"\n[ \t]*\n", lines) if part.strip()]


def compare(before: str, after: str) -> list[Paragraph]:
    """What became of each paragraph, in the order in which one reads it.

    >>> [(each.fate.value, each.pieces[0].text) for each in compare("A\\n\\nB", "A\\n\\nC")]
    [('kept', 'A'), ('removed', 'B'), ('added', 'C')]
    """
    old, new = paragraphs_of(before), paragraphs_of(after)
    found: list[Paragraph] = []
    for kind, a, b, c, d in _matcher(old, new).get_opcodes():
        if kind == "equal":
            found += [_whole(Fate.KEPT, text) for text in old[a:b]]
        else:
            found += _replaced(old[a:b], new[c:d])
    return found


def merge(base: str, ours: str, theirs: str) -> Merged:
    """Merge two texts that grew out of a common base.

    >>> merge("A\\n\\nB", "A!\\n\\nB", "A\\n\\nB\\n\\nC").text("", "", "")
    'A!\\n\\nB\\n\\nC'
    """
    old = paragraphs_of(base)
    before = _slots(old, old)
    slots = zip(
        before, _slots(old, paragraphs_of(ours)), _slots(old, paragraphs_of(theirs)), strict=True
    )
    sections = (_section(*slot) for slot in slots)
    return Merged(tuple(each for each in sections if each.ours or each.is_conflict))


def _section(before: list[str], ours: list[str], theirs: list[str]) -> Section:
    if theirs in (ours, before):
        return Section(tuple(ours))
    if ours == before:
        return Section(tuple(theirs))
    return Section(tuple(ours), tuple(theirs), is_conflict=True)


def _slots(old: list[str], new: list[str]) -> list[list[str]]:
    """What stands before each old paragraph, what became of it, and what stands after the last."""
    slots: list[list[str]] = [[] for _ in range(2 * len(old) + 1)]
    for kind, a, b, c, d in _matcher(old, new).get_opcodes():
        in_place = kind == "equal" or b - a == d - c
        waiting = new[c:d]
        for at in range(a, b):
            ahead = 0 if in_place else _first_alike(old[at], waiting)
            if ahead is not None:
                slots[2 * at] += waiting[:ahead]
                slots[2 * at + 1] = [waiting[ahead]]
                del waiting[: ahead + 1]
        slots[2 * b] += waiting
    return slots


def _first_alike(text: str, texts: list[str]) -> int | None:
    return next((at for at, each in enumerate(texts) if _alike(text, each)), None)


def _replaced(old: list[str], new: list[str]) -> Iterator[Paragraph]:
    """Paragraphs that were changed, paired where they are alike."""
    waiting = list(new)
    for text in old:
        ahead = _first_alike(text, waiting)
        if ahead is None:
            yield _whole(Fate.REMOVED, text)
            continue
        yield from (_whole(Fate.ADDED, each) for each in waiting[:ahead])
        yield Paragraph(Fate.KEPT, tuple(_word_by_word(text, waiting[ahead])))
        del waiting[: ahead + 1]
    yield from (_whole(Fate.ADDED, each) for each in waiting)


def _alike(one: str, other: str) -> bool:
    return _matcher(one.split(), other.split()).ratio() >= ALIKE


def _word_by_word(before: str, after: str) -> Iterator[Piece]:
    old, new = re.findall(r"\S+\s*", before), re.findall(r"\S+\s*", after)
    for kind, a, b, c, d in _matcher(old, new).get_opcodes():
        if kind == "equal":
            yield Piece(Fate.KEPT, "".join(old[a:b]))
            continue
        if a < b:
            yield Piece(Fate.REMOVED, "".join(old[a:b]))
        if c < d:
            yield Piece(Fate.ADDED, "".join(new[c:d]))


def _whole(fate: Fate, text: str) -> Paragraph:
    return Paragraph(fate, (Piece(fate, text),))


def _matcher(one: Sequence[str], other: Sequence[str]) -> SequenceMatcher[str]:
    return SequenceMatcher(None, one, other, autojunk=False)
