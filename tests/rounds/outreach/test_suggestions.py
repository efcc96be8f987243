"""What others do stands ready, at the time when it is of use."""

from datetime import date, timedelta

from django.utils.translation import override

from medborgarbudget.rounds.outreach.suggestions import (
    SUGGESTIONS,
    day_for,
    open_suggestions,
    suggestion_named,
)
from medborgarbudget.rounds.states import OutreachChannel, Step
from medborgarbudget.rounds.timetable import Days

DAYS = {
    Step.IDEAS: Days(date(2027, 3, 1), date(2027, 3, 31)),
    Step.VOTE: Days(date(2027, 9, 1), date(2027, 9, 30)),
}
EARLY = date(2027, 1, 11)


def test_each_suggestion_is_found_by_its_name() -> None:
    assert all(suggestion_named(each.key) is each for each in SUGGESTIONS)
    assert suggestion_named("balloons") is None


def test_ambassadors_are_found_four_weeks_before_ideas_open() -> None:
    assert day_for(suggestion_named("ambassadors"), DAYS, EARLY) == date(2027, 2, 1)


def test_a_reminder_goes_out_three_days_before_the_last_day() -> None:
    assert day_for(suggestion_named("reminder"), DAYS, EARLY) == date(2027, 3, 28)


def test_what_should_have_been_done_already_is_done_today() -> None:
    today = date(2027, 2, 20)
    assert day_for(suggestion_named("ambassadors"), DAYS, today) == today
    assert day_for(suggestion_named("ambassadors"), {}, today) == today


def test_what_is_for_a_step_that_is_over_is_not_suggested() -> None:
    after_ideas = DAYS[Step.IDEAS].last + timedelta(days=1)
    steps = {each.step for each in open_suggestions([], DAYS, after_ideas)}
    assert steps == {Step.VOTE}


def test_what_is_planned_is_not_suggested_again_in_any_language() -> None:
    for language in ("sv", "en"):
        with override(language):
            planned = [str(suggestion_named("postcard").what)]
            keys = [each.key for each in open_suggestions(planned, DAYS, EARLY)]
        assert "postcard" not in keys
        assert len(keys) == len(SUGGESTIONS) - 1


def test_suggestions_fit_into_the_plan() -> None:
    for each in SUGGESTIONS:
        for language in ("sv", "en"):
            with override(language):
                assert max(len(str(each.what)), len(str(each.audience))) <= 200
    assert {each.channel for each in SUGGESTIONS} == set(OutreachChannel) - {OutreachChannel.OTHER}
