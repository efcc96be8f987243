"""How a ballot is filled in is told in full, whatever its form."""

from fractions import Fraction
from itertools import combinations

import pytest
from django.utils.translation import override

from medborgarbudget.counting.rule import CountRule, MajorityJudgment
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
from medborgarbudget.rounds.wording import (
    ballot_sentences,
    gives_points,
    grade_name,
    name_of_ballot,
)
from tests.rounds.wording.reading import KRONOR, assert_sentences, read

BALLOTS: list[BallotForm] = [
    Single(),
    Single(blank=False),
    Approval(),
    Approval(most=1),
    Approval(most=3),
    Approval(least=2),
    Approval(least=2, most=3),
    Approval(least=3, most=3),
    Knapsack(),
    Knapsack(limit=Fraction(500_000)),
    Knapsack(star=True),
    Points(),
    Points(total=1),
    Points(total=12),
    Points(each=5),
    Points(projects=2),
    Points(own=False),
    Ranking(),
    Ranking(most=1),
    Ranking(most=5),
    Grades(),
    Grades(names=("no", "yes")),
    Packages(),
]


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("form", FORMS.values())
def test_every_form_has_a_name_and_sentences(form: type[BallotForm], language: str) -> None:
    with override(language):
        assert name_of_ballot(form())
        assert_sentences(ballot_sentences(form(), KRONOR))


@pytest.mark.parametrize(("one", "other"), list(combinations(BALLOTS, 2)))
def test_no_two_ballots_are_told_in_the_same_words(one: BallotForm, other: BallotForm) -> None:
    assert ballot_sentences(one, KRONOR) != ballot_sentences(other, KRONOR)


def test_no_two_forms_have_the_same_name() -> None:
    assert len({name_of_ballot(form()) for form in FORMS.values()}) == len(FORMS)


@pytest.mark.parametrize(
    ("form", "told"),
    [
        (Approval(most=1), "You put a cross for one proposal."),
        (Approval(most=3), "at most 3 proposals. You do not need to use all crosses."),
        (Approval(least=2, most=5), "at least 2 and at most 5 proposals."),
        (Approval(least=3, most=3), "a cross for 3 proposals, no more and no less."),
        (Points(total=1), "You have 1 point to give."),
        (Points(each=1), "You may give a proposal at most 1 point."),
        (Points(each=5), "You may give a proposal at most 5 points."),
        (Ranking(most=5), "The first gets 5 points, and each one after it 1 point less."),
        (Grades(), "from the lowest to the highest: bad, fair, good and excellent."),
        (Grades(names=("no", "yes")), "from the lowest to the highest: no and yes."),
    ],
)
def test_the_limits_of_a_ballot_are_told(form: BallotForm, told: str) -> None:
    assert told in read(ballot_sentences(form, KRONOR))


@pytest.mark.parametrize(
    "form", [Approval(most=1), Approval(least=3, most=3), Points(total=1), Points(projects=10)]
)
def test_nobody_may_leave_unused_what_has_to_be_used(form: BallotForm) -> None:
    assert "do not need to use" not in read(ballot_sentences(form, KRONOR))


def test_a_ballot_within_the_budget_names_the_amount_once_it_is_known() -> None:
    before, after = ballot_sentences(Knapsack(), KRONOR), ballot_sentences(Knapsack(), KRONOR, 90)
    assert "that fit into the budget together" in read(before)
    assert "that cost at most 90 kr together" in read(after)


def test_a_limit_of_its_own_goes_before_the_budget() -> None:
    told = ballot_sentences(Knapsack(limit=Fraction(125, 2)), KRONOR, budget=1_000)
    assert "at most 62.50 kr together" in read(told)


@pytest.mark.parametrize(
    ("form", "points"),
    [(Approval(), False), (Knapsack(star=True), True), (Points(), True), (Ranking(), True)],
)
def test_a_rule_knows_whether_its_ballots_give_points(form: BallotForm, points: bool) -> None:
    assert gives_points(CountRule(ballot=form)) is points


def test_no_points_are_told_of_where_nobody_knows_the_ballot() -> None:
    assert not gives_points(CountRule())


def test_grades_are_called_what_the_ballot_calls_them() -> None:
    usual = CountRule(MajorityJudgment())
    own = CountRule(MajorityJudgment(), ballot=Grades(names=("C", "B", "A")))
    assert [grade_name(grade, usual) for grade in (1, 4, 5)] == ["bad", "excellent", "5"]
    assert grade_name(3, own) == "A"
