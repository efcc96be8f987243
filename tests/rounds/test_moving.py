"""Which days of a public round can be moved to, from where its steps stand."""

from datetime import date, timedelta

import pytest
from django.utils.translation import override

from medborgarbudget.rounds.moving import refusal_to_move
from medborgarbudget.rounds.states import Need, Step, StepState
from medborgarbudget.rounds.timetable import Days, StepView

UPCOMING, WAITING = StepState.UPCOMING, StepState.WAITING
CURRENT, DONE = StepState.CURRENT, StepState.DONE
TODAY = date(2027, 3, 10)

FIRST = "The step has begun: its first day stays."
CLOSE_IT = "The last day cannot lie in the past. Close the step instead."
TODAY_OR_LATER = "The first day has to be today or later."
OVER = "The step is over. Give it a last day that is today or later to open it again."


def days(first: int, last: int) -> Days:
    """Days by how far they lie from today."""
    return Days(TODAY + timedelta(days=first), TODAY + timedelta(days=last))


def refusal(step: Step, state: StepState, old: Days, new: Days, *others: StepView) -> str:
    """Why a step that stands so cannot have these days; empty if it can."""
    views = [StepView(step, state, old.first, old.last), *others]
    with override("en"):
        return str(refusal_to_move(step, old, new, views, TODAY) or "")


def a_vote(state: StepState, *missing: Need) -> StepView:
    return StepView(Step.VOTE, state, None, None, missing)


@pytest.mark.parametrize(
    ("state", "old", "new", "refused"),
    [
        (UPCOMING, (5, 9), (1, 9), ""),
        (UPCOMING, (5, 9), (0, 0), ""),
        (UPCOMING, (5, 9), (-1, 9), TODAY_OR_LATER),
        (WAITING, (-3, 2), (0, 5), ""),
        (WAITING, (-3, 2), (7, 9), ""),
        (WAITING, (-3, 2), (-3, 5), TODAY_OR_LATER),
        (CURRENT, (-5, 9), (-5, 0), ""),
        (CURRENT, (-5, 9), (-5, 20), ""),
        (CURRENT, (-5, 9), (-5, -1), CLOSE_IT),
        (CURRENT, (-5, 9), (-6, 9), FIRST),
        (CURRENT, (-5, 9), (1, 9), FIRST),
        (CURRENT, (-5, -2), (-5, -1), CLOSE_IT),
        (DONE, (-9, -5), (-9, 0), ""),
        (DONE, (-9, -5), (-9, -1), OVER),
        (DONE, (-9, -5), (0, 5), FIRST),
    ],
)
def test_days_that_have_passed_stay_and_new_ones_lie_ahead(
    state: StepState, old: tuple[int, int], new: tuple[int, int], refused: str
) -> None:
    assert refusal(Step.OUTREACH, state, days(*old), days(*new)) == refused


def test_a_vote_that_has_closed_is_never_opened_again() -> None:
    said = refusal(Step.VOTE, DONE, days(-9, -5), days(-9, 5))
    assert said == "A vote that has closed is never opened again."


def test_a_decision_that_is_taken_keeps_its_days() -> None:
    said = refusal(Step.DECISION, DONE, days(-9, -5), days(-9, 5), a_vote(DONE))
    assert said == "The decision is taken: its days stay."


@pytest.mark.parametrize("step", [Step.IDEAS, Step.REVIEW])
@pytest.mark.parametrize(
    ("vote", "refused"),
    [
        (a_vote(UPCOMING, Need.LIST_DECISION), ""),
        (a_vote(WAITING, Need.LIST_DECISION), ""),
        (
            a_vote(UPCOMING),
            "The ballot list is decided: what came before it stays as it was.",
        ),
        (
            a_vote(WAITING, Need.BY_HAND),
            "The ballot list is decided: what came before it stays as it was.",
        ),
        (a_vote(CURRENT), "The vote has opened: what came before it stays as it was."),
        (a_vote(DONE), "The vote has opened: what came before it stays as it was."),
    ],
)
def test_ideas_and_their_review_open_again_until_the_ballot_list_is_decided(
    step: Step, vote: StepView, refused: str
) -> None:
    assert refusal(step, DONE, days(-9, -5), days(-9, 5), vote) == refused


def test_what_residents_do_not_act_in_opens_again_whatever_the_vote() -> None:
    assert refusal(Step.CRITERIA, DONE, days(-9, -5), days(-9, 5), a_vote(DONE)) == ""
