"""The VOTES section of a large file, if its rows are as regular as a program writes them."""

from collections.abc import Sequence

import numpy as np

from medborgarbudget.counting.election import VoteType
from medborgarbudget.counting.pabulib.ballots import points_column
from medborgarbudget.counting.pabulib.meta import Meta
from medborgarbudget.counting.pabulib.points import PointScheme, point_scheme
from medborgarbudget.counting.pabulib.projects import ProjectTable
from medborgarbudget.counting.pabulib.regular_ballots import BallotReader, WrittenBallots
from medborgarbudget.counting.pabulib.regular_rows import (
    IrregularError,
    blocks,
    fingerprints,
    texts_of,
)
from medborgarbudget.counting.pabulib.sections import SECTION_NAMES, Section
from medborgarbudget.counting.pabulib.votes import Lengths, Votes
from medborgarbudget.counting.packed import PackedElection
from medborgarbudget.counting.packed.packing import (
    Ballots,
    InexactError,
    Words,
    put_together,
)


def read_regular_votes(
    data: bytes, section: Section, meta: Meta, table: ProjectTable
) -> Votes | None:
    """The same as `votes.read_votes` finds, or ``None`` if something is out of the ordinary.

    ``data`` is the whole file. None of the section's rows are taken from it.
    """
    points = points_column(section, meta.vote_type)
    try:
        reader = BallotReader(section, points, meta.vote_type, table)
        rows = blocks(data, section.first_line, len(section.columns))
        written = _joined([reader.read(block) for block in rows])
        _require_one_ballot_each(written.voters)
        lengths = Lengths(_voters_by_length(written), written.repeating)
        meta.require_rows("num_votes", "VOTES", lengths.voters)
        scheme = point_scheme(meta, lengths.longest, points is not None, len(table.projects))
        ballots = put_together(_counted(written, lengths, scheme))
    except (IrregularError, InexactError):
        return None
    return Votes(ballots, scheme, lengths, PackedElection)


def _joined(parts: Sequence[WrittenBallots]) -> WrittenBallots:
    if not parts:
        raise IrregularError
    return WrittenBallots(
        voters=np.concatenate([part.voters for part in parts]),
        lengths=np.concatenate([part.lengths for part in parts]),
        projects=np.concatenate([part.projects for part in parts]),
        given=np.concatenate([part.given for part in parts]),
        repeating=sum(part.repeating for part in parts),
    )


def _require_one_ballot_each(voters: Words) -> None:
    # No voter is called like a section either, for such a row may be misplaced.
    in_order = np.sort(np.append(voters, fingerprints(texts_of(SECTION_NAMES).words())))
    if (in_order[1:] == in_order[:-1]).any():
        raise IrregularError


def _voters_by_length(written: WrittenBallots) -> dict[int, int]:
    voters = np.bincount(written.lengths).tolist()
    return {length: number for length, number in enumerate(voters) if number}


def _counted(written: WrittenBallots, lengths: Lengths, scheme: PointScheme) -> Ballots:
    """The ballots with the points that they give."""
    if scheme.default_score:
        raise IrregularError
    if scheme.own_points:
        return _with_own_points(written)
    if scheme.vote_type is VoteType.ORDINAL:
        _require_none_beyond(scheme.first_place, lengths)
        points = scheme.first_place - written.given.astype(np.int64)
        return Ballots(written.lengths, written.projects, points)
    if scheme.vote_type is VoteType.CHOOSE_ONE:
        _require_none_beyond(1, lengths)
    return Ballots(written.lengths, written.projects)


def _require_none_beyond(most: int, lengths: Lengths) -> None:
    if lengths.longest > most:
        raise IrregularError


def _with_own_points(written: WrittenBallots) -> Ballots:
    positive = written.given > 0
    ballots = len(written.lengths)
    kept = np.repeat(np.arange(ballots), written.lengths)[positive]
    return Ballots(
        lengths=np.bincount(kept, minlength=ballots),
        projects=written.projects[positive],
        points=written.given[positive],
    )
