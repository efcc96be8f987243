"""What can be done to a round as a whole: begin, change, make public, call off, finish."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from secrets import token_hex
from types import MappingProxyType
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone
from django.utils.translation import gettext as _

from medborgarbudget.journal.actions import record
from medborgarbudget.organisations.models import Document
from medborgarbudget.people.acting import Actor
from medborgarbudget.rounds.actions.checklist import usual_items
from medborgarbudget.rounds.actions.journal import Text, locked, write_down
from medborgarbudget.rounds.actions.rulebooks import publish_draft
from medborgarbudget.rounds.actions.steps import plan_steps
from medborgarbudget.rounds.events import (
    ROUND_BEGUN,
    ROUND_CANCELLED,
    ROUND_CHANGED,
    ROUND_DISCARDED,
    ROUND_FINISHED,
    ROUND_PUBLISHED,
)
from medborgarbudget.rounds.models import (
    RESERVED_ROUND_SLUGS,
    Allocation,
    ChecklistItem,
    ParticipatoryBudget,
    Pot,
    Round,
    Rulebook,
)
from medborgarbudget.rounds.planning import usual_timetable
from medborgarbudget.rounds.queries.standing import steps_of
from medborgarbudget.rounds.readiness import lacks_of
from medborgarbudget.rounds.rulebook import PotTerms, Rules, to_document
from medborgarbudget.rounds.rulebook.document import pots_to_document
from medborgarbudget.rounds.states import Step, StepState
from medborgarbudget.web.slugs import address_from


@transaction.atomic
def begin_round(
    *,
    budget: ParticipatoryBudget,
    name: Text,
    by: Actor,
    rules: Rules | None = None,
    pots: Sequence[PotTerms] = (),
    lengths: Mapping[Step, int] = MappingProxyType({}),
    previous: Round | None = None,
    starts_on: date | None = None,
) -> Round:
    """Begin to set up a round, which only staff see.

    It starts from the rules and the money of the ``previous`` one, or else from ``rules``, and
    with the usual timetable from ``starts_on`` (today, if not given), but for the ``lengths`` of
    steps in days. ``pots`` are patterns that new pots begin with until the round is public.
    """
    # One at a time, so that two get numbers of their own.
    ParticipatoryBudget.objects.select_for_update().get(pk=budget.pk)
    round = Round(
        organisation=budget.organisation,
        participatory_budget=budget,
        previous=previous,
        slug=_free_slug(budget, name),
        number=_next_number(budget),
        name=name,
        budget=previous.budget if previous else 0,
        residents=previous.residents if previous else None,
    )
    round.full_clean()
    round.save()
    plan_steps(round, usual_timetable(starts_on or timezone.localdate(), lengths))
    ChecklistItem.objects.bulk_create(usual_items(round))
    Rulebook.objects.create(
        organisation=round.organisation,
        round=round,
        document=to_document(_first_rules(rules, previous)),
        pots=pots_to_document(pots),
    )
    if previous:
        _copy_money(previous, round)
    write_down(ROUND_BEGUN, round, by)
    return round


@transaction.atomic
def change_round(*, round: Round, details: Mapping[str, Any], by: Actor) -> Round:
    """Change name, summary, promise, residents or address; raises ``ValidationError``.

    The address and the promise of a public round stay; its money is changed by `set_budget`.
    """
    round = locked(round)
    if round.published_at and details.get("budget", round.budget) != round.budget:
        raise ValidationError(_("The money of a public round is changed with a reason."))
    if round.published_at and details.get("slug", round.slug) != round.slug:
        raise ValidationError({"slug": _("The address of a public round stays as it is.")})
    changed = {name for name, value in details.items() if getattr(round, name) != value}
    if round.published_at and "promise" in changed:
        raise ValidationError({"promise": _("The promise of a public round stays as it is.")})
    for name, value in details.items():
        setattr(round, name, value)
    round.full_clean()
    round.save()
    if changed:
        write_down(ROUND_CHANGED, round, by)
    return round


@transaction.atomic
def publish_round(*, round: Round, by: Actor) -> Round:
    """Make a round and its rules public.

    Raises ``ValidationError`` with everything that is missing, if something is.
    """
    round = locked(round)
    if round.published_at:
        raise ValidationError(_("The round is public already."))
    if lacks := lacks_of(round):
        raise ValidationError([str(lack.text) for lack in lacks])
    Round.objects.filter(pk=round.pk).update(published_at=timezone.now())
    publish_draft(round)
    write_down(ROUND_PUBLISHED, round, by)
    return locked(round)


@transaction.atomic
def cancel_round(*, round: Round, because: Text, by: Actor) -> None:
    """Call a public round off, for everyone to read why."""
    round = locked(round)
    if not round.published_at:
        raise ValidationError(_("The round is not public. Remove it instead."))
    if round.finished_on or round.cancelled_at:
        raise ValidationError(_("The round is over already."))
    round.cancelled_at, round.cancelled_because = timezone.now(), because
    round.full_clean()
    round.save()
    write_down(ROUND_CANCELLED, round, by, reason=because)


@transaction.atomic
def finish_round(*, round: Round, by: Actor) -> None:
    """Say that a round is over; raises ``ValidationError`` while any of its steps is not."""
    round = locked(round)
    if round.finished_on or round.cancelled_at:
        raise ValidationError(_("The round is over already."))
    left = [view for view in steps_of(round) if view.state is not StepState.DONE]
    if left:
        message = _("Not all steps are done yet. First: %(step)s.")
        raise ValidationError(message % {"step": left[0].label})
    round.finished_on = timezone.localdate()
    round.save()
    write_down(ROUND_FINISHED, round, by)


@transaction.atomic
def discard_round(*, round: Round, by: Actor) -> None:
    """Remove a round that nobody but staff has seen, and the files that only it had."""
    round = locked(round)
    if round.published_at:
        raise ValidationError(_("A public round is not removed. Call it off instead."))
    # Without an address, since nothing is left to look at.
    record(ROUND_DISCARDED, role=by.role, organisation_id=round.organisation_id, subject=round)
    files = list(Document.objects.filter(pk__in=round.documents.values("document")))
    round.delete()
    for file in files:
        with suppress(ProtectedError):
            file.delete()


def _first_rules(rules: Rules | None, previous: Round | None) -> Rules:
    first = rules or Rules()
    if previous and (last := previous.rulebooks.exclude(published_at=None).first()):
        first = last.rules
    # Every round draws its lots anew, from a text that nobody chose.
    ties = replace(first.count.ties, lot_seed=token_hex(16), lot_commitment="")
    return replace(first, count=replace(first.count, ties=ties))


def _copy_money(previous: Round, round: Round) -> None:
    for pot in Pot.objects.filter(round=previous):
        _copy(pot, round)
    for allocation in Allocation.objects.filter(round=previous):
        _copy(allocation, round)


def _copy(row: Pot | Allocation, round: Round) -> None:
    row.pk, row.round = None, round
    row._state.adding = True
    row.save()


def _next_number(budget: ParticipatoryBudget) -> int:
    latest = budget.rounds.order_by("-number").first()
    return latest.number + 1 if latest else 1


def _free_slug(budget: ParticipatoryBudget, name: Text) -> str:
    rounds = Round.objects.filter(organisation=budget.organisation)
    taken = {*rounds.values_list("slug", flat=True), *RESERVED_ROUND_SLUGS}
    return address_from(name, taken, otherwise="omgang")
