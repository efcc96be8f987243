"""Majority judgment: the project with the best median grade first.

Grades are points, from 1 for the lowest. The **majority grade** of a project is the median
of its grades, the lower of the two in the middle if their number is even: more than half
of the voters, or just half, find it at least that good. Between projects with the same
majority grade one such grade is taken away from each, and again, until their medians
differ. Source: Balinski and Laraki, *A theory of measuring, electing, and ranking*,
PNAS 104 (2007).

Where projects were graded by different numbers of voters, each voter is counted as often
as makes these numbers equal: what is compared are parts of the voters.
"""

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction

from medborgarbudget.counting.election import Election
from medborgarbudget.counting.rule import Ungraded
from medborgarbudget.counting.ties import TieOrder
from medborgarbudget.counting.turns import Key

LOWEST_GRADE = 1


def by_majority_grade(election: Election, ungraded: Ungraded, ties: TieOrder) -> Key:
    """Sort key of projects that somebody graded: the best majority grade first."""
    grades = grades_of(election, ungraded)

    def key(project: int) -> tuple[Fraction | int, ...]:
        value = majority_value(grades[project])
        return *(-each for each in value), *ties.among_equals(project)

    return key


def grades_of(election: Election, ungraded: Ungraded) -> tuple[Mapping[int, int], ...]:
    """For each project, how many voters gave it which grade.

    A voter who did not grade it, on a blank ballot too, gave it the lowest grade or none.
    """
    grades = _given_grades(election)
    if ungraded is Ungraded.LOWEST:
        for project, votes in enumerate(election.votes):
            if votes < election.voters:
                grades[project][LOWEST_GRADE] += election.voters - votes
    return tuple(grades)


def _given_grades(election: Election) -> list[Counter[int]]:
    if not isinstance(election.ballots, tuple):
        # Large elections are in arrays; others do without loading what handles them.
        from medborgarbudget.counting.packed.grades import packed_grades

        return [Counter(each) for each in packed_grades(election.ballots, len(election.projects))]
    grades: list[Counter[int]] = [Counter() for _ in election.projects]
    for ballot in election.ballots:
        for project, grade in ballot.points:
            grades[project][grade] += ballot.weight
    return grades


def majority_grade(grades: Mapping[int, int]) -> int:
    """The median grade, the lower one of two; ``grades`` says how many gave which.

    >>> majority_grade({1: 2, 3: 1, 4: 1})
    1
    """
    lower, _ = _from_the_middle(grades)
    return lower[0][0]


def majority_value(grades: Mapping[int, int]) -> tuple[Fraction | int, ...]:
    """Numbers that compare as the grades do: the larger, the better; `()` without grades.

    Taking median grades away one by one walks outwards from the middle, to a lower grade,
    a higher one, and so on. The walk is told in stretches of unchanging grades: the lower
    grade, the higher, and a number that says how the stretch ends. At its end the lower
    grade falls, which is bad, and worse the sooner; or only the higher one rises, which is
    good, and better the sooner. The number is the part of the voters that lies beyond,
    negative where the lower grade falls.

    >>> majority_value({1: 1, 2: 3}) < majority_value({1: 1, 2: 2, 3: 1})
    True
    """
    lower, upper = _from_the_middle(grades)
    voters = beyond = sum(grades.values())
    value: list[Fraction | int] = []
    while beyond:
        (low, lows), (high, highs) = lower[0], upper[0]
        length = min(lows, highs)
        beyond -= length
        value += low, high, Fraction(-beyond if lows == length else beyond, voters)
        lower = _shortened(lower, length)
        upper = _shortened(upper, length)
    return tuple(value)


_Runs = list[tuple[int, int]]
"""Grades, and how often each is met on the way outwards."""


def _from_the_middle(grades: Mapping[int, int]) -> tuple[_Runs, _Runs]:
    """The lower and the upper half of the grades, each from the middle outwards.

    Every grade is counted twice, so that the halves are equally long; this changes no median.
    """
    room = sum(grades.values())
    lower: _Runs = []
    upper: _Runs = []
    for grade, number in sorted(grades.items()):
        below = min(2 * number, room)
        room -= below
        lower += [(grade, below)] if below else []
        upper += [(grade, 2 * number - below)] if 2 * number > below else []
    return lower[::-1], upper


def _shortened(runs: _Runs, length: int) -> _Runs:
    (grade, number), *rest = runs
    return [(grade, number - length), *rest] if number > length else rest
