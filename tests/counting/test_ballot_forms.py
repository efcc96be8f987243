"""A ballot is read as the voter meant it, or refused with what to do about it."""

from collections import Counter
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medborgarbudget.counting.ballot_forms import (
    STAR,
    BallotError,
    Mark,
    Paper,
    read_ballot,
    vote_type_of,
)
from medborgarbudget.counting.election import Project, VoteType
from medborgarbudget.counting.money import Currency
from medborgarbudget.counting.rule.ballots import (
    FORMS,
    Approval,
    BallotForm,
    Grades,
    Knapsack,
    Packages,
    Points,
    Ranking,
    Single,
)
from tests.counting.rule.strategies import BALLOTS

PAPER = Paper(
    projects=(
        Project("A", 40, "Bänkar"),
        Project("B", 50, "Scen"),
        Project("C", 60),
        Project("D", 30, "Gungor"),
    ),
    budget=100,
)
TOO_DEAR = (
    "Your projects cost 110\N{NO-BREAK SPACE}SEK together, "
    "and you have 100\N{NO-BREAK SPACE}SEK. "
    "Take away projects for at least 10\N{NO-BREAK SPACE}SEK."
)
IDS = [project.id for project in PAPER.projects]


def read(form: BallotForm, *marks: tuple[str, int | str], own: tuple[str, ...] = ()) -> Any:
    return read_ballot(form, [Mark(*mark) for mark in marks], PAPER, own)


@pytest.mark.parametrize(
    ("form", "marks", "points"),
    [
        (Single(), [("B", 1)], {1: 1}),
        (Packages(), [("B", 1)], {1: 1}),
        (Approval(most=3), [("C", 1), ("A", 1)], {0: 1, 2: 1}),
        (Knapsack(), [("A", 1), ("C", 1)], {0: 1, 2: 1}),
        (Knapsack(), [("A", 1)], {0: 1}),
        (Knapsack(star=True), [("A", STAR), ("C", 1)], {0: 2, 2: 1}),
        (Points(total=10), [("A", 7), ("D", 3)], {0: 7, 3: 3}),
        (Points(total=10), [("A", 7), ("B", 0), ("C", "")], {0: 7}),
        (Points(own=True), [("A", 7)], {0: 7}),
        (Ranking(most=3), [("D", 1), ("A", 2)], {0: 2, 3: 3}),
        (Grades(), [("A", "bad"), ("B", "excellent")], {0: 1, 1: 4}),
    ],
)
def test_marks_become_points(form: BallotForm, marks: list[Any], points: dict[int, int]) -> None:
    assert read(form, *marks) == points


@pytest.mark.parametrize(
    ("form", "marks", "sentence"),
    [
        (
            Single(),
            [("A", 1), ("B", 1)],
            "You have marked 2, and may mark only one. Take the others away.",
        ),
        (
            Packages(),
            [("A", 1), ("B", 1)],
            "You have marked 2, and may mark only one. Take the others away.",
        ),
        (Single(), [("A", 2)], "Mark “Bänkar” with a cross, or not at all."),
        (Knapsack(), [("A", STAR)], "Mark “Bänkar” with a cross, or not at all."),
        (Approval(), [("A", "yes")], "Mark “Bänkar” with a cross, or not at all."),
        (
            Approval(most=1),
            [("A", 1), ("B", 1), ("C", 1)],
            "You may mark at most 1. Take away 2 crosses.",
        ),
        (
            Approval(least=3),
            [("A", 1), ("B", 1)],
            "You must mark at least 3. Mark 1 more project.",
        ),
        (
            Knapsack(),
            [("B", 1), ("C", 1)],
            TOO_DEAR,
        ),
        (
            Knapsack(star=True),
            [("A", STAR), ("D", STAR)],
            "You have given more than one star. Keep one, and make crosses of the rest.",
        ),
        (
            Points(total=10),
            [("A", 7), ("B", 5)],
            "You have given 12 points, and have 10. Take 2 away.",
        ),
        (
            Points(total=10, each=5),
            [("A", 6)],
            "“Bänkar” may get at most 5 points from you. Give it fewer.",
        ),
        (
            Points(projects=3),
            [("A", 2), ("B", 2)],
            "Share your points between at least 3 projects.",
        ),
        (
            Points(own=False),
            [("B", 1), ("D", 1)],
            "“Gungor” is your own project. Give your points to others.",
        ),
        (Points(), [("C", -1)], "Give “C” a whole number of points, or none."),
        (Points(), [("C", "5")], "Give “C” a whole number of points, or none."),
        (
            Ranking(),
            [("A", 1), ("B", 1)],
            "“Bänkar” and “Scen” have the same place. Give each its own.",
        ),
        (
            Ranking(),
            [("A", 1), ("B", 3)],
            "Nothing has place 2. Move up what comes after it.",
        ),
        (Ranking(most=3), [("A", 4)], "Give “Bänkar” a place from 1 to 3, or none."),
        (
            Grades(("ja", "jättegärna")),
            [("A", "nej")],
            "Give “Bänkar” one of these grades, or none: ja, jättegärna.",
        ),
        (
            Single(),
            [("E", 1)],
            "“E” is not on this ballot. Load the page again and vote anew.",
        ),
        (Points(), [("A", 1), ("A", 2)], "“Bänkar” is marked twice. Mark it once."),
    ],
)
def test_what_the_form_does_not_allow_is_refused_with_what_to_do(
    form: BallotForm, marks: list[Any], sentence: str
) -> None:
    with pytest.raises(BallotError) as refused:
        read(form, *marks, own=("D",))
    assert str(refused.value) == sentence


@pytest.mark.parametrize("kind", FORMS.values())
def test_a_blank_ballot_is_cast_where_the_rule_allows_it(kind: Any) -> None:
    assert read(kind(blank=True)) == {}
    with pytest.raises(BallotError, match="Your ballot is blank"):
        read(kind(blank=False))


def test_a_blank_ballot_need_not_name_the_least_number_of_projects() -> None:
    assert read(Approval(least=3)) == {}


def test_a_knapsack_may_be_smaller_than_the_budget_and_be_filled_to_the_last_coin() -> None:
    paper = Paper((Project("A", 3050),), budget=9999, currency=Currency("PLN", 2))
    marks = [Mark("A")]
    assert read_ballot(Knapsack(limit=Fraction("30.50")), marks, paper) == {0: 1}
    with pytest.raises(BallotError, match=r"Take away projects for at least 0\.01"):
        read_ballot(Knapsack(limit=Fraction("30.49")), marks, paper)


@given(st.sets(st.sampled_from(IDS)), st.integers(1, 4), st.integers(1, 4))
def test_approvals_are_allowed_exactly_between_the_limits(
    chosen: set[str], least: int, most: int
) -> None:
    form = Approval(min(least, most), max(least, most))
    allowed = not chosen or form.least <= len(chosen) <= (form.most or 0)
    marks = [Mark(each) for each in chosen]
    if allowed:
        assert read_ballot(form, marks, PAPER) == {IDS.index(each): 1 for each in sorted(chosen)}
    else:
        with pytest.raises(BallotError):
            read_ballot(form, marks, PAPER)


@given(st.sets(st.sampled_from(IDS)), st.integers(1, 200))
def test_a_knapsack_is_allowed_exactly_if_it_can_be_paid(chosen: set[str], budget: int) -> None:
    paper = Paper(PAPER.projects, budget)
    cost = sum(project.cost for project in paper.projects if project.id in chosen)
    marks = [Mark(each) for each in chosen]
    if cost <= budget:
        assert len(read_ballot(Knapsack(), marks, paper)) == len(chosen)
    else:
        with pytest.raises(BallotError):
            read_ballot(Knapsack(), marks, paper)


@given(st.permutations(IDS), st.integers(0, 4), st.integers(4, 9))
def test_a_ranking_keeps_its_order(order: list[str], length: int, most: int) -> None:
    marks = [Mark(each, place) for place, each in enumerate(order[:length], start=1)]
    points = read_ballot(Ranking(most), marks, PAPER)
    best_first = sorted(points, key=lambda project: -points[project])
    assert [IDS[project] for project in best_first] == order[:length]
    assert max(points.values(), default=most) == most


@given(st.dictionaries(st.sampled_from(IDS), st.integers(1, 4), max_size=4), st.randoms())
def test_the_order_of_marks_is_not_kept(given_points: dict[str, int], random: Any) -> None:
    marks = [Mark(*each) for each in given_points.items()]
    random.shuffle(marks)
    points = read_ballot(Points(total=16), marks, PAPER)
    assert list(points) == sorted(points)
    assert {IDS[project]: number for project, number in points.items()} == given_points


VALUES = st.integers(-2, 12) | st.sampled_from(["", "bad", "good", "1", "x"])


@given(BALLOTS, st.lists(st.builds(Mark, st.sampled_from([*IDS, "E"]), VALUES), max_size=5))
def test_any_marks_are_read_as_countable_points_or_refused(
    form: BallotForm, marks: list[Mark]
) -> None:
    try:
        points = read_ballot(form, marks, PAPER)
    except BallotError:
        return
    meant = Counter(mark.project for mark in marks if mark.value not in (0, ""))
    assert Counter(IDS[project] for project in points) == meant
    assert all(number >= 1 for number in points.values())


def test_pabulib_has_a_name_for_each_form() -> None:
    assert {name: vote_type_of(kind()) for name, kind in FORMS.items()} == {
        "single": VoteType.CHOOSE_ONE,
        "approval": VoteType.APPROVAL,
        "knapsack": VoteType.APPROVAL,
        "points": VoteType.CUMULATIVE,
        "ranking": VoteType.ORDINAL,
        "grades": VoteType.SCORING,
        "packages": VoteType.CHOOSE_ONE,
    }
    assert vote_type_of(Knapsack(star=True)) == VoteType.CUMULATIVE
