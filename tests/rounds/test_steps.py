"""Steps are opened, closed and moved in the open, and never against their gates."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django_scopes import scope

from medborgarbudget.journal.models import Entry
from medborgarbudget.rounds.actions import (
    cancel_round,
    change_step,
    close_step,
    finish_round,
    move_steps,
    open_step,
)
from medborgarbudget.rounds.actions.checklist import (
    add_item,
    remove_item,
    require_item,
    tick,
    untick,
)
from medborgarbudget.rounds.models import ChecklistItem, Round, RoundStep, TimetableChange
from medborgarbudget.rounds.queries import rounds_of, steps_of
from medborgarbudget.rounds.states import Need, Opening, Step, StepState
from medborgarbudget.rounds.timetable import Days, StepView, view_of
from tests.rounds.making import (
    LEAD,
    START,
    a_public_round,
    a_round_at,
    a_round_being_set_up,
    first_day,
    on,
)

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
WHY = "Lokalen var stängd."


@contextmanager
def within(round: Round, day: date) -> Iterator[None]:
    with on(day), scope(organisation=round.organisation):
        yield


def view(round: Round, step: Step, day: date | None = None) -> StepView:
    return view_of(steps_of(rounds_of(round.organisation).get(pk=round.pk), day), step)


def days_of(round: Round, step: Step) -> Days:
    row = RoundStep.objects.get(round=round, step=step)
    return Days(row.starts_on, row.ends_on)


def move(round: Round, step: Step, *days: date, reason: str = WHY) -> list[TimetableChange]:
    return move_steps(round=round, days={step: Days(*days)}, reason=reason, by=LEAD)


def close(round: Round, step: Step, reason: str = WHY) -> None:
    close_step(round=round, step=step, reason=reason, by=LEAD)


def by_hand(round: Round, step: Step) -> None:
    change_step(round=round, step=step, details={"opening": Opening.HAND}, by=LEAD)


def told(code: str) -> str:
    """The reason that everyone reads of what happened last."""
    entry = Entry.objects.filter(event_code=f"rounds.{code}", public=True).latest("number")
    return str(entry.reason)


# Closing


@pytest.mark.parametrize("step", [Step.CRITERIA, Step.IDEAS, Step.VOTE])
def test_a_step_that_is_closed_early_is_over_that_day_and_everyone_reads_why(step: Step) -> None:
    round = a_round_at(step)
    today = first_day(round, step) + 3 * DAY
    with within(round, today):
        planned = days_of(round, step)
        close(round, step)
        assert view(round, step).state is StepState.DONE
        assert days_of(round, step) == Days(planned.first, today)
        change = TimetableChange.objects.get(round=round)
        assert (change.step, change.old_ends_on, change.ends_on) == (step, planned.last, today)
        assert (str(change.reason), told("step_closed")) == (WHY, WHY)


def test_only_a_step_that_goes_on_is_closed_and_only_for_a_reason() -> None:
    round = a_round_at(Step.IDEAS)
    with within(round, first_day(round, Step.IDEAS)):
        for step in (Step.OUTREACH, Step.REVIEW):
            with pytest.raises(ValidationError):
                close(round, step)
        with pytest.raises(ValidationError) as refusal:
            close(round, Step.IDEAS, reason=" ")
        assert "reason" in refusal.value.message_dict
        assert view(round, Step.IDEAS).state is StepState.CURRENT
        assert not TimetableChange.objects.filter(round=round).exists()


def test_the_political_decision_is_not_closed_before_it_is_recorded() -> None:
    round = a_round_at(Step.DECISION)
    with within(round, first_day(round, Step.DECISION)), pytest.raises(ValidationError) as refusal:
        close(round, Step.DECISION)
    assert refusal.value.messages == [str(Need.DECISION.label)]


# Opening


def test_a_step_opens_when_somebody_opens_it_and_everyone_is_told() -> None:
    round = a_public_round()
    with within(round, START):
        by_hand(round, Step.OUTREACH)
    with within(round, first_day(round, Step.OUTREACH)):
        assert view(round, Step.OUTREACH).missing == (Need.BY_HAND,)
        open_step(round=round, step=Step.OUTREACH, by=LEAD)
        assert view(round, Step.OUTREACH).state is StepState.CURRENT
        assert told("step_opened") == ""
        with pytest.raises(ValidationError):
            open_step(round=round, step=Step.OUTREACH, by=LEAD)


def test_nobody_opens_a_step_before_its_first_day_or_one_that_opens_by_itself() -> None:
    round = a_public_round()
    with within(round, first_day(round, Step.OUTREACH) - DAY):
        by_hand(round, Step.OUTREACH)
        for step in (Step.CRITERIA, Step.OUTREACH, Step.VOTE):
            with pytest.raises(ValidationError):
                open_step(round=round, step=step, by=LEAD)
        assert not RoundStep.objects.exclude(opened_at=None).exists()


def test_a_vote_that_lacks_its_list_is_not_opened_by_hand_and_says_what_it_lacks() -> None:
    round = a_public_round()
    with within(round, first_day(round, Step.VOTE)):
        by_hand(round, Step.VOTE)
        with pytest.raises(ValidationError) as refusal:
            open_step(round=round, step=Step.VOTE, by=LEAD)
        assert refusal.value.messages == [str(Need.LIST_DECISION.label)]
        assert view(round, Step.VOTE).missing == (Need.LIST_DECISION, Need.BY_HAND)


def test_how_a_step_opens_is_settled_once_it_has() -> None:
    round = a_round_at(Step.IDEAS)
    with within(round, first_day(round, Step.IDEAS)):
        for step in (Step.OUTREACH, Step.IDEAS):
            with pytest.raises(ValidationError) as refusal:
                by_hand(round, step)
            assert "opening" in refusal.value.message_dict
        by_hand(round, Step.REVIEW)


PUT_RIGHT: dict[str, Callable[[Round, ChecklistItem], object]] = {
    "opened": lambda round, _item: open_step(round=round, step=Step.VOTE, by=LEAD),
    "left to the clock": lambda round, _item: change_step(
        round=round, step=Step.VOTE, details={"opening": Opening.CLOCK}, by=LEAD
    ),
    "done": lambda _round, item: tick(item=item, by=LEAD),
    "not required": lambda _round, item: require_item(item=item, required=False, by=LEAD),
    "removed": lambda _round, item: remove_item(item=item, by=LEAD),
}
BY_HAND = ("opened", "left to the clock")


def a_vote_that_waits(way: str) -> tuple[Round, ChecklistItem]:
    """A round whose vote waits for what is put right in this way."""
    round, required = a_round_at(Step.VOTE), way not in BY_HAND
    with within(round, START):
        item = add_item(round=round, step=Step.VOTE, text="Boka", required=required, by=LEAD)
        if way in BY_HAND:
            by_hand(round, Step.VOTE)
    return round, item


@pytest.mark.parametrize("way", PUT_RIGHT)
def test_what_a_vote_waits_for_is_put_right_on_its_last_day_and_not_the_day_after(way: str) -> None:
    round, item = a_vote_that_waits(way)
    with scope(organisation=round.organisation):
        last = days_of(round, Step.VOTE).last
    with within(round, last + DAY), pytest.raises(ValidationError):
        PUT_RIGHT[way](round, item)
    with within(round, last):
        PUT_RIGHT[way](round, item)
        assert view(round, Step.VOTE).state is StepState.CURRENT


@pytest.mark.parametrize("way", PUT_RIGHT)
def test_nothing_is_put_right_in_a_round_that_was_called_off(way: str) -> None:
    round, item = a_vote_that_waits(way)
    with within(round, first_day(round, Step.VOTE)):
        cancel_round(round=round, because="Pengarna är slut.", by=LEAD)
        with pytest.raises(ValidationError):
            PUT_RIGHT[way](round, item)


@pytest.mark.parametrize(
    "act",
    [
        lambda item: untick(item=item, by=LEAD),
        lambda item: add_item(
            round=item.round, step=Step.OUTREACH, text="Mer", required=True, by=LEAD
        ),
        lambda item: require_item(item=item, required=False, by=LEAD),
    ],
)
@pytest.mark.parametrize("later", [Step.OUTREACH, Step.IDEAS])
def test_what_a_step_asked_for_before_it_opened_stays_as_it_was(
    act: Callable[[ChecklistItem], object], later: Step
) -> None:
    round = a_public_round()
    with within(round, START):
        item = add_item(round=round, step=Step.OUTREACH, text="Boka", required=True, by=LEAD)
        tick(item=item, by=LEAD)
    with within(round, first_day(round, later)), pytest.raises(ValidationError):
        act(item)


def test_a_step_in_which_residents_do_nothing_is_opened_after_its_days_too() -> None:
    round = a_public_round()
    with within(round, START):
        by_hand(round, Step.OUTREACH)
    with within(round, first_day(round, Step.IDEAS)):
        open_step(round=round, step=Step.OUTREACH, by=LEAD)
        assert view(round, Step.OUTREACH).state is StepState.DONE


# Moving


def test_a_move_is_told_with_the_days_before_and_its_reason() -> None:
    round = a_public_round()
    with within(round, START):
        old = days_of(round, Step.FOLLOW_UP)
        move(round, Step.FOLLOW_UP, old.first + DAY, old.last + 2 * DAY)
        assert days_of(round, Step.FOLLOW_UP) == Days(old.first + DAY, old.last + 2 * DAY)
        change = TimetableChange.objects.get(round=round)
        assert Days(change.old_starts_on, change.old_ends_on) == old
        assert Days(change.starts_on, change.ends_on) == days_of(round, Step.FOLLOW_UP)
        assert (str(change.reason), told("days_moved")) == (WHY, WHY)


def test_days_that_stay_as_they_are_are_no_move() -> None:
    round = a_public_round()
    with within(round, START):
        old = days_of(round, Step.VOTE)
        assert move(round, Step.VOTE, old.first, old.last, reason="") == []
        assert not Entry.objects.filter(event_code="rounds.days_moved").exists()


@pytest.mark.parametrize("reason", ["", " "])
def test_days_of_a_public_round_move_only_for_a_reason(reason: str) -> None:
    round = a_public_round()
    with within(round, START):
        old = days_of(round, Step.FOLLOW_UP)
        with pytest.raises(ValidationError) as refusal:
            move(round, Step.FOLLOW_UP, old.first, old.last + DAY, reason=reason)
    assert "reason" in refusal.value.message_dict


def test_days_of_a_draft_move_anywhere_in_their_order_and_nobody_is_told() -> None:
    round = a_round_being_set_up()
    with within(round, START):
        assert move(round, Step.CRITERIA, START - 9 * DAY, START - DAY, reason="") == []
        assert days_of(round, Step.CRITERIA).last == START - DAY
        assert not TimetableChange.objects.exists()
        assert not Entry.objects.filter(event_code="rounds.days_moved").exists()


@pytest.mark.parametrize("draft", [True, False])
def test_no_days_end_before_they_begin_or_come_in_the_wrong_order(draft: bool) -> None:
    round = a_round_being_set_up() if draft else a_public_round()
    with within(round, START):
        vote, ideas = days_of(round, Step.VOTE), days_of(round, Step.IDEAS)
        for step, days in (
            (Step.FOLLOW_UP, Days(vote.last + 99 * DAY, vote.last + 98 * DAY)),
            (Step.VOTE, Days(ideas.last, vote.last)),
            (Step.OUTREACH, Days(ideas.first + DAY, ideas.last)),
        ):
            old = days_of(round, step)
            with pytest.raises(ValidationError):
                move(round, step, days.first, days.last)
            assert days_of(round, step) == old


def test_no_day_of_a_public_round_moves_into_the_past() -> None:
    round = a_round_at(Step.IDEAS)
    today = first_day(round, Step.IDEAS) + 5 * DAY
    with within(round, today):
        goes_on, comes = days_of(round, Step.IDEAS), days_of(round, Step.FOLLOW_UP)
        for step, days in (
            (Step.IDEAS, Days(goes_on.first, today - DAY)),
            (Step.IDEAS, Days(goes_on.first - DAY, goes_on.last)),
            (Step.FOLLOW_UP, Days(goes_on.first, comes.last)),
        ):
            with pytest.raises(ValidationError):
                move(round, step, days.first, days.last)
        assert not TimetableChange.objects.exists()
        move(round, Step.IDEAS, goes_on.first, today)


def test_a_step_that_was_closed_goes_on_again_when_it_gets_more_days() -> None:
    round = a_round_at(Step.OUTREACH)
    today = first_day(round, Step.OUTREACH)
    with within(round, today):
        close(round, Step.OUTREACH)
        move(round, Step.OUTREACH, today, today + 9 * DAY)
        assert view(round, Step.OUTREACH).state is StepState.CURRENT


def test_a_vote_that_was_closed_stays_closed() -> None:
    round = a_round_at(Step.VOTE)
    today = first_day(round, Step.VOTE)
    with within(round, today):
        close(round, Step.VOTE)
        with pytest.raises(ValidationError):
            move(round, Step.VOTE, today, today + 9 * DAY)
        assert view(round, Step.VOTE).state is StepState.DONE


# Afterwards


def prolong(round: Round) -> None:
    days = days_of(round, Step.FOLLOW_UP)
    move(round, Step.FOLLOW_UP, days.first, days.last + 9 * DAY)


ACTS: dict[str, Callable[[Round], Any]] = {
    "move": prolong,
    "close": lambda round: close(round, Step.FOLLOW_UP),
    "open": lambda round: open_step(round=round, step=Step.FOLLOW_UP, by=LEAD),
    "how it opens": lambda round: by_hand(round, Step.FOLLOW_UP),
}


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("ends", ["called off", "finished"])
def test_the_steps_of_a_round_that_is_over_stay_as_they_are(ends: str, act: str) -> None:
    round = a_round_at(Step.FOLLOW_UP)
    with within(round, first_day(round, Step.FOLLOW_UP)):
        if ends == "called off":
            if act == "open":
                RoundStep.objects.filter(round=round).update(opening=Opening.HAND)
            cancel_round(round=round, because="Pengarna är slut.", by=LEAD)
        else:
            close(round, Step.FOLLOW_UP)
            finish_round(round=round, by=LEAD)
        before = list(RoundStep.objects.filter(round=round).values())
        with pytest.raises(ValidationError):
            ACTS[act](round)
        assert list(RoundStep.objects.filter(round=round).values()) == before
