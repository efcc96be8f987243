"""Whether a round is on track, told from where its steps stand."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from medborgarbudget.rounds.gates import Facts
from medborgarbudget.rounds.states import Need, Step, StepState
from medborgarbudget.rounds.timetable import Days, StepView, steps_on
from medborgarbudget.rounds.track import (
    Course,
    Reminder,
    concerns_on,
    course_of,
    near_day,
    reminder_on,
)

DAY = date(2027, 3, 1)
EVERYTHING = {
    need: date(2027, 1, 1)
    for need in (
        Need.PUBLISHED,
        Need.START_DECISION,
        Need.RULES,
        Need.CRITERIA,
        Need.POTS,
        Need.LIST_DECISION,
    )
}


@dataclass
class Left:
    left: int = 0
    required_left: int = 0


def a_view(step: Step, state: StepState, first: int, last: int, *missing: Need) -> StepView:
    """A step whose days lie so many days from today."""
    days = (DAY + timedelta(days=first), DAY + timedelta(days=last))
    late = state is StepState.WAITING or (state is StepState.CURRENT and last < 0)
    return StepView(step, state, *days, missing, late)


def test_a_round_that_lacks_nothing_is_on_time() -> None:
    planned = {Step.IDEAS: Days(DAY, DAY + timedelta(days=20))}
    views = steps_on(DAY, planned, Facts(EVERYTHING))
    assert concerns_on(DAY, views) == []
    assert course_of([]) is Course.ON_TIME


def test_a_step_that_waits_says_for_how_long_and_for_what() -> None:
    waits = a_view(Step.VOTE, StepState.WAITING, -2, 10, Need.LIST_DECISION)
    (concern,) = concerns_on(DAY, [waits])
    assert (concern.course, concern.missing) == (Course.WAITS, (Need.LIST_DECISION,))
    assert "2" in concern.sentence


def test_a_step_that_goes_on_after_its_last_day_is_late() -> None:
    late = a_view(Step.DECISION, StepState.CURRENT, -30, -1, Need.DECISION)
    (concern,) = concerns_on(DAY, [late])
    assert (concern.course, concern.days) == (Course.LATE, 1)


@pytest.mark.parametrize(("first", "told"), [(14, True), (15, False)])
def test_what_a_step_lacks_is_told_two_weeks_before(first: int, told: bool) -> None:
    soon = a_view(Step.VOTE, StepState.UPCOMING, first, 30, Need.LIST_DECISION)
    assert bool(concerns_on(DAY, [soon])) is told


def test_that_the_vote_is_not_held_yet_worries_nobody_before_the_day() -> None:
    soon = a_view(Step.DECISION, StepState.UPCOMING, 3, 30, Need.VOTE_HELD)
    assert concerns_on(DAY, [soon]) == []


def test_the_worst_step_tells_how_the_round_gets_on() -> None:
    views = [
        a_view(Step.IDEAS, StepState.WAITING, -1, 3, Need.RULES),
        a_view(Step.DECISION, StepState.CURRENT, -30, -1, Need.DECISION),
        a_view(Step.VOTE, StepState.UPCOMING, 3, 30, Need.LIST_DECISION),
    ]
    concerns = concerns_on(DAY, views)
    assert [each.course for each in concerns] == [Course.WAITS, Course.LATE, Course.SOON]
    assert course_of(concerns) is Course.WAITS


def test_a_last_day_comes_near_while_something_is_left_to_do() -> None:
    goes_on = a_view(Step.IDEAS, StepState.CURRENT, -10, 7)
    assert near_day(DAY, goes_on, Left(left=1)) == goes_on.ends_on
    assert near_day(DAY, goes_on, Left()) is None
    assert near_day(DAY, a_view(Step.IDEAS, StepState.CURRENT, -10, 8), Left(left=1)) is None


def test_a_first_day_comes_near_only_for_what_the_step_waits_for() -> None:
    comes = a_view(Step.VOTE, StepState.UPCOMING, 5, 20)
    assert near_day(DAY, comes, Left(left=3)) is None
    assert near_day(DAY, comes, Left(left=3, required_left=1)) == comes.starts_on


@pytest.mark.parametrize(("first", "told"), [(7, True), (8, False)])
def test_what_a_step_lacks_is_reminded_of_a_week_before(first: int, told: bool) -> None:
    comes = a_view(Step.VOTE, StepState.UPCOMING, first, 30, Need.LIST_DECISION, Need.BY_HAND)
    expected = Reminder(DAY + timedelta(days=first), (Need.LIST_DECISION,)) if told else None
    assert reminder_on(DAY, comes, Left()) == expected


def test_nobody_is_reminded_of_what_cannot_be_there_before_the_day() -> None:
    comes = a_view(Step.DECISION, StepState.UPCOMING, 3, 30, Need.VOTE_HELD)
    assert reminder_on(DAY, comes, Left()) is None


def test_a_decision_that_is_not_taken_is_reminded_of_before_the_last_day() -> None:
    goes_on = a_view(Step.DECISION, StepState.CURRENT, -20, 7, Need.DECISION)
    assert reminder_on(DAY, goes_on, Left()) == Reminder(DAY + timedelta(days=7), (Need.DECISION,))


def test_a_step_that_waits_is_reminded_of_whenever_its_first_day_was() -> None:
    waits = a_view(Step.VOTE, StepState.WAITING, -20, 7, Need.LIST_DECISION)
    assert reminder_on(DAY, waits, Left()) == Reminder(
        DAY - timedelta(days=20), (Need.LIST_DECISION,), waits=True
    )
