"""Many texts found among a few known ones, by array operations."""

from collections.abc import Sequence
from itertools import zip_longest

import numpy as np

from medborgarbudget.counting.pabulib.regular_rows import (
    IrregularError,
    Texts,
    fingerprints,
    texts_of,
)
from medborgarbudget.counting.packed.packing import Places

_BUCKET_BITS = 16
_NO_TEXT = 2**64 - 1
"""Eight bytes that no UTF-8 text has."""


class KnownTexts:
    """Different texts without commas, of which each is known by its index.

    They lie in the order of their fingerprints. The highest bits of a fingerprint tell
    where to begin looking, and there are seldom two texts that share them.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        known = texts_of(texts).words()
        prints = fingerprints(known)
        self._by_print: Places = np.argsort(prints)
        self._prints, *self._words = [
            np.append(each[self._by_print], np.uint64(_NO_TEXT)) for each in (prints, *known)
        ]
        buckets = np.arange(1 << _BUCKET_BITS, dtype=np.uint64) << (64 - _BUCKET_BITS)
        self._starts = np.searchsorted(self._prints[:-1], buckets)
        self._largest = int(np.diff(self._starts, append=len(texts)).max())

    def indices(self, texts: Texts) -> Places:
        """Which known text each of these is; raises `IrregularError` if one is none."""
        words = texts.words()
        if len(words) > len(self._words) or not texts.lengths.all():
            raise IrregularError
        prints = fingerprints(words)
        found: Places = self._starts[prints >> (64 - _BUCKET_BITS)]
        for _ in range(self._largest - 1):
            found += self._prints[found] < prints
        nothing = np.zeros(len(prints), np.uint64)
        for known, each in zip_longest(self._words, words, fillvalue=nothing):
            if (known[found] != each).any():
                raise IrregularError
        return self._by_print[found]
