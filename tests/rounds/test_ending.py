"""A round is finished, called off or thrown away; what everyone has seen of it stays."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django_scopes import scope

from medborgarbudget.journal.models import Entry
from medborgarbudget.rounds.actions import (
    cancel_round,
    change_round,
    close_step,
    discard_round,
    finish_round,
)
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.states import Step
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

WHY = "Pengarna tog slut."


@contextmanager
def within(round: Round, day: date) -> Iterator[None]:
    with on(day), scope(organisation=round.organisation):
        yield


def call_off(round: Round, because: str = WHY) -> None:
    cancel_round(round=round, because=because, by=LEAD)


def finish(round: Round) -> None:
    finish_round(round=round, by=LEAD)


def stored(round: Round) -> Round:
    return Round.objects.get(pk=round.pk)


def told(code: str) -> Entry:
    return Entry.objects.get(event_code=f"rounds.{code}", public=True)


@pytest.fixture
def finished() -> Round:
    round = a_round_at(Step.FOLLOW_UP)
    with within(round, first_day(round, Step.FOLLOW_UP)):
        close_step(round=round, step=Step.FOLLOW_UP, reason="Allt är gjort.", by=LEAD)
        finish(round)
    return round


def test_a_finished_round_is_over_from_that_day_and_everyone_is_told(finished: Round) -> None:
    with within(finished, START):
        assert stored(finished).finished_on == first_day(finished, Step.FOLLOW_UP)
        assert told("round_finished")


@pytest.mark.parametrize("again", [finish, call_off])
def test_what_is_finished_is_not_ended_again(
    finished: Round, again: Callable[[Round], None]
) -> None:
    with within(finished, first_day(finished, Step.FOLLOW_UP)):
        with pytest.raises(ValidationError):
            again(finished)
        assert stored(finished).cancelled_at is None


def test_a_round_is_not_finished_while_a_step_of_it_goes_on() -> None:
    round = a_round_at(Step.FOLLOW_UP)
    with within(round, first_day(round, Step.FOLLOW_UP)):
        with pytest.raises(ValidationError):
            finish(round)
        assert stored(round).finished_on is None


def test_a_round_is_called_off_for_a_reason_that_everyone_reads() -> None:
    round = a_public_round()
    with within(round, START):
        with pytest.raises(ValidationError):
            call_off(round, " ")
        call_off(round)
        assert str(stored(round).cancelled_because) == told("round_cancelled").reason == WHY


@pytest.mark.parametrize("again", [finish, call_off])
def test_what_is_called_off_is_not_ended_again(again: Callable[[Round], None]) -> None:
    round = a_round_at(Step.FOLLOW_UP)
    with within(round, first_day(round, Step.FOLLOW_UP)):
        close_step(round=round, step=Step.FOLLOW_UP, reason="Allt är gjort.", by=LEAD)
        call_off(round)
        with pytest.raises(ValidationError):
            again(round)


def test_what_nobody_has_seen_is_thrown_away_and_not_called_off() -> None:
    round = a_round_being_set_up()
    with within(round, START):
        with pytest.raises(ValidationError):
            call_off(round)
        discard_round(round=round, by=LEAD)
        assert not Round.objects.exists()


def test_what_everyone_has_seen_is_not_thrown_away() -> None:
    round = a_public_round()
    with within(round, START), pytest.raises(ValidationError):
        discard_round(round=round, by=LEAD)


@pytest.mark.parametrize(
    ("field", "value"), [("budget", 600_000), ("slug", "annan"), ("promise", "Vi lovar inget.")]
)
def test_money_address_and_promise_of_a_public_round_are_not_just_changed(
    field: str, value: object
) -> None:
    round = a_public_round()
    with within(round, START):
        before = getattr(stored(round), field)
        with pytest.raises(ValidationError):
            change_round(round=round, details={field: value}, by=LEAD)
        change_round(round=round, details={field: before, "residents": 10}, by=LEAD)
        assert stored(round).residents == 10
