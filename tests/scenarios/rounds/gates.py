"""How a round goes through its two gates on the days of its case."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from medborgarbudget.rounds.actions import finish_round, record_decision, record_list_decision
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.queries import steps_of
from medborgarbudget.rounds.states import Need, Step, StepState
from medborgarbudget.rounds.timetable import StepView
from tests.rounds.making import on
from tests.scenarios.rounds.case import LEAD, Decided, again


def goes_through_its_gates(round: Round, *, ballot_list: Decided, result: Decided) -> None:
    """Without the decision about the list the vote waits, and without that about the result
    nothing is carried out; with both, every step has its days, and the round comes to an end.
    """
    _comes_to_its_ideas(round)
    _waits_for(round, Step.VOTE, Need.LIST_DECISION)
    with on(ballot_list.on):
        record_list_decision(round=round, details=ballot_list.details, by=LEAD)
    _goes_on_in(round, Step.VOTE)
    _lacks_a_decision_in(round, Step.DECISION)
    _waits_for(round, Step.IMPLEMENTATION, Need.DECISION)
    with on(result.on):
        record_decision(round=round, by=LEAD, **result.details)
    _goes_on_in(round, Step.IMPLEMENTATION)
    _goes_on_in(round, Step.FOLLOW_UP)
    _ends_after(round, _view(round, Step.FOLLOW_UP, result.on).ends_on)


def first_day(round: Round, step: Step) -> date:
    """The first day of one of its steps."""
    day = _view(round, step, date.max).starts_on
    assert day
    return day


def _comes_to_its_ideas(round: Round) -> None:
    for step in (Step.CRITERIA, Step.OUTREACH, Step.IDEAS, Step.REVIEW):
        _goes_on_in(round, step)


def _goes_on_in(round: Round, step: Step) -> None:
    assert _view(round, step, first_day(round, step)).state is StepState.CURRENT


def _waits_for(round: Round, step: Step, need: Need) -> None:
    view = _view(round, step, first_day(round, step))
    assert (view.state, view.missing) == (StepState.WAITING, (need,))


def _lacks_a_decision_in(round: Round, step: Step) -> None:
    last = _view(round, step, date.max).ends_on
    assert last
    late = _view(round, step, last + timedelta(days=1))
    assert (late.state, late.missing, late.is_late) == (
        StepState.CURRENT,
        (Need.DECISION,),
        True,
    )


def _ends_after(round: Round, last: date | None) -> None:
    assert last
    with on(last), pytest.raises(ValidationError):
        finish_round(round=round, by=LEAD)
    with on(last + timedelta(days=1)):
        finish_round(round=round, by=LEAD)
    assert again(round).finished_on == last + timedelta(days=1)


def _view(round: Round, step: Step, day: date) -> StepView:
    return next(view for view in steps_of(again(round), day) if view.step is step)
