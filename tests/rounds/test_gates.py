"""What each step waits for, and until when it goes on: the gates, one by one.

What they ought to be stands in `forbidden.py`; that whatever people do leads past none of them,
in `test_gates_hold.py`.
"""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from medborgarbudget.rounds.gates import Facts
from medborgarbudget.rounds.states import Need, Step, StepState
from medborgarbudget.rounds.timetable import Days, StepView, steps_on, view_of
from tests.rounds.forbidden import OPENS_ONLY_WITH

MONTHS = {
    step: Days(date(2027, month, 1), date(2027, month, 28)) for month, step in enumerate(Step, 1)
}
"""A month for each step, and some days between them."""
EARLY = date(2026, 12, 1)
DAY = timedelta(days=1)
EVERYTHING = Facts(dict.fromkeys(Need, EARLY))
ASKED = [
    (step, need)
    for step, needs in OPENS_ONLY_WITH.items()
    for need in sorted(needs)
    if need is not Need.VOTE_HELD
]


def since(day: date, need: Need) -> Facts:
    return replace(EVERYTHING, since={**EVERYTHING.since, need: day})


def without(need: Need) -> Facts:
    return replace(EVERYTHING, since={each: EARLY for each in Need if each is not need})


def at(
    day: date, step: Step, facts: Facts = EVERYTHING, closed: frozenset[Step] = frozenset()
) -> StepView:
    """A step as it stands on a day."""
    return view_of(steps_on(day, MONTHS, facts, closed), step)


@pytest.mark.parametrize("step", Step)
def test_a_step_that_lacks_nothing_goes_on_from_its_first_day_through_its_last(step: Step) -> None:
    days = MONTHS[step]
    on = (days.first - DAY, days.first, days.last, days.last + DAY)
    views = [at(day, step) for day in on]
    assert [view.state for view in views] == [
        StepState.UPCOMING,
        StepState.CURRENT,
        StepState.CURRENT,
        StepState.DONE,
    ]
    assert not any(view.missing or view.is_late for view in views)


@pytest.mark.parametrize(("step", "need"), ASKED)
def test_a_step_waits_for_each_thing_that_it_needs_whatever_its_days_are(
    step: Step, need: Need
) -> None:
    for day in (MONTHS[step].first, MONTHS[step].last + DAY):
        view = at(day, step, without(need))
        assert (view.state, view.missing, view.is_late) == (StepState.WAITING, (need,), True)
    soon = at(MONTHS[step].first - DAY, step, without(need))
    assert (soon.state, soon.missing) == (StepState.UPCOMING, (need,))


@pytest.mark.parametrize("step", Step)
def test_a_step_waits_for_its_checklist_and_for_a_hand_and_no_other_does(step: Step) -> None:
    for facts, need in (
        (replace(EVERYTHING, undone=frozenset({step})), Need.CHECKLIST),
        (replace(EVERYTHING, unopened=frozenset({step})), Need.BY_HAND),
    ):
        day = MONTHS[step].first
        assert (at(day, step, facts).state, at(day, step, facts).missing) == (
            StepState.WAITING,
            (need,),
        )
        earlier = [view.missing for view in steps_on(day, MONTHS, facts) if view.step != step]
        assert need not in [each for missing in earlier for each in missing]


def test_all_that_a_step_lacks_is_told_the_first_thing_first() -> None:
    everything = Facts(undone=frozenset(Step), unopened=frozenset(Step))
    assert at(MONTHS[Step.IDEAS].first, Step.IDEAS, everything).missing == (
        Need.START_DECISION,
        Need.PUBLISHED,
        Need.RULES,
        Need.POTS,
        Need.CHECKLIST,
        Need.BY_HAND,
    )


@pytest.mark.parametrize("vote", ["waits", "goes on", "is to come"])
def test_the_decision_waits_for_a_vote_that_was_held_to_its_end(vote: str) -> None:
    facts = without(Need.LIST_DECISION) if vote == "waits" else EVERYTHING
    first = MONTHS[Step.DECISION].first
    last = {"waits": first - DAY, "goes on": first, "is to come": first + 9 * DAY}[vote]
    days = {
        **MONTHS,
        Step.VOTE: Days(last if vote == "is to come" else MONTHS[Step.VOTE].first, last),
    }
    view = view_of(steps_on(first, days, facts), Step.DECISION)
    assert (view.state, view.missing) == (StepState.WAITING, (Need.VOTE_HELD,))


@pytest.mark.parametrize(
    ("step", "need"), [(step, need) for step, need in ASKED if step.residents_act]
)
def test_what_came_after_the_days_of_residents_does_not_make_them_over(
    step: Step, need: Need
) -> None:
    last = MONTHS[step].last
    too_late = at(last + 2 * DAY, step, since(last + DAY, need))
    assert (too_late.state, too_late.missing) == (StepState.WAITING, (Need.NEVER_OPEN,))
    assert too_late.is_late
    assert at(last + DAY, step, since(last, need)).state is StepState.DONE


def test_what_came_late_holds_no_step_up_in_which_residents_do_nothing() -> None:
    day = MONTHS[Step.REVIEW].last + DAY
    assert at(day, Step.REVIEW, since(day, Need.CRITERIA)).state is StepState.DONE


@pytest.mark.parametrize("closed", [False, True])
def test_the_political_decision_goes_on_until_it_is_recorded(closed: bool) -> None:
    steps = frozenset({Step.DECISION} if closed else ())
    days = MONTHS[Step.DECISION]
    for day, is_late in ((days.last, False), (days.last + DAY, True)):
        view = at(day, Step.DECISION, without(Need.DECISION), steps)
        assert (view.state, view.missing) == (StepState.CURRENT, (Need.DECISION,))
        assert view.is_late == is_late


@pytest.mark.parametrize("step", Step)
def test_a_step_that_somebody_closed_is_over_on_that_day(step: Step) -> None:
    day = MONTHS[step].last
    assert at(day, step, closed=frozenset({step})).state is StepState.DONE
    assert at(day, step, closed=frozenset(Step) - {step}).state is StepState.CURRENT


def test_without_days_a_step_is_to_come() -> None:
    views = steps_on(date(2028, 1, 1), {}, EVERYTHING)
    assert {(view.state, view.starts_on, view.ends_on) for view in views} == {
        (StepState.UPCOMING, None, None)
    }
