"""What can be done to the checklists of a round's steps."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from i18nfield.strings import LazyI18nString

from medborgarbudget.people.acting import Actor
from medborgarbudget.rounds.actions.journal import Text, locked, write_down
from medborgarbudget.rounds.actions.steps import require_days_left
from medborgarbudget.rounds.events import CHECKED_OFF, UNCHECKED
from medborgarbudget.rounds.models import ChecklistItem, Round
from medborgarbudget.rounds.queries.standing import steps_of
from medborgarbudget.rounds.ready_made.checklists import USUAL
from medborgarbudget.rounds.states import Step, StepState
from medborgarbudget.rounds.timetable import state_of


def usual_items(round: Round) -> Iterator[ChecklistItem]:
    """What a new round's checklists begin with; not stored yet."""
    for step, texts in USUAL.items():
        for position, (swedish, english) in enumerate(texts):
            yield ChecklistItem(
                organisation=round.organisation,
                round=round,
                step=step,
                position=position,
                text=LazyI18nString({"sv": swedish, "en": english}),
            )


@transaction.atomic
def add_item(
    *, round: Round, step: Step, text: Text, required: bool = False, by: Actor
) -> ChecklistItem:
    """Add something to do in a step, last.

    Raises ``ValidationError`` if nothing is written, or if it is required before a step that
    has opened already.
    """
    round = locked(round)
    if not str(text).strip():
        raise ValidationError({"text": _("Write what is to be done.")})
    if required:
        _require_not_open(round, step)
    last = ChecklistItem.objects.filter(round=round, step=step).aggregate(last=Max("position"))
    item = ChecklistItem(
        organisation=round.organisation,
        round=round,
        step=step,
        text=text,
        required=required,
        position=(last["last"] or 0) + 1,
    )
    item.full_clean()
    item.save()
    if required:
        write_down(UNCHECKED, round, by, step=step)
    return item


@transaction.atomic
def tick(*, item: ChecklistItem, by: Actor) -> None:
    """Say that something is done; again, it does nothing.

    Raises ``ValidationError`` if the step waited for it until its days had passed.
    """
    round = locked(item.round)
    item = ChecklistItem.objects.get(pk=item.pk)
    if item.done_at:
        return
    _require_days_left(round, item)
    item.done_at = timezone.now()
    item.save()
    if item.required:
        write_down(CHECKED_OFF, round, by, step=item.step)


@transaction.atomic
def untick(*, item: ChecklistItem, by: Actor) -> None:
    """Say that something is not done after all.

    Raises ``ValidationError`` if the step opened since it was: nothing closes it again.
    """
    round = locked(item.round)
    item = ChecklistItem.objects.get(pk=item.pk)
    if item.done_at is None:
        return
    if item.required:
        _require_not_open(round, Step(item.step))
    item.done_at = None
    item.save()
    if item.required:
        write_down(UNCHECKED, round, by, step=item.step)


@transaction.atomic
def require_item(*, item: ChecklistItem, required: bool, by: Actor) -> None:
    """Say whether something has to be done before its step opens.

    Raises ``ValidationError`` if the step has opened already, or waited for it until its days
    had passed.
    """
    round = locked(item.round)
    item = ChecklistItem.objects.get(pk=item.pk)
    if item.required == required:
        return
    _require_not_open(round, Step(item.step))
    _require_days_left(round, item)
    item.required = required
    item.save()
    if item.done_at is None:
        write_down(UNCHECKED if required else CHECKED_OFF, round, by, step=item.step)


@transaction.atomic
def remove_item(*, item: ChecklistItem, by: Actor) -> None:
    """Take something out of the checklist.

    Raises ``ValidationError`` if the step waited for it until its days had passed.
    """
    round = locked(item.round)
    item = ChecklistItem.objects.get(pk=item.pk)
    _require_days_left(round, item)
    if item.required and item.done_at is None:
        write_down(CHECKED_OFF, round, by, step=item.step)
    item.delete()


def _require_days_left(round: Round, item: ChecklistItem) -> None:
    if item.required and item.done_at is None:
        require_days_left(round, Step(item.step))


def _require_not_open(round: Round, step: Step) -> None:
    if state_of(steps_of(round), step) in (StepState.CURRENT, StepState.DONE):
        raise ValidationError(
            _("The step has opened. What it asks for before it opens stays as it was.")
        )
