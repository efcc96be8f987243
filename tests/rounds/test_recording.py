"""What a political body decides is recorded once it has, when its time has come, and once."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override
from django_scopes import scope

from medborgarbudget.journal.models import Entry
from medborgarbudget.rounds.actions import (
    cancel_round,
    close_step,
    record_decision,
    record_list_decision,
    record_start_decision,
)
from medborgarbudget.rounds.models import Decision, ListDecision, Round, RoundStep, StartDecision
from medborgarbudget.rounds.states import Opening, Step
from tests.rounds.making import (
    DECISION,
    LEAD,
    START,
    a_budget,
    a_public_round,
    a_round_at,
    a_round_being_set_up,
    first_day,
    on,
)

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
FACTS = ("body", "paragraph", "registry_number")


@contextmanager
def within(round: Round, day: date) -> Iterator[None]:
    with on(day), scope(organisation=round.organisation):
        yield


def last_day(round: Round, step: Step) -> date:
    return RoundStep.objects.get(round=round, step=step).ends_on


def decide_list(round: Round, decided_on: date, **changes: Any) -> ListDecision:
    details = {**DECISION, "decided_on": decided_on, **changes}
    return record_list_decision(round=round, details=details, by=LEAD)


def decide(round: Round, decided_on: date, **changes: Any) -> Decision:
    return record_decision(
        round=round, by=LEAD, **{**DECISION, "decided_on": decided_on, **changes}
    )


def start(round: Round, decided_on: date, **changes: Any) -> StartDecision:
    """Decide that there shall be another medborgarbudget."""
    details = {**DECISION, "decided_on": decided_on, **changes}
    budget = a_budget(round.organisation)
    return record_start_decision(budget=budget, details=details, by=LEAD)


Act = Callable[..., object]
EACH: list[tuple[Act, Step]] = [
    (start, Step.CRITERIA),
    (decide_list, Step.REVIEW),
    (decide, Step.DECISION),
]
"""Each decision, and a step in which it can be recorded."""
GATES = EACH[1:]


@pytest.mark.parametrize(("act", "step"), EACH)
def test_no_decision_is_recorded_before_the_day_on_which_it_is_taken(act: Act, step: Step) -> None:
    round = a_round_at(step)
    day = first_day(round, step) + 5 * DAY
    with within(round, day):
        with pytest.raises(ValidationError) as refusal:
            act(round, day + DAY)
        assert list(refusal.value.message_dict) == ["decided_on"]
        act(round, day)


@pytest.mark.parametrize("fact", FACTS)
@pytest.mark.parametrize(("act", "step"), EACH)
def test_every_decision_names_its_body_section_and_number(act: Act, step: Step, fact: str) -> None:
    round = a_round_at(step)
    day = first_day(round, step) + 5 * DAY
    with within(round, day), pytest.raises(ValidationError) as refusal:
        act(round, day, **{fact: ""})
    assert fact in refusal.value.message_dict


@pytest.mark.parametrize(("act", "step"), GATES)
def test_a_gate_is_passed_once(act: Act, step: Step) -> None:
    round = a_round_at(step)
    day = first_day(round, step) + 5 * DAY
    with within(round, day), override("en"):
        act(round, day)
        with pytest.raises(ValidationError, match="is recorded already"):
            act(round, day)


@pytest.mark.parametrize(("act", "step"), GATES)
def test_nothing_is_decided_about_a_round_that_was_called_off(act: Act, step: Step) -> None:
    round = a_round_at(step)
    day = first_day(round, step) + 5 * DAY
    with within(round, day):
        cancel_round(round=round, because="Pengarna är slut.", by=LEAD)
        with pytest.raises(ValidationError):
            act(round, day)


@pytest.mark.parametrize(("act", "step"), GATES)
def test_nothing_is_decided_about_a_round_that_nobody_has_seen(act: Act, step: Step) -> None:
    round = a_round_being_set_up()
    day = first_day(round, step) + 5 * DAY
    with within(round, day), pytest.raises(ValidationError, match=r"offentlig|public"):
        act(round, day)


def test_the_list_is_decided_from_the_end_of_the_ideas_to_the_last_day_of_the_vote() -> None:
    round = a_round_at(Step.REVIEW)
    with scope(organisation=round.organisation):
        ideas, vote = last_day(round, Step.IDEAS), last_day(round, Step.VOTE)
    for today, decided_on in ((ideas, ideas), (ideas + DAY, ideas), (vote + DAY, vote)):
        with within(round, today), pytest.raises(ValidationError):
            decide_list(round, decided_on)
    with within(round, vote):
        decide_list(round, ideas + DAY)


def test_no_list_is_decided_of_ideas_that_nobody_could_leave() -> None:
    round = a_round_at(Step.REVIEW)
    day = first_day(round, Step.REVIEW)
    with within(round, day):
        RoundStep.objects.filter(round=round, step=Step.IDEAS).update(opening=Opening.HAND)
        with pytest.raises(ValidationError):
            decide_list(round, day)


def test_the_outcome_is_decided_from_the_day_after_the_vote() -> None:
    round = a_round_at(Step.DECISION)
    with scope(organisation=round.organisation):
        vote = last_day(round, Step.VOTE)
    for today, decided_on in ((vote, vote), (vote + DAY, vote)):
        with within(round, today), pytest.raises(ValidationError):
            decide(round, decided_on)
    with within(round, vote + DAY):
        decide(round, vote + DAY)


@pytest.mark.parametrize(("act", "step"), [(decide_list, Step.IDEAS), (decide, Step.VOTE)])
def test_a_decision_is_taken_on_the_day_on_which_its_step_was_closed_and_not_before(
    act: Act, step: Step
) -> None:
    round = a_round_at(step)
    day = first_day(round, step) + 5 * DAY
    with within(round, day):
        close_step(round=round, step=step, reason="Alla är med.", by=LEAD)
        with pytest.raises(ValidationError) as refusal:
            act(round, day - DAY)
        assert list(refusal.value.message_dict) == ["decided_on"]
        act(round, day)


def test_everyone_is_told_of_both_gates() -> None:
    round = a_round_at(Step.IMPLEMENTATION)
    with scope(organisation=round.organisation):
        told = Entry.objects.filter(public=True).values_list("event_code", flat=True)
        assert {"rounds.list_decision_recorded", "rounds.decision_recorded"} <= set(told)


@pytest.mark.parametrize("is_public", [False, True])
def test_everyone_is_told_of_the_start_of_a_round_that_they_can_see(is_public: bool) -> None:
    round = a_public_round() if is_public else a_round_being_set_up()
    with within(round, START):
        budget = a_budget(round.organisation)
        Round.objects.filter(pk=round.pk).update(participatory_budget=budget)
        details = {**DECISION, "decided_on": START}
        record_start_decision(budget=budget, details=details, by=LEAD)
        entry = Entry.objects.filter(event_code__startswith="rounds.start_decision").latest(
            "number"
        )
    assert entry.public is is_public
