"""A percentage question is decided by the median of those who answered."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medborgarbudget.counting.ballot_forms import BallotError
from medborgarbudget.counting.percentage import (
    PercentageResult,
    count_percentages,
    read_percentage,
)
from medborgarbudget.counting.rule import PercentageQuestion

REPAIRS = PercentageQuestion("How much of the budget should go to repairs?", step=5)
ANSWERS = st.lists(st.integers(0, 20).map(lambda fifth: 5 * fifth), min_size=1, max_size=12)


def result_of(answers: list[int]) -> PercentageResult:
    result = count_percentages(REPAIRS, {each: answers.count(each) for each in answers})
    assert result is not None
    return result


def test_a_ward_decides_how_much_goes_to_repairs() -> None:
    result = result_of([10, 20, 20, 35, 100])
    assert (result.median, result.mean, result.answers) == (20, Fraction(37), 5)
    assert result.of(1_000_000) == 200_000


def test_the_lower_of_two_in_the_middle_decides() -> None:
    assert result_of([20, 40]).median == 20


def test_money_is_whole_kronor_and_never_more_than_the_percentage() -> None:
    assert result_of([35]).of(1001) == 350
    assert result_of([35]).of(100199, unit=100) == 35000


def test_the_picture_shows_every_percentage_that_could_be_chosen() -> None:
    distribution = dict(result_of([0, 100, 100]).voters)
    assert list(distribution) == list(range(0, 101, 5))
    assert (distribution[0], distribution[50], distribution[100]) == (1, 0, 2)


def test_nothing_is_decided_if_nobody_answers() -> None:
    assert count_percentages(REPAIRS, {}) is None
    assert count_percentages(REPAIRS, {20: 0}) is None


@pytest.mark.parametrize("percentage", [-5, 3, 105])
def test_a_percentage_that_cannot_be_chosen_is_refused(percentage: int) -> None:
    sentence = f"^{percentage} % cannot be chosen. Choose from 0 to 100 in steps of 5.$"
    with pytest.raises(BallotError, match=sentence):
        read_percentage(REPAIRS, percentage)
    with pytest.raises(BallotError, match=sentence):
        count_percentages(REPAIRS, {percentage: 1})


@given(ANSWERS)
def test_the_median_is_the_one_in_the_middle_of_the_row(answers: list[int]) -> None:
    assert result_of(answers).median == sorted(answers)[(len(answers) - 1) // 2]


@given(ANSWERS, st.integers(0, 20), st.data())
def test_exaggerating_never_draws_the_median_closer(
    answers: list[int], fifth: int, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(answers) - 1))
    exaggerated = [*answers[:place], 5 * fifth, *answers[place + 1 :]]
    honest, other = result_of(answers).median, result_of(exaggerated).median
    assert abs(answers[place] - honest) <= abs(answers[place] - other)
