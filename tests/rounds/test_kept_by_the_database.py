"""What the database itself keeps, whatever the code above it does."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from django_scopes import scope

from medborgarbudget.rounds.actions import correct_decision, freeze_rules
from medborgarbudget.rounds.models import (
    Decision,
    ListDecision,
    Pot,
    Round,
    Rulebook,
    StartDecision,
)
from medborgarbudget.rounds.states import Step
from tests.rounds.making import LEAD, a_public_round, a_round_at, first_day, on, with_rules

pytestmark = pytest.mark.django_db

KINDS = (StartDecision, ListDecision, Decision)


def is_refused(act: Callable[[], object]) -> bool:
    try:
        with transaction.atomic():
            act()
    except DatabaseError:
        return True
    return False


def raw(statement: str) -> Callable[[], object]:
    """A statement as somebody would write it who sits at the database."""

    def act() -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement)
            assert cursor.rowcount, "there was nothing to change"

    return act


@pytest.fixture
def decided() -> Round:
    return a_round_at(Step.FOLLOW_UP)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "change",
    [
        {"body": "Jag själv"},
        {"decided_on": "2020-01-01"},
        {"paragraph": "§ 13"},
        {"registry_number": "KS 2026/1"},
        {"summary": "Något annat"},
        {"recorded_at": timezone.now()},
        {"corrections": [{}, {}]},
        {"body": "Jag själv", "corrections": [{}, {}]},
        {"recorded_at": timezone.now(), "corrections": [{}]},
    ],
)
def test_what_was_decided_is_not_changed_behind_the_correction(
    decided: Round, kind: Any, change: Mapping[str, Any]
) -> None:
    with scope(organisation=decided.organisation):
        assert kind.objects.count() == 1
        assert is_refused(lambda: kind.objects.update(**change))


@pytest.mark.parametrize("kind", KINDS)
def test_a_decision_is_not_removed(decided: Round, kind: Any) -> None:
    table = kind._meta.db_table
    with scope(organisation=decided.organisation):
        assert is_refused(raw(f"DELETE FROM {table}"))
        assert is_refused(raw(f"UPDATE {table} SET decided_on = decided_on - 30"))
        assert is_refused(lambda: kind.objects.all().delete())


@pytest.mark.parametrize("kind", KINDS)
def test_corrections_are_added_and_never_taken_away(decided: Round, kind: Any) -> None:
    with (
        scope(organisation=decided.organisation),
        on(first_day(decided, Step.FOLLOW_UP) + timedelta(days=1)),
    ):
        for paragraph in ("§ 13", "§ 14"):
            details = {"paragraph": paragraph}
            correct_decision(
                decision=kind.objects.get(), details=details, reason="Fel paragraf.", by=LEAD
            )
        kept = kind.objects.get().corrections
        for less in ([], kept[:1], kept[1:], [kept[0], {}], [kept[1], kept[0], {}]):
            assert is_refused(lambda less=less: kind.objects.update(corrections=less))  # type: ignore[misc]
        assert kind.objects.get().corrections == kept


def test_minutes_may_be_named_later(decided: Round) -> None:
    with scope(organisation=decided.organisation):
        assert not is_refused(lambda: Decision.objects.update(minutes_url="https://example.org/"))


def test_a_round_with_public_rules_is_not_removed() -> None:
    round = a_public_round()
    with scope(organisation=round.organisation):
        assert is_refused(lambda: Round.objects.filter(pk=round.pk).delete())


@pytest.mark.parametrize(
    "change",
    [
        "document = jsonb_set(document, '{criteria}', '[]')",
        "pots = '[]'",
        "fingerprint = repeat('0', 64)",
        "published_at = published_at - interval '1 day'",
        "published_at = NULL, fingerprint = ''",
        "number = 7, reason = 'Annat'",
        "frozen_at = now(), pots = '[]'",
    ],
)
def test_public_rules_are_not_changed(change: str) -> None:
    round = a_public_round()
    with scope(organisation=round.organisation):
        assert is_refused(raw(f"UPDATE rounds_rulebook SET {change}"))


def test_rules_are_frozen_once_and_never_thawed() -> None:
    round = a_round_at(Step.VOTE)
    with scope(organisation=round.organisation), on(first_day(round, Step.VOTE)):
        freeze_rules(round=round)
        for other in ("NULL", "frozen_at + interval '1 day'"):
            assert is_refused(raw(f"UPDATE rounds_rulebook SET frozen_at = {other}"))
        amount = {"organisation": round.organisation, "amount": 5, "name": "Ny"}
        assert is_refused(lambda: Pot.objects.create(round=round, **amount))


def test_a_draft_of_rules_is_not_frozen_and_may_be_thrown_away() -> None:
    round = a_public_round()
    with scope(organisation=round.organisation):
        with_rules(round, criteria=())
        draft = Rulebook.objects.filter(round=round, published_at=None)
        assert is_refused(lambda: draft.update(frozen_at=timezone.now()))
        assert not is_refused(lambda: draft.update(document={}))
        assert not is_refused(draft.delete)
        assert not draft.exists()
