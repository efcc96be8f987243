"""What can be done to the steps of a round: move their days, open and close them."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from medborgarbudget.people.acting import Actor
from medborgarbudget.rounds.actions.journal import Text, locked, write_down
from medborgarbudget.rounds.events import DAYS_MOVED, STEP_CHANGED, STEP_CLOSED, STEP_OPENED
from medborgarbudget.rounds.models import Round, RoundStep, TimetableChange
from medborgarbudget.rounds.moving import refusal_to_move
from medborgarbudget.rounds.queries.standing import planned_days, steps_of
from medborgarbudget.rounds.states import Opening, Step, StepState
from medborgarbudget.rounds.timetable import Days, out_of_order, state_of, view_of


@transaction.atomic
def move_steps(
    *, round: Round, days: Mapping[Step, Days], reason: Text = "", by: Actor
) -> list[TimetableChange]:
    """Give steps new days, all at once.

    In a public round each move is public with its ``reason``. Raises ``ValidationError`` if
    there is none, if steps would come in the wrong order, or if a gate has been passed that a
    move would open again.
    """
    round = _going_on(round)
    planned = planned_days(round)
    moved = {step: new for step, new in days.items() if planned.get(step) != new}
    if not moved:
        return []
    if round.published_at and not str(reason).strip():
        raise ValidationError({"reason": _("Say why the days move. Everyone can read it.")})
    _require_days(round, planned, moved)
    changes = [_move(round, step, new, reason) for step, new in moved.items()]
    if not round.published_at:
        return []
    TimetableChange.objects.bulk_create(changes)
    for change in changes:
        write_down(DAYS_MOVED, round, by, reason=reason, step=change.step)
    return changes


@transaction.atomic
def open_step(*, round: Round, step: Step, by: Actor) -> None:
    """Open a step that waits for somebody's hand; its first day has to have come.

    Raises ``ValidationError`` naming everything that it lacks besides.
    """
    round = _going_on(round)
    row = _row(round, step)
    if row.opening != Opening.HAND or row.opened_at:
        raise ValidationError(_("The step opens by itself, or is open already."))
    if timezone.localdate() < row.starts_on:
        raise ValidationError(_("Its first day has not come. Move its days first."))
    require_days_left(round, step)
    row.opened_at = timezone.now()
    row.save()
    view = view_of(steps_of(locked(round)), step)
    if view.state is StepState.WAITING:
        raise ValidationError([str(need.label) for need in view.missing])
    write_down(STEP_OPENED, round, by, step=step)


@transaction.atomic
def close_step(*, round: Round, step: Step, reason: Text = "", by: Actor) -> None:
    """Close a step that goes on; before its last day is over, for a public reason.

    Raises ``ValidationError`` if it does not go on, or cannot be over yet.
    """
    round = _going_on(round)
    row = _row(round, step)
    view = view_of(steps_of(round), step)
    if view.state is not StepState.CURRENT:
        raise ValidationError(_("Only a step that goes on can be closed."))
    if view.missing:
        raise ValidationError([str(need.label) for need in view.missing])
    if not str(reason).strip():
        raise ValidationError({"reason": _("Say why the step closes now. Everyone can read it.")})
    change = _change(row, Days(row.starts_on, timezone.localdate()), reason)
    change.save()
    row.ends_on, row.closed_at = change.ends_on, timezone.now()
    row.save()
    write_down(STEP_CLOSED, round, by, reason=reason, step=step)


@transaction.atomic
def change_step(*, round: Round, step: Step, details: Mapping[str, Any], by: Actor) -> RoundStep:
    """Change who answers for a step, its text, or how it opens; raises ``ValidationError``."""
    round = locked(round)
    row = _row(round, step)
    if details.get("opening", row.opening) != row.opening and (
        state_of(steps_of(round), step) in (StepState.CURRENT, StepState.DONE)
    ):
        raise ValidationError({"opening": _("The step has opened already.")})
    if details.get("opening", row.opening) != row.opening:
        require_days_left(round, step)
    changed = sorted(name for name, value in details.items() if getattr(row, name) != value)
    for name, value in details.items():
        setattr(row, name, value)
    row.full_clean()
    row.save()
    if changed:
        write_down(STEP_CHANGED, round, by, step=step, fields=" ".join(changed))
    return row


def plan_steps(round: Round, timetable: Mapping[Step, Days]) -> None:
    """Give a new round its steps, with their days."""
    RoundStep.objects.bulk_create(
        RoundStep(
            organisation=round.organisation,
            round=round,
            step=step,
            starts_on=days.first,
            ends_on=days.last,
        )
        for step, days in timetable.items()
    )


def require_days_left(round: Round, step: Step) -> None:
    """Refuse to put right what a step waits for once its days have passed, if residents act in it.

    Or else the step would be over without ever having been open. In a round that was called off
    nothing is put right: its steps are told as they stood that day.
    """
    if round.cancelled_at:
        raise ValidationError(_("The round is over. Its steps stay as they are."))
    row = round.steps.filter(step=step).first()
    if row and step.residents_act and timezone.localdate() > row.ends_on:
        raise ValidationError(_("The days of the step have passed. Move them first."))


def _going_on(round: Round) -> Round:
    round = locked(round)
    if round.cancelled_at or round.finished_on:
        raise ValidationError(_("The round is over. Its steps stay as they are."))
    return round


def _require_days(round: Round, planned: Mapping[Step, Days], moved: Mapping[Step, Days]) -> None:
    for days in moved.values():
        if days.last < days.first:
            raise ValidationError(_("The last day cannot come before the first."))
    if wrong := out_of_order({**planned, **moved}):
        step, earlier = wrong[0]
        message = _("%(step)s begins too early for %(earlier)s.")
        raise ValidationError(message % {"step": step.label, "earlier": earlier.label})
    if not round.published_at:
        return
    views, today = steps_of(round), timezone.localdate()
    for step, days in moved.items():
        if refused := refusal_to_move(step, planned[step], days, views, today):
            raise ValidationError(str(refused))


def _move(round: Round, step: Step, days: Days, reason: Text) -> TimetableChange:
    row = _row(round, step)
    change = _change(row, days, reason)
    row.starts_on, row.ends_on = days.first, days.last
    row.closed_at = None
    row.full_clean()
    row.save()
    return change


def _row(round: Round, step: Step) -> RoundStep:
    return RoundStep.objects.get(round=round, step=step)


def _change(row: RoundStep, days: Days, reason: Text) -> TimetableChange:
    return TimetableChange(
        organisation=row.organisation,
        round=row.round,
        step=row.step,
        old_starts_on=row.starts_on,
        old_ends_on=row.ends_on,
        starts_on=days.first,
        ends_on=days.last,
        reason=reason,
    )
