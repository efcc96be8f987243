"""The supporters of every project, at several levels of detail.

As long as only projects from a set S have been bought, voters who support the same of
them, with the same points, have the same money. So the first purchases of a run need not
look at millions of ballots: it is enough to know how many supporters of each project are
alike so far. Level by level S grows, and the holders of money are split up; on the last
level every ballot group stands for itself. Whatever S is, nothing is lost: a run goes to
the next level when a project is bought that the present one does not tell apart. S holds
the projects that a recent run bought first, because the next run will do much the same.

The ballot groups are sorted by their support of the projects in S, in order. So each
holder is a range of groups, and neighbours in memory are alike.
"""

import numpy as np
from numpy.typing import NDArray

from medborgarbudget.counting.fast.arrays import ElectionArrays
from medborgarbudget.counting.fast.compiled import compiled, inner
from medborgarbudget.counting.fast.state import Board, Floats, Short, Whole

Digits = NDArray[np.uint16]

LEVEL_SIZES = (0, 6, 14, 26, 50, 80)
"""How many projects S holds on each level but the last, which few runs ever reach."""
LARGEST_DIGIT = 256
MOST_KINDS = 2**15


def build_board(arrays: ElectionArrays, bought: Whole) -> tuple[Board, NDArray[np.int32]]:
    """A board for runs that buy these projects first, in about this order.

    Also returns which ballot group each holder of the last level is.
    """
    kinds = kinds_of_points(arrays)
    chosen = bought[: LEVEL_SIZES[-1] if kinds.size else 0]
    sizes = [size for size in LEVEL_SIZES if size < len(chosen)] + [len(chosen)]
    radices = np.array([_radix(arrays, kinds, p) for p in chosen], np.int64)
    digit, multiplier = _digits(radices)
    place = np.full(len(arrays.costs), -1, np.int64)
    place[chosen] = np.arange(len(chosen))
    table = fill_digits(
        arrays.offsets, arrays.projects, kinds, place, digit, multiplier, digit.max(initial=-1) + 1
    )
    groups = sort_rows(table, int(table.max(initial=0)), np.arange(arrays.groups, dtype=np.int32))
    begin = np.searchsorted(digit, np.arange(len(table)))
    depth = np.full(arrays.groups, len(digit))
    find_differences(table, groups, begin, multiplier, radices, depth)
    del table
    return _levels(arrays, groups, depth, np.array(sizes), place), groups


def _levels(
    arrays: ElectionArrays,
    groups: NDArray[np.int32],
    depth: NDArray[np.int64],
    sizes: NDArray[np.int64],
    place: NDArray[np.int64],
) -> Board:
    """Fill the last level, and from each level the one before it."""
    entries, count = len(arrays.projects), len(arrays.costs)
    levels = len(sizes) + 1
    # Memory that is never written to takes no room.
    holder = np.empty(levels * entries, np.int32)
    weight = np.empty(levels * entries, np.int32)
    points = None if arrays.points is None else np.empty(levels * entries, np.float64)
    start = np.zeros((levels, count + 1), np.int64)
    fill_last_level(
        arrays.offsets,
        arrays.projects,
        arrays.points,
        arrays.weights,
        groups,
        start[-1],
        holder,
        weight,
        points,
    )
    parents = []
    for level in range(levels - 2, -1, -1):
        starts = depth < sizes[level]
        starts[:1] = True
        parent = (np.cumsum(starts) - 1).astype(np.int32)
        merge(start[level + 1], start[level], holder, weight, points, parent)
        depth = depth[starts]
        parents.append(parent)
    parents.append(np.zeros(len(depth), np.int32))
    parents.reverse()
    first = np.cumsum([0, *map(len, parents)])
    end = start[0, -1]
    needs = np.full(count, levels - 1)
    chosen = place >= 0
    needs[chosen] = np.searchsorted(sizes, place[chosen], side="right")
    return Board(
        start,
        holder[:end],
        weight[:end],
        None if points is None else points[:end],
        np.concatenate(parents),
        first,
        needs,
    )


def kinds_of_points(arrays: ElectionArrays) -> NDArray[np.int32]:
    """For each entry of a ballot a small number above 0 that tells its points from others.

    Empty if there are too many different ones.
    """
    if arrays.points is None:
        return np.ones(1, np.int32)
    values, kinds = np.unique(arrays.points, return_inverse=True)
    if len(values) > MOST_KINDS:
        return np.zeros(0, np.int32)
    return kinds.astype(np.int32) + 1


def _radix(arrays: ElectionArrays, kinds: NDArray[np.int32], project: int) -> int:
    """One more than the largest kind of points that the project got."""
    return (
        int(kinds[arrays.projects == project].max(initial=1)) + 1
        if arrays.points is not None
        else 2
    )


def _digits(radices: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Put the projects into digits: each one's digit, and its multiplier there."""
    digit = np.zeros(len(radices), np.int64)
    multiplier = np.ones(len(radices), np.int64)
    begin = 0
    for i in range(len(radices)):
        if i > begin and radices[begin : i + 1].prod() > LARGEST_DIGIT:
            begin = i
        digit[i] = digit[i - 1] + (i == begin) if i else 0
        multiplier[begin:i] *= radices[i]
    return digit, multiplier


@compiled
def fill_digits(
    offsets: Whole,
    projects: Short,
    kinds: Short,
    place: Whole,
    digit: Whole,
    multiplier: Whole,
    digits: int,
) -> Digits:
    """The digits of every ballot group, side by side."""
    groups = offsets.size - 1
    table = np.zeros((digits, groups), np.uint16)
    for g in range(groups):
        for i in range(offsets[g], offsets[g + 1]):
            j = place[projects[i]]
            if j >= 0:
                kind = kinds[i] if kinds.size > 1 else 1
                table[digit[j], g] += np.uint16(kind * multiplier[j])
    return table


@compiled
def sort_rows(table: Digits, most: int, order: Short) -> Short:
    """The ballot groups in the order of their digits."""
    digits, groups = table.shape
    other = np.empty(groups, np.int32)
    for d in range(digits - 1, -1, -1):
        values = table[d]
        places = np.zeros(most + 2, np.int64)
        for g in range(groups):
            places[values[g] + 1] += 1
        for value in range(places.size - 1):
            places[value + 1] += places[value]
        for i in range(groups):
            g = order[i]
            other[places[values[g]]] = g
            places[values[g]] += 1
        order, other = other, order
    return order


@compiled
def find_differences(
    table: Digits, order: Short, begin: Whole, multiplier: Whole, radices: Whole, depth: Whole
) -> None:
    """Write down for each group in order how many projects it supports as the one before."""
    digits, groups = table.shape
    for i in range(1, groups):
        for d in range(digits):
            one, other = table[d, order[i]], table[d, order[i - 1]]
            if one != other:
                j = begin[d]
                while one // multiplier[j] % radices[j] == other // multiplier[j] % radices[j]:
                    j += 1
                depth[i] = j
                break


@compiled
def fill_last_level(
    offsets: Whole,
    projects: Short,
    points: Floats | None,
    weights: Short,
    order: Short,
    start: Whole,
    holder: Short,
    weight: Short,
    each: Floats | None,
) -> None:
    """List for each project the groups that support it, as numbered by ``order``."""
    for i in range(projects.size):
        start[projects[i] + 1] += 1
    for p in range(start.size - 1):
        start[p + 1] += start[p]
    places = start[:-1].copy()
    for h in range(order.size):
        g = order[h]
        for i in range(offsets[g], offsets[g + 1]):
            place = places[projects[i]]
            places[projects[i]] += 1
            holder[place] = h
            weight[place] = weights[g]
            put_points(points, i, each, place)


@compiled
def merge(
    finer: Whole, start: Whole, holder: Short, weight: Short, points: Floats | None, parent: Short
) -> None:
    """Fill a level from the finer one after it, behind the entries written so far."""
    place = finer[-1]
    for p in range(start.size - 1):
        start[p] = place
        for i in range(finer[p], finer[p + 1]):
            h = parent[holder[i]]
            if (
                place > start[p]
                and holder[place - 1] == h
                and (points is None or points[place - 1] == points[i])
            ):
                weight[place - 1] += weight[i]
                continue
            holder[place] = h
            weight[place] = weight[i]
            if points is not None:
                points[place] = points[i]
            place += 1
    start[-1] = place


@inner
def put_points(source: Floats | None, i: int, target: Floats | None, place: int) -> None:
    """Copy the points of an entry, unless all points are 1."""
    if source is not None and target is not None:
        target[place] = source[i]
