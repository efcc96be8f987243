"""Ballots from regular rows: which projects each names, and what stands beside them."""

from dataclasses import dataclass

import numpy as np

from medborgarbudget.counting.election import VoteType
from medborgarbudget.counting.pabulib.known_texts import KnownTexts
from medborgarbudget.counting.pabulib.projects import ProjectTable
from medborgarbudget.counting.pabulib.regular_rows import Block, IrregularError, fingerprints
from medborgarbudget.counting.pabulib.sections import Section
from medborgarbudget.counting.packed.packing import Numbers, Words, offsets_of

_LARGEST_KEY_BITS = 63


@dataclass(frozen=True)
class WrittenBallots:
    """Ballots as written, one after the other.

    ``voters`` are fingerprints of their voters' ids. ``lengths`` says how many different
    projects each ballot names, and ``projects`` which, in increasing order. What stands
    beside a project is ``given``: its points, its place on an ordinal ballot counted from
    0, or nothing (0). ``repeating`` ballots name a project more than once.
    """

    voters: Words
    lengths: Numbers
    projects: Numbers
    given: Numbers
    repeating: int


class BallotReader:
    """Reads the ballots of a section, some rows at a time.

    ``points`` is the column of points, if any.
    """

    def __init__(
        self, section: Section, points: int | None, vote_type: VoteType, table: ProjectTable
    ) -> None:
        self._voter, self._vote = section.columns["voter_id"], section.columns["vote"]
        self._points = points
        self._ranked = points is None and vote_type is VoteType.ORDINAL
        self._known = KnownTexts([project.id for project in table.projects])
        self._project_bits = len(table.projects).bit_length()

    def read(self, block: Block) -> WrittenBallots:
        """The ballots of these rows; raises `IrregularError` if one of them is irregular."""
        voters = block.cells(self._voter)
        voters.require_no_blanks_around()
        counts, texts = block.lists(self._vote)
        projects = self._known.indices(texts)
        return self._arranged(
            fingerprints(voters.words()), counts, projects, self._given(block, counts)
        )

    def _given(self, block: Block, counts: Numbers) -> Numbers:
        """What stands beside the projects of each ballot, which has so many."""
        if self._points is not None:
            counts_of_points, texts = block.lists(self._points)
            if (counts_of_points != counts).any():
                raise IrregularError
            return texts.numbers()
        offsets = offsets_of(counts)
        if self._ranked:
            return np.arange(offsets[-1]) - np.repeat(offsets[:-1], counts)
        return np.zeros(offsets[-1], np.int64)

    def _arranged(
        self, voters: Words, counts: Numbers, projects: Numbers, given: Numbers
    ) -> WrittenBallots:
        """The ballots with their projects in order, and none of them twice."""
        given_bits = int(given.max(initial=0)).bit_length()
        shift = given_bits + self._project_bits
        keys = _sorted_keys(counts, (projects << given_bits) | given, shift)
        repetitions = np.flatnonzero(np.diff(keys >> given_bits) == 0) + 1
        if len(repetitions) and (self._ranked or self._points is not None):
            raise IrregularError
        repeated = np.bincount(keys[repetitions] >> shift, minlength=len(counts))
        keys = np.delete(keys, repetitions)
        return WrittenBallots(
            voters=voters,
            lengths=_small(counts - repeated),
            projects=_small((keys >> given_bits) & ((1 << self._project_bits) - 1)),
            given=_small(keys & ((1 << given_bits) - 1)),
            repeating=int(np.count_nonzero(repeated)),
        )


def _sorted_keys(counts: Numbers, entries: Numbers, shift: int) -> Numbers:
    """The entries, in order within each ballot, with the ballot's number before their bits,
    of which there are ``shift``."""
    bits = shift + len(counts).bit_length()
    if bits > _LARGEST_KEY_BITS:
        raise IrregularError
    keys = np.repeat(np.arange(len(counts)) << shift, counts) | entries
    # Sorting the numbers is much faster than finding an order, and half of the bytes help.
    keys = keys.astype(np.uint32 if bits <= 32 else np.int64)
    keys.sort()
    return keys


def _small(numbers: Numbers) -> Numbers:
    """The numbers, in as few bytes as hold the largest of them."""
    return numbers.astype(np.min_scalar_type(numbers.max(initial=0)))
