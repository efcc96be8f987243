"""The ballots of a bundle: a line for each group of equal ones, in the order of their content.

A line says how many voters cast the ballot and which projects it names, by their numbers
in the election from 1; if any ballot gives other than 1 point, a third column holds points.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from gettext import gettext as _
from itertools import pairwise

from medborgarbudget.counting.bundle.contents import BALLOTS
from medborgarbudget.counting.bundle.error import AlteredError
from medborgarbudget.counting.election import BallotGroup, Election, Project

COLUMNS = ("voters", "projects", "points")
MANY_BYTES = 1_000_000
"""From so many bytes on, arrays are worth their while."""

Pairs = tuple[tuple[int, int], ...]


def write_ballots(election: Election) -> bytes:
    """The ballots as text; the same ballots always give the same text."""
    with_points = election.most_points > 1
    numbers = [str(number) for number in range(1, len(election.projects) + 1)]
    header = ";".join(COLUMNS if with_points else COLUMNS[:2])
    lines = (_line(group, numbers, with_points) for group in _in_order(election.ballots))
    return "".join([f"{header}\n", *lines]).encode()


def read_ballots(content: bytes, projects: int) -> Sequence[BallotGroup]:
    """The inverse of `write_ballots`, for an election with so many projects.

    Raises `AlteredError` with a sentence if the text is not exactly what that writes.
    """
    if len(content) >= MANY_BYTES:
        from medborgarbudget.counting.bundle.packed_ballots import read_packed

        if packed := read_packed(content, projects):
            return packed
    return _read_one_by_one(content, projects)


def unreadable_ballots() -> AlteredError:
    """The error about ballots that are not written as a count writes them."""
    message = _("%(file)s is not written as a count writes it: numbers or their order differ.")
    return AlteredError(message % {"file": BALLOTS})


def _in_order(ballots: Sequence[BallotGroup]) -> Iterable[BallotGroup]:
    if not isinstance(ballots, tuple):
        return ballots  # packed ballots are in order
    if all(one.points < other.points for one, other in pairwise(ballots)):
        return ballots
    voters: Counter[Pairs] = Counter()
    for group in ballots:
        voters[group.points] += group.weight
    return (BallotGroup(points, weight) for points, weight in sorted(voters.items()))


def _line(group: BallotGroup, numbers: Sequence[str], with_points: bool) -> str:
    named = ",".join([numbers[project] for project, _ in group.points])
    if not with_points:
        return f"{group.weight};{named}\n"
    return f"{group.weight};{named};{','.join([str(points) for _, points in group.points])}\n"


def _read_one_by_one(content: bytes, projects: int) -> tuple[BallotGroup, ...]:
    try:
        lines = content.decode("ascii").split("\n")
        groups = tuple(_group(line.split(";"), projects) for line in lines[1:-1])
    except ValueError:
        raise unreadable_ballots() from None
    anonymous = tuple(Project(str(number), 0) for number in range(projects))
    # Zeros in front, blanks or another order: no two texts say the same.
    if write_ballots(Election(anonymous, groups, 0)) != content:
        raise unreadable_ballots()
    return groups


def _group(cells: list[str], projects: int) -> BallotGroup:
    weight, named, given = (*cells, "")[:3]
    numbers = [int(number) - 1 for number in named.split(",")] if named else []
    points = [int(number) for number in given.split(",")] if given else [1] * len(numbers)
    group = BallotGroup(tuple(zip(numbers, points, strict=True)), int(weight))
    in_order = all(one < other for one, other in pairwise([-1, *numbers, projects]))
    if not in_order or group.weight < 1 or min(points, default=1) < 1:
        raise ValueError
    return group
