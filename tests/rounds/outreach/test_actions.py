"""What is planned, changed, done and taken off the plan."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django_scopes import scope

from medborgarbudget.journal.models import Entry
from medborgarbudget.rounds.actions import cancel_round
from medborgarbudget.rounds.actions.outreach import (
    change_activity,
    finish_activity,
    remove_activity,
    reopen_activity,
)
from medborgarbudget.rounds.models import OutreachActivity, Round
from medborgarbudget.rounds.states import Step
from tests.factories import RoundFactory
from tests.rounds.making import LEAD, a_public_round, first_day, on
from tests.rounds.outreach.making import an_activity

pytestmark = pytest.mark.django_db


@pytest.fixture
def round() -> Iterator[Round]:
    """A public round, on the first day for ideas."""
    round = a_public_round()
    with scope(organisation=round.organisation), on(first_day(round, Step.IDEAS)):
        yield round


def told() -> list[str]:
    return list(Entry.objects.order_by("number").values_list("event_code", flat=True))


def done(activity: OutreachActivity, **details: object) -> None:
    usual = {"done_on": activity.starts_on, "reached": 30, "cost": 600, "outcome": "Bra."}
    finish_activity(activity=activity, details=usual | details, by=LEAD)
    activity.refresh_from_db()


def test_every_act_stands_in_the_journal(round: Round) -> None:
    activity = an_activity(round)
    change_activity(activity=activity, details={"place": "Biblioteket"}, by=LEAD)
    done(activity)
    reopen_activity(activity=activity, by=LEAD)
    remove_activity(activity=activity, by=LEAD)
    assert told()[-5:] == [
        "rounds.outreach_planned",
        "rounds.outreach_changed",
        "rounds.outreach_done",
        "rounds.outreach_reopened",
        "rounds.outreach_removed",
    ]
    assert not OutreachActivity.objects.exists()


def test_the_journal_never_tells_what_people_wrote(round: Round) -> None:
    an_activity(round, what="Fika hemma hos Asta Ek")
    entry = Entry.objects.order_by("number").last()
    assert entry is not None
    assert list(entry.details) == ["channel"]
    assert "Asta" not in str(vars(entry))


def test_a_change_that_changes_nothing_is_no_change(round: Round) -> None:
    activity = an_activity(round)
    before = told()
    change_activity(activity=activity, details={"what": activity.what}, by=LEAD)
    assert told() == before


def test_what_is_done_tells_how_many_it_reached(round: Round) -> None:
    activity = an_activity(round)
    done(activity, reached=45)
    assert (activity.reached, activity.outcome, activity.cost) == (45, "Bra.", 600)


def test_nothing_is_done_on_a_day_that_has_not_come(round: Round) -> None:
    activity = an_activity(round)
    with pytest.raises(ValidationError) as refused:
        done(activity, done_on=activity.starts_on + timedelta(days=1))
    assert list(refused.value.error_dict) == ["done_on"]


def test_what_is_done_stays_until_it_is_noted_as_not_done(round: Round) -> None:
    activity = an_activity(round)
    done(activity)
    with pytest.raises(ValidationError):
        remove_activity(activity=activity, by=LEAD)
    reopen_activity(activity=activity, by=LEAD)
    activity.refresh_from_db()
    assert (activity.done_on, activity.reached) == (None, None)
    remove_activity(activity=activity, by=LEAD)


def test_nobody_is_invited_to_a_round_that_was_called_off(round: Round) -> None:
    cancel_round(round=round, because="Pengarna tog slut.", by=LEAD)
    with pytest.raises(ValidationError):
        an_activity(round)


def test_nobody_is_invited_to_a_round_of_which_only_the_record_is_kept() -> None:
    round = RoundFactory()
    with scope(organisation=round.organisation), pytest.raises(ValidationError):
        an_activity(round, starts_on=round.published_at.date())


def test_a_last_day_before_the_first_is_refused(round: Round) -> None:
    first = first_day(round, Step.IDEAS)
    with pytest.raises(ValidationError):
        an_activity(round, starts_on=first, ends_on=first - timedelta(days=1))
