"""Keeping the record of rounds that were held elsewhere."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils import timezone

from medborgarbudget.counting.money import Currency
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.people.acting import OPERATOR, Actor
from medborgarbudget.rounds.actions.journal import Text, write_down
from medborgarbudget.rounds.actions.steps import plan_steps
from medborgarbudget.rounds.events import ROUND_RECORDED
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.states import Step
from medborgarbudget.rounds.timetable import Days

KRONOR = Currency()


@transaction.atomic
def record_round(
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
    """Keep the record of a round that was not set up here; it is public at once.

    ``budget`` is in smallest units of ``currency``. Raises ``ValidationError`` if the
    organisation has a round at this address already, or if something is missing.
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
        record_only=True,
        published_at=timezone.now(),
        finished_on=finished_on,
    )
    round.full_clean()
    round.save()
    plan_steps(round, timetable or {})
    write_down(ROUND_RECORDED, round, by)
    return round
