"""Many rows of plain cells, taken apart together by array operations.

Rows are regular if the other reader (`sections`) would find the same cells by splitting
their text at line feeds and semicolons alone. Whatever else stands there raises
`IrregularError`, and is for the other reader to judge.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from medborgarbudget.counting.packed.packing import Places, Words, places_of_runs

_LINE_FEED, _COMMA, _SEMICOLON = b"\n,;"
# Small enough for what becomes of a block to stay in the processor's cache.
_BLOCK = 1 << 18
_WORD = 8
_LONGEST_TEXT = 64
_ENDING_HERE = np.array([(1 << 8 * length) - 1 for length in range(_WORD + 1)], np.uint64)
# Odd numbers without a pattern: multiplied by one of them, different words stay different.
_FACTORS = np.random.default_rng(5).integers(0, 2**63, _LONGEST_TEXT // _WORD, np.uint64) * 2 + 1


class IrregularError(Exception):
    """Something that only the other reader can judge."""


@dataclass(frozen=True)
class Texts:
    """Some pieces of a block's text: where each starts, and its length in bytes."""

    block: "Block"
    starts: Places
    lengths: Places

    def words(self) -> list[Words]:
        """The first eight bytes of each text, the next eight, and so on, zeros at the end."""
        longest = int(self.lengths.max(initial=0))
        if longest > _LONGEST_TEXT:
            raise IrregularError
        return [
            self.block.words[self.starts + place]
            & _ENDING_HERE[np.clip(self.lengths - place, 0, _WORD)]
            for place in range(0, longest, _WORD)
        ]

    def numbers(self) -> NDArray[np.int64]:
        """The numbers that the texts write, each in one to eight digits."""
        if len(self.lengths) and not 1 <= self.lengths.min() <= self.lengths.max() <= _WORD:
            raise IrregularError
        numbers = np.zeros(len(self.starts), np.int64)
        for place in range(int(self.lengths.max(initial=0))):
            digits = self.block.text[self.starts + place] - np.uint8(ord("0"))
            inside = self.lengths > place
            if (digits[inside] > 9).any():
                raise IrregularError
            numbers = np.where(inside, numbers * 10 + digits, numbers)
        return numbers

    def require_no_blanks_around(self) -> None:
        """Raise `IrregularError` unless the texts are there, and begin and end visibly."""
        if (self.lengths == 0).any():
            raise IrregularError
        for ends in (self.starts, self.starts + self.lengths - 1):
            characters = self.block.text[ends]
            if ((characters <= ord(" ")) | (characters >= 0x7F)).any():
                raise IrregularError


def fingerprints(words: Sequence[Words]) -> Words:
    """A number for each text from its words: texts are different if their numbers are."""
    prints = np.zeros(len(words[0]) if words else 0, np.uint64)
    for each, factor in zip(words, _FACTORS, strict=False):
        prints += each * factor
    return prints


class Block:
    """Some whole rows, each with this number of cells; the last one ends with a line feed."""

    def __init__(self, data: bytes, width: int) -> None:
        padded = data + bytes(_LONGEST_TEXT + _WORD)
        self.text = np.frombuffer(padded, np.uint8)
        # The eight bytes from each byte on, as one number.
        self.words: Words = np.ndarray((len(padded) - _WORD,), "<u8", padded, 0, (1,))
        text = self.text[: len(data)]
        is_end = (text == _LINE_FEED) | (text == _SEMICOLON) | (text == _COMMA)
        self._ends = np.flatnonzero(is_end)
        self._starts = np.concatenate(([0], self._ends[:-1] + 1))
        characters = text[self._ends]
        last_entries = np.flatnonzero(characters != _COMMA)
        _require_width(characters[last_entries], width)
        first_entries = np.concatenate(([0], last_entries[:-1] + 1))
        self._first_entries = first_entries.reshape(-1, width)
        self._last_entries = last_entries.reshape(-1, width)
        _require_short(np.diff(self._ends[last_entries], prepend=-1))

    def cells(self, column: int) -> Texts:
        """The cell of each row in this column."""
        starts = self._starts[self._first_entries[:, column]]
        return Texts(self, starts, self._ends[self._last_entries[:, column]] - starts)

    def lists(self, column: int) -> tuple[NDArray[np.int64], Texts]:
        """How many entries between commas each cell of this column has, and all of them."""
        firsts = self._first_entries[:, column]
        counts = self._last_entries[:, column] - firsts + 1
        counts[self.cells(column).lengths == 0] = 0
        entries = places_of_runs(firsts, counts)
        starts = self._starts[entries]
        return counts, Texts(self, starts, self._ends[entries] - starts)


def blocks(data: bytes, first_line: int, width: int) -> Iterator[Block]:
    """The rows from this line of the file on, in blocks."""
    start, end = _offset(data, first_line), len(data)
    while end > start and data[end - 1] in b"\r\n":
        end -= 1
    while start < end:
        stop = end if end - start <= _BLOCK else data.rfind(b"\n", start, start + _BLOCK) + 1
        if not stop:
            raise IrregularError
        yield block_of(data[start:stop], width)
        start = stop


def block_of(text: bytes, width: int) -> Block:
    """The rows of this text."""
    if b"\r" in text:
        text = text.replace(b"\r\n", b"\n")
    if not text.endswith(b"\n"):
        text += b"\n"
    if b'"' in text:
        # This is how we write blank ballots, and one way to write nothing.
        text = text.replace(b';""\n', b";\n").replace(b';"";', b";;")
    if any(character in text for character in (b'"', b"\r", b"\0")):
        raise IrregularError
    if not text.isascii():
        _require_utf8(text)
    return Block(text, width)


def texts_of(texts: Iterable[str]) -> Texts:
    """These texts, none of which holds a comma."""
    _, entries = block_of(",".join(texts).encode(), 1).lists(0)
    return entries


def _offset(data: bytes, line: int) -> int:
    """Where this line begins, if all lines until there end with a line feed."""
    offset = 0
    for _ in range(line - 1):
        offset = data.find(b"\n", offset) + 1
        if not offset:
            raise IrregularError
    if data.count(b"\r", 0, offset) != data.count(b"\r\n", 0, offset):
        raise IrregularError
    return offset


def _require_utf8(text: bytes) -> None:
    try:
        text.decode()
    except UnicodeDecodeError:
        raise IrregularError from None


def _require_width(ends: NDArray[np.uint8], width: int) -> None:
    if len(ends) % width:
        raise IrregularError
    rows = ends.reshape(-1, width)
    if (rows[:, -1] != _LINE_FEED).any() or (rows[:, :-1] != _SEMICOLON).any():
        raise IrregularError


def _require_short(lengths: Places) -> None:
    if lengths.max(initial=0) >= csv.field_size_limit():
        raise IrregularError
