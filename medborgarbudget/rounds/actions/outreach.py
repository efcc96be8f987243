"""What can be done to the plan for reaching people, and to what came of it."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from medborgarbudget.journal.events import Event
from medborgarbudget.people.acting import Actor
from medborgarbudget.rounds.actions.journal import locked, write_down
from medborgarbudget.rounds.events import (
    OUTREACH_CHANGED,
    OUTREACH_DONE,
    OUTREACH_PLANNED,
    OUTREACH_REMOVED,
    OUTREACH_REOPENED,
)
from medborgarbudget.rounds.models import OutreachActivity, Round

Details = Mapping[str, Any]
"""New values by the names of the activity's fields."""


@transaction.atomic
def plan_activity(*, round: Round, details: Details, by: Actor) -> OutreachActivity:
    """Add something to the plan. Raises ``ValidationError`` if the round was called off."""
    _require_going_on(locked(round))
    activity = OutreachActivity(organisation_id=round.organisation_id, round=round, **details)
    return _saved(activity, OUTREACH_PLANNED, by)


@transaction.atomic
def change_activity(*, activity: OutreachActivity, details: Details, by: Actor) -> None:
    """Change what is planned."""
    activity = _stored(activity)
    if any(getattr(activity, name) != value for name, value in details.items()):
        _saved(activity, OUTREACH_CHANGED, by, details)


@transaction.atomic
def remove_activity(*, activity: OutreachActivity, by: Actor) -> None:
    """Take something off the plan. Raises ``ValidationError`` if it is done: its result counts."""
    activity = _stored(activity)
    if activity.done_on:
        raise ValidationError(_("It is done, and counts in the results. Change it instead."))
    _tell(OUTREACH_REMOVED, activity, by)
    activity.delete()


@transaction.atomic
def finish_activity(*, activity: OutreachActivity, details: Details, by: Actor) -> None:
    """Note that it is done (``done_on``), how many it reached, how it went and what it cost.

    Raises ``ValidationError`` for a day that has not come.
    """
    if details["done_on"] > timezone.localdate():
        raise ValidationError({"done_on": _("This day has not come yet.")})
    _saved(_stored(activity), OUTREACH_DONE, by, details)


@transaction.atomic
def reopen_activity(*, activity: OutreachActivity, by: Actor) -> None:
    """Take back that it is done, and how many it reached."""
    _saved(_stored(activity), OUTREACH_REOPENED, by, {"done_on": None, "reached": None})


def _saved(
    activity: OutreachActivity, event: Event, by: Actor, details: Details | None = None
) -> OutreachActivity:
    for name, value in (details or {}).items():
        setattr(activity, name, value)
    activity.full_clean()
    activity.save()
    _tell(event, activity, by)
    return activity


def _tell(event: Event, activity: OutreachActivity, by: Actor) -> None:
    # The channel alone: what people write in a plan may name somebody.
    with override("sv"):
        channel = activity.get_channel_display()
    write_down(event, activity.round, by, channel=channel)


def _stored(activity: OutreachActivity) -> OutreachActivity:
    found: OutreachActivity = OutreachActivity.objects.select_for_update().get(pk=activity.pk)
    return found


def _require_going_on(round: Round) -> None:
    if round.cancelled_at or round.record_only:
        raise ValidationError(_("The round is not going on, so there is nobody to reach."))
