"""Telling people what the clock did to a round, and what day comes near.

Steps open and close by themselves; nothing here makes them do so.
"""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import override

from medborgarbudget.journal.actions import record
from medborgarbudget.journal.events import Event
from medborgarbudget.journal.models import Entry
from medborgarbudget.journal.queries import entries_about
from medborgarbudget.people.acting import SYSTEM
from medborgarbudget.people.actions import notify
from medborgarbudget.people.models import User
from medborgarbudget.people.roles import Capability
from medborgarbudget.rounds.actions.journal import locked
from medborgarbudget.rounds.actions.rulebooks import freeze_rules
from medborgarbudget.rounds.addresses import address_of
from medborgarbudget.rounds.events import STEP_CLOSED, STEP_NEEDS_CARE, STEP_OPENED, STEP_WAITS
from medborgarbudget.rounds.models import Round, RoundStep
from medborgarbudget.rounds.put_right import lacking
from medborgarbudget.rounds.queries.checklists import checklists_of
from medborgarbudget.rounds.queries.people import holders_in_round, staff_of_round
from medborgarbudget.rounds.queries.standing import steps_of
from medborgarbudget.rounds.states import Need, Step, StepState
from medborgarbudget.rounds.timetable import StepView
from medborgarbudget.rounds.track import Reminder, reminder_on

NEWS = timedelta(days=7)
"""What happened longer ago is no news: it is noted, and nobody is told."""


@transaction.atomic
def tell_of_steps(*, round: Round) -> int:
    """Tell everyone, once, of each step that the clock has opened or closed; returns how many.

    Rules are marked as frozen when the vote has opened.
    """
    round = locked(round)
    if _is_over(round):
        return 0
    rows = {Step(row.step): row for row in round.steps.all()}
    told = [
        _tell_of_step(round, rows[view.step], view) for view in steps_of(round) if view.step in rows
    ]
    freeze_rules(round=round)
    return sum(told)


@transaction.atomic
def remind_of_days(*, round: Round) -> int:
    """Remind, once for each day, of steps that wait, or that soon begin or end and lack something.

    Whoever answers for the step is told, and those who may put right what it lacks; of what is
    left in its checklist alone, those who run the round if nobody answers for it. Returns how
    many reminders there were.
    """
    round = locked(round)
    if _is_over(round):
        return 0
    checklists, today = checklists_of(round), timezone.localdate()
    rows = {Step(row.step): row for row in round.steps.all()}
    return sum(
        _remind(round, rows[view.step], reminder)
        for view in steps_of(round)
        if view.step in rows and (reminder := reminder_on(today, view, checklists[view.step]))
    )


def _is_over(round: Round) -> bool:
    return bool(
        round.record_only or not round.published_at or round.cancelled_at or round.finished_on
    )


def _tell_of_step(round: Round, row: RoundStep, view: StepView) -> int:
    begun = view.state in (StepState.CURRENT, StepState.DONE)
    over = view.state is StepState.DONE
    told = 0
    if begun and not row.told_opened_at:
        row.told_opened_at = timezone.now()
        told += _news(round, STEP_OPENED, row, row.starts_on, by_hand=row.opened_at)
    if over and not row.told_closed_at:
        row.told_closed_at = timezone.now()
        day = row.ends_on + timedelta(days=1)
        told += _news(round, STEP_CLOSED, row, day, by_hand=row.closed_at)
    if begun and not over:
        # Its days were moved and it goes on again.
        row.told_closed_at = None
    row.save(update_fields=["told_opened_at", "told_closed_at"])
    return told


def _news(
    round: Round, event: Event, row: RoundStep, day: date, *, by_hand: datetime | None
) -> bool:
    """Tell of a step, unless whoever opened or closed it did, or it was long ago."""
    if by_hand or day < timezone.localdate() - NEWS:
        return False
    entry = _record(event, round, _public_page(round), step=row.step)
    runs = holders_in_round(round, Capability.RUN_ROUNDS)
    notify(of=entry, users={*runs, *_responsible(round, row)})
    return True


def _remind(round: Round, row: RoundStep, reminder: Reminder) -> bool:
    event = STEP_WAITS if reminder.waits else STEP_NEEDS_CARE
    day = reminder.day.isoformat()
    known = entries_about(round, event, organisation_id=round.organisation_id)
    if known.filter(details__step=row.step, details__day=day).exists():
        return False
    lacks = {"lacks": " ".join(reminder.missing)} if reminder.missing else {}
    entry = _record(event, round, _step_page(round, row), step=row.step, day=day, **lacks)
    notify(of=entry, users=_concerned(round, row, reminder.missing))
    return True


def _concerned(round: Round, row: RoundStep, missing: tuple[Need, ...]) -> set[User]:
    """Whoever answers for a step, and those who may put right what it lacks."""
    responsible = set(_responsible(round, row))
    able = {lacking(round, Step(row.step), need).capability for need in missing}
    if not able and not responsible:
        able = {Capability.RUN_ROUNDS}
    return responsible.union(*(holders_in_round(round, each) for each in able))


def _responsible(round: Round, row: RoundStep) -> list[User]:
    # Whoever works here no more is not told, whatever the step still says.
    return [user for user in staff_of_round(round) if user.pk == row.responsible_id]


def _record(event: Event, round: Round, address: str, **details: str) -> Entry:
    return record(
        event,
        role=SYSTEM.role,
        organisation_id=round.organisation_id,
        subject=round,
        address=address,
        **details,
    )


def _public_page(round: Round) -> str:
    with override("sv"):
        return round.get_absolute_url()


def _step_page(round: Round, row: RoundStep) -> str:
    with override("sv"):
        return address_of(round, "rounds:workspace_step", row.step)
