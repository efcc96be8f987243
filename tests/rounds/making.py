"""Rounds as staff make them, through the same actions, up to where a test needs them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

import time_machine
from django.utils import timezone
from django_scopes import scope

from medborgarbudget.organisations.models import Organisation
from medborgarbudget.people.acting import Actor
from medborgarbudget.people.roles import Role
from medborgarbudget.rounds.actions import (
    begin_budget,
    begin_round,
    change_budget,
    change_round,
    publish_round,
    record_decision,
    record_list_decision,
    record_start_decision,
    save_rules,
)
from medborgarbudget.rounds.models import ParticipatoryBudget, Pot, Round
from medborgarbudget.rounds.queries import rounds_of
from medborgarbudget.rounds.queries.standing import latest_rulebook
from medborgarbudget.rounds.rulebook import Criterion, Rules
from medborgarbudget.rounds.rulebook.texts import texts
from medborgarbudget.rounds.states import Step
from tests.factories import OrganisationFactory

LEAD = Actor(Role.PROCESS_LEAD)
START = date(2027, 1, 11)
"""The first day of rounds here; their steps have the usual lengths."""

DECISION: dict[str, Any] = {
    "body": "Kommunstyrelsen",
    "paragraph": "§ 12",
    "registry_number": "KS 2027/12",
    "summary": "Kommunstyrelsen beslutar enligt förslaget.",
}
RULES = Rules(criteria=(Criterion(texts({"sv": "Är det till nytta för många?"})),))


@contextmanager
def on(day: date, hour: int = 10) -> Iterator[None]:
    """Let the clock stand at an hour of a day."""
    with time_machine.travel(at_hour(day, hour), tick=False):
        yield


def at_hour(day: date, hour: int = 10) -> datetime:
    """That hour of a day, in our time."""
    return timezone.make_aware(datetime.combine(day, time(hour)))


def a_budget(organisation: Organisation, **details: Any) -> ParticipatoryBudget:
    """A medborgarbudget with all that it needs; run within the organisation's scope."""
    budget = begin_budget(organisation=organisation, name="Bygd i balans", by=LEAD)
    change_budget(
        budget=budget,
        details={
            "purpose": "Fler ska vara med och bestämma.",
            "orientations": ["territory"],
            "owner_body": "Kommunstyrelsen",
            "promise": "Kommunstyrelsen lovar att följa resultatet.",
            **details,
        },
        by=LEAD,
    )
    budget.refresh_from_db()
    return budget


def a_round_being_set_up(
    organisation: Organisation | None = None, *, rules: Rules = RULES, starts_on: date = START
) -> Round:
    """A round that lacks nothing but to be made public; its set-up is done on its first day."""
    organisation = organisation or OrganisationFactory()
    with scope(organisation=organisation), on(starts_on):
        budget = a_budget(organisation)
        record_start_decision(budget=budget, details={**DECISION, "decided_on": starts_on}, by=LEAD)
        round = begin_round(budget=budget, name="Omgång 1", rules=rules, by=LEAD)
        change_round(round=round, details={"summary": "Vi bestämmer.", "budget": 500_000}, by=LEAD)
        Pot.objects.create(organisation=organisation, round=round, name="Alla", amount=500_000)
        return rounds_of(organisation).get(pk=round.pk)


def a_public_round(organisation: Organisation | None = None, **options: Any) -> Round:
    """A round that was made public on its first day."""
    round = a_round_being_set_up(organisation, **options)
    with scope(organisation=round.organisation), on(options.get("starts_on", START)):
        return publish_round(round=round, by=LEAD)


def a_round_at(step: Step, organisation: Organisation | None = None, **options: Any) -> Round:
    """A public round that has come to a step, both gates passed where they lie before it."""
    round = a_public_round(organisation, **options)
    order = list(Step)
    with scope(organisation=round.organisation):
        days = {Step(each.step): each for each in round.steps.all()}
        if order.index(step) >= order.index(Step.VOTE):
            decided_on = days[Step.REVIEW].ends_on
            with on(decided_on):
                record_list_decision(
                    round=round, details={**DECISION, "decided_on": decided_on}, by=LEAD
                )
        if order.index(step) > order.index(Step.DECISION):
            decided_on = days[Step.DECISION].ends_on
            with on(decided_on):
                record_decision(round=round, decided_on=decided_on, by=LEAD, **DECISION)
        return rounds_of(round.organisation).get(pk=round.pk)


def first_day(round: Round, step: Step) -> date:
    """The first day of one of its steps."""
    return next(each.starts_on for each in round.steps.all() if each.step == step)


def with_rules(round: Round, **changes: Any) -> None:
    """Save changed rules, without publishing them."""
    book = latest_rulebook(round)
    assert book is not None
    save_rules(round=round, rules=replace(book.rules, **changes))
