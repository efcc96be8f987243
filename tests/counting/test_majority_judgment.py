"""Majority judgment: the best median grade first, and how equal medians are told apart."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medborgarbudget.counting.count import count
from medborgarbudget.counting.election import BallotGroup, Election, Project, group_ballots
from medborgarbudget.counting.majority_judgment import grades_of, majority_grade, majority_value
from medborgarbudget.counting.packed import PackedElection
from medborgarbudget.counting.packed.packing import pack
from medborgarbudget.counting.rule import CountRule, MajorityJudgment, Misfit, Ungraded
from tests.counting import naive
from tests.counting.strategies import elections

BAD, FAIR, GOOD, EXCELLENT = 1, 2, 3, 4
JUDGED = CountRule(MajorityJudgment())

numbers_of_grades = st.dictionaries(st.integers(1, 4), st.integers(1, 5), min_size=1)


def election_of(*grades: dict[int, int], budget: int = 1, costs: tuple[int, ...] = ()) -> Election:
    """Each project with as many voters of its own for each grade as said."""
    ballots = [
        {project: grade}
        for project, numbers in enumerate(grades)
        for grade, number in numbers.items()
        for _ in range(number)
    ]
    projects = tuple(Project(str(p), cost) for p, cost in enumerate(costs or [1] * len(grades)))
    return Election(projects, group_ballots(ballots), budget)


def only_graded(misfit: Misfit = Misfit.SKIP) -> CountRule:
    return CountRule(MajorityJudgment(Ungraded.NONE, misfit))


def test_a_worked_example_of_five_voters() -> None:
    """Both projects are at least good to most voters; more find the pond excellent.

    pond:  bad  fair GOOD excellent excellent
    path:  good good GOOD good      excellent

    The median of both is “good”. Without it the lower of the two in the middle is “fair”
    for the pond and “good” for the path: the path goes first.
    """
    pond, path = [BAD, FAIR, GOOD, EXCELLENT, EXCELLENT], [GOOD, GOOD, GOOD, GOOD, EXCELLENT]
    ballots = group_ballots({0: one, 1: other} for one, other in zip(pond, path, strict=True))
    election = Election((Project("pond", 1), Project("path", 1)), ballots, budget=2)
    assert [majority_grade(grades) for grades in grades_of(election, Ungraded.LOWEST)] == [GOOD] * 2
    assert count(election, JUDGED).selected == ("path", "pond")


def test_the_higher_median_goes_first_even_with_fewer_points() -> None:
    election = election_of({EXCELLENT: 2, BAD: 3}, {FAIR: 5}, budget=1)
    assert election.scores[0] > election.scores[1]
    assert count(election, only_graded()).selected == ("1",)


def test_of_two_grades_in_the_middle_the_lower_is_the_median() -> None:
    assert majority_grade({BAD: 1, EXCELLENT: 1}) == BAD


def test_whoever_does_not_grade_a_project_gives_it_the_lowest_grade() -> None:
    """Two of five voters find the pond excellent: to most it is nothing."""
    ballots = group_ballots([{0: EXCELLENT}, {0: EXCELLENT, 1: FAIR}, {1: FAIR}, {1: FAIR}, {}])
    election = Election((Project("pond", 1), Project("path", 1)), ballots, budget=1)
    assert count(election, JUDGED).selected == ("path",)
    assert count(election, only_graded()).selected == ("pond",)


def test_a_project_that_nobody_graded_never_wins() -> None:
    election = election_of({}, {BAD: 1}, budget=9)
    assert count(election, JUDGED).selected == ("1",)


def test_one_that_does_not_fit_is_skipped_or_ends_the_count() -> None:
    election = election_of({EXCELLENT: 1}, {GOOD: 1}, {FAIR: 1}, budget=6, costs=(4, 5, 2))
    assert count(election, only_graded()).selected == ("0", "2")
    assert count(election, only_graded(Misfit.STOP)).selected == ("0",)


def test_equal_grades_fall_back_on_the_tie_order() -> None:
    election = election_of({GOOD: 2}, {GOOD: 1}, budget=1)
    outcome = count(election, only_graded())
    assert (outcome.selected, outcome.lots) == (("0",), ())  # more points
    level = election_of({GOOD: 1}, {GOOD: 1}, budget=1)
    assert [draw.tied for draw in count(level, only_graded()).lots] == [(0, 1)]


@given(numbers_of_grades)
def test_the_majority_grade_is_the_first_to_be_struck_out(grades: dict[int, int]) -> None:
    assert majority_grade(grades) == naive.struck_out(written_out(grades))[0]


@given(st.lists(numbers_of_grades, min_size=2, max_size=4))
def test_projects_are_ranked_as_if_medians_were_struck_out_one_by_one(
    grades: list[dict[int, int]],
) -> None:
    ballots = [
        {project: grade} for project, numbers in enumerate(grades) for grade in written_out(numbers)
    ]
    values = [majority_value(numbers) for numbers in grades]
    ranks = [sum(other > value for other in values) for value in values]
    assert ranks == naive.majority_ranks(ballots, list(range(len(grades))), Ungraded.NONE)


@pytest.mark.parametrize("voters", [1, 2, 3, 4, 5])
def test_all_ways_to_grade_by_few_voters_are_ranked_as_medians_are_struck_out(voters: int) -> None:
    every_way = [sorted(each) for each in product(range(1, 4), repeat=voters)]
    by_striking = sorted(every_way, key=naive.struck_out)
    by_value = sorted(every_way, key=lambda each: majority_value({g: each.count(g) for g in each}))
    assert by_value == by_striking


@given(numbers_of_grades, numbers_of_grades, st.integers(2, 4))
def test_counting_every_voter_several_times_changes_nothing(
    one: dict[int, int], other: dict[int, int], times: int
) -> None:
    many = {grade: number * times for grade, number in one.items()}
    assert majority_value(many) == majority_value(one)
    assert (majority_value(many) > majority_value(other)) == (
        majority_value(one) > majority_value(other)
    )


@given(numbers_of_grades, st.integers(1, 3))
def test_a_better_grade_from_one_voter_never_hurts(grades: dict[int, int], better: int) -> None:
    lowest = min(grades)
    raised = {**grades, lowest: grades[lowest] - 1}
    raised[lowest + better] = raised.get(lowest + better, 0) + 1
    raised = {grade: number for grade, number in raised.items() if number}
    assert majority_value(raised) >= majority_value(grades)


def test_a_hundred_million_voters_are_compared_at_once_and_exactly() -> None:
    """One voter among all of them tells two projects apart."""
    half = 50_000_000
    projects = (Project("a", 1), Project("b", 1))
    ballots = (
        BallotGroup(((0, GOOD), (1, GOOD)), half),
        BallotGroup(((0, FAIR), (1, FAIR)), half),
        BallotGroup(((0, FAIR), (1, GOOD)), 1),
    )
    assert count(Election(projects, ballots, budget=1), JUDGED).selected == ("b",)


@given(elections(max_points=4), st.sampled_from(Ungraded))
def test_ballots_in_arrays_give_the_same_grades(election: Election, ungraded: Ungraded) -> None:
    packed = PackedElection(election.projects, pack(election.ballots), election.budget)
    assert grades_of(packed, ungraded) == grades_of(election, ungraded)


def written_out(grades: dict[int, int]) -> list[int]:
    return sorted(grade for grade, number in grades.items() for _ in range(number))
