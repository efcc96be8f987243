"""Where a round stands follows from the clock alone."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from medborgarbudget.rounds.states import Step, StepState
from medborgarbudget.rounds.timetable import Days, current_step, next_step, recorded_steps_on

MARCH = Days(date(2026, 3, 1), date(2026, 3, 31))
APRIL = Days(date(2026, 4, 1), date(2026, 4, 30))


def states_on(day: date, planned: dict[Step, Days], finished_on: date | None = None) -> list[str]:
    return [view.state.value for view in recorded_steps_on(day, planned, finished_on)]


def test_all_eight_steps_stand_there_even_when_nothing_is_planned() -> None:
    views = recorded_steps_on(date(2026, 3, 1), {}, None)
    assert [view.step for view in views] == list(Step)
    assert {view.state for view in views} == {StepState.UPCOMING}


def test_a_step_is_current_from_its_first_day_through_its_last() -> None:
    planned = {Step.IDEAS: MARCH}
    for day in (MARCH.first, MARCH.last):
        view = current_step(recorded_steps_on(day, planned, None))
        assert view is not None
        assert view.step is Step.IDEAS
    assert current_step(recorded_steps_on(MARCH.first - timedelta(days=1), planned, None)) is None
    assert current_step(recorded_steps_on(MARCH.last + timedelta(days=1), planned, None)) is None


def test_steps_without_days_are_done_once_a_later_step_has_begun() -> None:
    assert (
        states_on(MARCH.first, {Step.VOTE: MARCH}) == ["done"] * 4 + ["current"] + ["upcoming"] * 3
    )


def test_a_finished_round_has_no_step_left() -> None:
    planned = {Step.VOTE: MARCH}
    assert states_on(APRIL.first, planned, finished_on=APRIL.first) == ["done"] * 8
    assert states_on(MARCH.first, planned, finished_on=APRIL.first)[-1] == "upcoming"


def test_when_steps_overlap_the_later_one_is_the_current() -> None:
    planned = {Step.OUTREACH: MARCH, Step.IDEAS: MARCH}
    view = current_step(recorded_steps_on(MARCH.first, planned, None))
    assert view is not None
    assert view.step is Step.IDEAS


def test_the_next_step_is_the_first_that_has_not_begun() -> None:
    view = next_step(recorded_steps_on(MARCH.first, {Step.IDEAS: MARCH, Step.REVIEW: APRIL}, None))
    assert view is not None
    assert (view.step, view.starts_on) == (Step.REVIEW, APRIL.first)


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
