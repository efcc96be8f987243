"""The demo is invented the same every time, and alive on the day it is made."""

from datetime import date

import pytest
from django_scopes import scopes_disabled

from medborgarbudget.demo.seed import seed
from medborgarbudget.demo.timetables import LENGTHS, in_the_midst_of, over_since
from medborgarbudget.results.models import Count
from medborgarbudget.results.queries import selected_codes
from medborgarbudget.results.states import CountState
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.queries import steps_of
from medborgarbudget.rounds.states import Step
from medborgarbudget.rounds.timetable import current_step

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize("step", list(Step))
def test_a_round_in_the_midst_of_a_step_is_in_that_step(step: Step) -> None:
    days = in_the_midst_of(step, TODAY)[step]
    assert days.first < TODAY < days.last
    assert (days.last - days.first).days == LENGTHS[step] - 1


def test_a_round_that_is_over_ended_when_it_says() -> None:
    assert (TODAY - over_since(30, TODAY)[Step.FOLLOW_UP].last).days == 30


@pytest.mark.django_db
def test_the_demo_shows_a_finished_round_and_three_at_other_steps() -> None:
    seed(TODAY)
    with scopes_disabled():
        current = [current_step(steps_of(round, TODAY)) for round in Round.objects.all()]
        count = Count.objects.get()
        winners = selected_codes(count)
    assert sorted(view.step for view in current if view) == [Step.IDEAS, Step.OUTREACH, Step.REVIEW]
    assert current.count(None) == 1
    assert (count.state, count.voters) == (CountState.PUBLISHED, 2874)
    # The same ballots every time: whoever changes them sees it here.
    assert winners == ["5", "6", "8", "20", "1", "18", "9", "11", "17", "12", "10", "23", "15"]
