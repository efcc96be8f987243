"""Where a round stands follows from the clock alone."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medborgarbudget.rounds.states import Step, StepState
from medborgarbudget.rounds.timetable import (
    Days,
    current_step,
    next_step,
    out_of_order,
    recorded_steps_on,
    view_of,
)
from tests.rounds.forbidden import OVER_BEFORE

MARCH = Days(date(2026, 3, 1), date(2026, 3, 31))
APRIL = Days(date(2026, 4, 1), date(2026, 4, 30))


def states_on(day: date, planned: dict[Step, Days], finished_on: date | None = None) -> list[str]:
    return [view.state.value for view in recorded_steps_on(day, planned, finished_on, decided=True)]


def test_all_eight_steps_stand_there_even_when_nothing_is_planned() -> None:
    views = recorded_steps_on(date(2026, 3, 1), {}, None, decided=True)
    assert [view.step for view in views] == list(Step)
    assert {view.state for view in views} == {StepState.UPCOMING}


def test_a_step_is_current_from_its_first_day_through_its_last() -> None:
    planned = {Step.IDEAS: MARCH}
    for day in (MARCH.first, MARCH.last):
        view = current_step(recorded_steps_on(day, planned, None, decided=True))
        assert view is not None
        assert view.step is Step.IDEAS
    assert (
        current_step(
            recorded_steps_on(MARCH.first - timedelta(days=1), planned, None, decided=True)
        )
        is None
    )
    assert (
        current_step(recorded_steps_on(MARCH.last + timedelta(days=1), planned, None, decided=True))
        is None
    )


def test_steps_without_days_are_done_once_a_later_step_has_begun() -> None:
    assert (
        states_on(MARCH.first, {Step.VOTE: MARCH}) == ["done"] * 4 + ["current"] + ["upcoming"] * 3
    )


def test_a_finished_round_has_no_step_left() -> None:
    planned = {Step.VOTE: MARCH}
    assert states_on(APRIL.first, planned, finished_on=APRIL.first) == ["done"] * 8
    assert states_on(MARCH.first, planned, finished_on=APRIL.first)[-1] == "upcoming"


def test_of_a_record_nobody_says_that_a_decision_was_taken_which_is_not_on_it() -> None:
    views = recorded_steps_on(APRIL.first, {Step.VOTE: MARCH}, APRIL.first, decided=False)
    assert [view.step for view in views if view.state is not StepState.DONE] == [Step.DECISION]
    assert view_of(views, Step.DECISION).state is StepState.UNRECORDED


def test_when_steps_overlap_the_later_one_is_the_current() -> None:
    planned = {Step.OUTREACH: MARCH, Step.IDEAS: MARCH}
    view = current_step(recorded_steps_on(MARCH.first, planned, None, decided=True))
    assert view is not None
    assert view.step is Step.IDEAS


def test_the_next_step_is_the_first_that_has_not_begun() -> None:
    view = next_step(
        recorded_steps_on(MARCH.first, {Step.IDEAS: MARCH, Step.REVIEW: APRIL}, None, decided=True)
    )
    assert view is not None
    assert (view.step, view.starts_on) == (Step.REVIEW, APRIL.first)


PAIRS = [(step, earlier) for step in Step for earlier in list(Step)[: list(Step).index(step)]]


@pytest.mark.parametrize(("step", "earlier"), PAIRS)
def test_steps_may_overlap_unless_what_comes_before_has_to_be_over(
    step: Step, earlier: Step
) -> None:
    for first, is_wrong in (
        (MARCH.first - timedelta(days=1), True),
        (MARCH.first, earlier in OVER_BEFORE.get(step, ())),
        (MARCH.last, earlier in OVER_BEFORE.get(step, ())),
        (MARCH.last + timedelta(days=1), False),
    ):
        wrong = out_of_order({earlier: MARCH, step: Days(first, APRIL.last)})
        assert wrong == ([(step, earlier)] if is_wrong else [])


@given(
    st.dictionaries(
        st.sampled_from(Step),
        st.builds(
            lambda first, length: Days(first, first + timedelta(days=length)),
            st.dates(date(2025, 1, 1), date(2027, 1, 1)),
            st.integers(0, 90),
        ),
    ),
    st.dates(date(2025, 1, 1), date(2027, 6, 1)),
    st.dates(date(2025, 1, 1), date(2027, 6, 1)),
)
def test_time_never_takes_a_step_back(planned: dict[Step, Days], one: date, other: date) -> None:
    order = ["upcoming", "current", "done"]
    earlier, later = (states_on(day, planned) for day in sorted((one, other)))
    assert all(
        order.index(before) <= order.index(after)
        for before, after in zip(earlier, later, strict=True)
    )
