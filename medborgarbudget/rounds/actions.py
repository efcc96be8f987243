"""What can be done to a round."""

from collections.abc import Mapping
from datetime import date
from typing import TypeAlias

from django.db import transaction
from django.utils.translation import override
from i18nfield.strings import LazyI18nString

from medborgarbudget.counting.money import Currency
from medborgarbudget.journal.actions import record
from medborgarbudget.journal.events import Event
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.people.acting import OPERATOR, Actor
from medborgarbudget.rounds.events import DECISION_RECORDED, ROUND_PLANNED
from medborgarbudget.rounds.models import Decision, Round, RoundStep
from medborgarbudget.rounds.states import Step
from medborgarbudget.rounds.timetable import Days

Text: TypeAlias = LazyI18nString | str
KRONOR = Currency()


@transaction.atomic
def plan_round(
    *,
    organisation: Organisation,
    slug: str,
    name: Text,
    budget: int,
    number: int = 1,
    summary: Text = "",
    promise: Text = "",
    currency: Currency = KRONOR,
    residents: int | None = None,
    timetable: Mapping[Step, Days] | None = None,
    finished_on: date | None = None,
    by: Actor = OPERATOR,
) -> Round:
    """Plan a round with its timetable; ``budget`` is in smallest units of ``currency``.

    Raises ``ValidationError`` if the organisation has a round at this address already,
    or if something is missing.
    """
    round = Round(
        organisation=organisation,
        slug=slug,
        number=number,
        name=name,
        summary=summary,
        promise=promise,
        budget=budget,
        currency_code=currency.code,
        currency_decimals=currency.decimals,
        residents=residents,
        finished_on=finished_on,
    )
    round.full_clean()
    round.save()
    RoundStep.objects.bulk_create(
        RoundStep(
            organisation=organisation,
            round=round,
            step=step,
            starts_on=days.first,
            ends_on=days.last,
        )
        for step, days in (timetable or {}).items()
    )
    _record(ROUND_PLANNED, round, by)
    return round


@transaction.atomic
def record_decision(
    *,
    round: Round,
    body: str,
    decided_on: date,
    paragraph: str,
    registry_number: str,
    summary: Text,
    by: Actor = OPERATOR,
) -> Decision:
    """Record the political decision after the vote; raises ``ValidationError`` if incomplete."""
    decision = Decision(
        organisation=round.organisation,
        round=round,
        body=body,
        decided_on=decided_on,
        paragraph=paragraph,
        registry_number=registry_number,
        summary=summary,
    )
    decision.full_clean()
    decision.save()
    _record(DECISION_RECORDED, round, by, body=body, paragraph=paragraph)
    return decision


def _record(event: Event, round: Round, by: Actor, **details: str) -> None:
    with override("sv"):
        address = round.get_absolute_url()
    record(
        event,
        role=by.role,
        organisation_id=round.organisation_id,
        subject=round,
        address=address,
        **details,
    )
