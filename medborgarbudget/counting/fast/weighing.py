"""Who can pay a rate, in whole numbers: what the exact rate of a project is made of."""

from typing import NamedTuple

from medborgarbudget.counting.fast.compiled import compiled, inner
from medborgarbudget.counting.fast.pricing import points_at
from medborgarbudget.counting.fast.state import Floats, Short, Whole


class Ballots(NamedTuple):
    """The ballots in arrays, the ballot group that stands for each holder of each level
    (from ``first[level]`` on), and for each project the turn it was bought in, or -1."""

    offsets: Whole
    projects: Short
    points: Floats | None
    group: Short
    turn: Whole


@compiled
def weigh(
    entries: Whole,
    holder: Short,
    weight: Short,
    points: Floats | None,
    money: Floats,
    rate: float,
    off: float,
    ballots: Ballots,
    base: int,
    spent: Floats,
    border: Whole,
) -> tuple[int, float, float]:
    """Divide those who have money by whether they can pay a rate that has an error bound.

    ``entries`` says where the project's supporters stand. Adds to ``spent``, for every
    turn, the points for which the poor paid then. Writes the places of those who are
    too close to tell into ``border``. Returns how many those are, the number of the
    poor, and the points of the rich.
    """
    poor_voters = 0.0
    rich_points = 0.0
    found = 0
    for i in range(entries[0], entries[1]):
        h = holder[i]
        amount = money[h, 0]
        if amount == 0.0:
            continue
        each = points_at(points, i)
        doubt = money[h, 1] + off * each
        left = amount - rate * each
        # Just as `loops.pay` decides it, so that both always agree on who has nothing left.
        if left > 2.0 * doubt:
            rich_points += weight[i] * each
        elif left < -2.0 * doubt:
            poor_voters += weight[i]
            add_spent(ballots, ballots.points, ballots.group[base + h], weight[i], spent)
        else:
            border[found] = i
            found += 1
    return found, poor_voters, rich_points


@inner
def add_spent(
    ballots: Ballots, points: Floats | None, group: int, voters: float, spent: Floats
) -> None:
    """Add the points that voters of a group paid for, turn by turn."""
    for i in range(ballots.offsets[group], ballots.offsets[group + 1]):
        turn = ballots.turn[ballots.projects[i]]
        if turn >= 0:
            spent[turn] += voters * points_at(points, i)
