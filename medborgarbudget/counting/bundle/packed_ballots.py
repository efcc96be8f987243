"""The ballots of a large bundle, read by array operations."""

import numpy as np
from numpy.typing import NDArray

from medborgarbudget.counting.bundle.ballots import COLUMNS, unreadable_ballots
from medborgarbudget.counting.pabulib.regular_rows import Block, IrregularError, blocks
from medborgarbudget.counting.packed import PackedBallots
from medborgarbudget.counting.packed.packing import Ballots, InexactError, offsets_of, put_together


def read_packed(content: bytes, projects: int) -> PackedBallots | None:
    """The ballots of an election with so many projects; ``None`` if numbers are too large.

    Raises `AlteredError` if the text is not exactly what `write_ballots` writes.
    """
    header, _, _ = content.partition(b"\n")
    width = header.count(b";") + 1
    if header.decode("latin-1") not in (";".join(COLUMNS[:2]), ";".join(COLUMNS)):
        raise unreadable_ballots()
    try:
        parts = [_columns(block, width) for block in blocks(content, 2, width)]
        weights, lengths, numbers, points = map(np.concatenate, zip(*parts, strict=True))
        read = Ballots(lengths, numbers - 1, points if width > 2 else None, weights)
        _require_valid(read, projects, with_points=width > 2)
        packed = put_together(read)
    except (IrregularError, InexactError):
        return None
    if _length(packed, width) + len(header) + 1 != len(content) or not _same(packed, read):
        raise unreadable_ballots()
    return packed


def _columns(block: Block, width: int) -> tuple[NDArray[np.int64], ...]:
    weights = block.cells(0).numbers()
    lengths, texts = block.lists(1)
    numbers = texts.numbers()
    if width == 2:
        return weights, lengths, numbers, np.zeros(0, np.int64)
    given, texts = block.lists(2)
    if (given != lengths).any():
        raise unreadable_ballots()
    return weights, lengths, numbers, texts.numbers()


def _require_valid(ballots: Ballots, projects: int, with_points: bool) -> None:
    assert ballots.weights is not None
    least = [ballots.weights.min(initial=1)]
    if with_points:
        assert ballots.points is not None
        least.append(ballots.points.min(initial=1))
        # The column is there only if it says something.
        least.append(ballots.points.max(initial=1) - 1)
    numbers = ballots.projects
    steps = np.diff(numbers)
    starts = offsets_of(ballots.lengths)[1:-1]
    steps[starts[(starts > 0) & (starts < len(numbers))] - 1] = 1
    inside = numbers.min(initial=0) >= 0 and numbers.max(initial=0) < projects
    if min(least) < 1 or not inside or (steps < 1).any():
        raise unreadable_ballots()


def _length(packed: PackedBallots, width: int) -> int:
    """How many bytes the lines take if no number has a zero in front."""
    separators = width * len(packed) + (width - 1) * int(
        np.maximum(np.diff(packed.offsets) - 1, 0).sum()
    )
    digits = _digits(packed.weights) + _digits(packed.projects + 1)
    return separators + digits + (_digits(packed.points) if width > 2 else 0)


def _digits(numbers: NDArray[np.integer]) -> int:
    return sum(int(np.count_nonzero(numbers >= 10**place)) for place in range(1, 9)) + len(numbers)


def _same(packed: PackedBallots, read: Ballots) -> bool:
    """Whether the ballots stood in order, and each only once."""
    assert read.weights is not None
    return (
        np.array_equal(np.diff(packed.offsets), read.lengths)
        and np.array_equal(packed.projects, read.projects)
        and np.array_equal(packed.weights, read.weights)
    ) and (read.points is None or np.array_equal(packed.points, read.points))
