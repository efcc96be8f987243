"""A round of which only the record is kept goes by its days, has no gates, and stays as it was."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django_scopes import scope

from medborgarbudget.rounds import actions
from medborgarbudget.rounds.models import Decision, Round
from medborgarbudget.rounds.queries import steps_of
from medborgarbudget.rounds.states import Step, StepState
from medborgarbudget.rounds.timetable import Days
from tests.factories import OrganisationFactory
from tests.rounds.making import DECISION, LEAD, RULES, START, on

pytestmark = pytest.mark.django_db

MAY = Days(date(2020, 5, 1), date(2020, 5, 9))


@pytest.fixture
def kept() -> Round:
    organisation = OrganisationFactory()
    with scope(organisation=organisation):
        return actions.record_round(
            organisation=organisation,
            slug="forr",
            name="Förr",
            budget=100_000,
            timetable={Step.VOTE: MAY},
        )


@pytest.mark.parametrize(
    "act",
    [
        lambda kept: actions.add_pot(
            round=kept, details={"name": "Ny", "amount": 5}, by=LEAD, reason="Skäl."
        ),
        lambda kept: actions.set_budget(round=kept, total=5, by=LEAD, reason="Skäl."),
        lambda kept: actions.save_rules(round=kept, rules=RULES),
        lambda kept: actions.discard_round(round=kept, by=LEAD),
        lambda kept: actions.publish_round(round=kept, by=LEAD),
    ],
)
def test_money_and_rules_of_a_record_stay(kept: Round, act: Callable[[Round], object]) -> None:
    with scope(organisation=kept.organisation), pytest.raises(ValidationError):
        act(kept)


def test_its_steps_go_by_their_days_and_wait_for_nothing(kept: Round) -> None:
    with scope(organisation=kept.organisation):
        states = [view.state for view in steps_of(kept, MAY.last)]
        assert states == [StepState.DONE] * 4 + [StepState.CURRENT] + [StepState.UPCOMING] * 3
        with on(MAY.last):
            actions.freeze_rules(round=kept)


def test_what_was_decided_is_recorded_and_corrected_without_a_vote_here(kept: Round) -> None:
    with scope(organisation=kept.organisation), on(START):
        decided = actions.record_decision(round=kept, decided_on=MAY.first, by=LEAD, **DECISION)
        slip = {"decided_on": MAY.last}
        actions.correct_decision(decision=decided, details=slip, reason="Fel dag.", by=LEAD)
        assert Decision.objects.get(round=kept).decided_on == MAY.last
