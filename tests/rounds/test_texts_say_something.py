"""The database refuses a formality without its words, whoever writes it."""

import json
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.db.models import Model
from django.utils import timezone
from django_scopes import scope
from i18nfield.strings import LazyI18nString
from psycopg.errors import CheckViolation

from medborgarbudget.rounds.forms.decisions import StartCorrectionForm, StartDecisionForm
from medborgarbudget.rounds.models import (
    Allocation,
    Decision,
    ListDecision,
    Round,
    Rulebook,
    StartDecision,
    TimetableChange,
)
from medborgarbudget.rounds.states import Step
from tests.factories import OrganisationFactory
from tests.rounds.making import START, a_round_at

pytestmark = pytest.mark.django_db

BLANKS = (
    "",
    " ",
    "\t\n \r",
    "\u00a0",
    LazyI18nString({}),
    LazyI18nString({"sv": " "}),
    LazyI18nString({"sv": "\n\u00a0\t", "en": "\r "}),
    json.dumps({"sv": ""}),
)
TEXTS = (
    "§ 12",
    " å ",
    '"Nej", sa de.',
    "\n\u00a0Ja",
    LazyI18nString({"sv": "Å"}),
    LazyI18nString({"sv": " ", "en": "So."}),
    LazyI18nString({"sv": '\n"Nej"'}),
    LazyI18nString({"sv": "\u00a0\\"}),
    LazyI18nString({"ar": "نعم"}),
    json.dumps({"sv": "\u00a0å", "en": ""}, ensure_ascii=False),
)
SLIP = {"at": "2027-09-06T10:00:00+00:00", "before": {"paragraph": "§ 11"}}
TOLD = SLIP | {"reason": {"sv": "Fel paragraf."}}
FORMAL = ("body", "paragraph", "registry_number", "summary")


@pytest.fixture
def decided() -> Round:
    """A round whose decisions are all taken."""
    return a_round_at(Step.IMPLEMENTATION, OrganisationFactory())


def refuses(row: Model, **changes: Any) -> bool:
    """Whether a condition of the database refuses this, past all forms and actions."""
    manager: Any = type(row).objects  # type: ignore[attr-defined]
    try:
        with transaction.atomic():
            manager.filter(pk=row.pk).update(**changes)
            transaction.set_rollback(True)
    except IntegrityError as error:
        if not isinstance(error.__cause__, CheckViolation):
            raise
        return True
    return False


def refuses_correction(decision: Model, **changes: Any) -> bool:
    """Whether the database refuses this of a decision, which changes only with a correction."""
    return refuses(decision, corrections=[TOLD], **changes)


def a_move(round: Round) -> TimetableChange:
    days = {"starts_on": START, "ends_on": START, "old_starts_on": START, "old_ends_on": START}
    return TimetableChange.objects.create(
        organisation=round.organisation, round=round, step=Step.VOTE, reason="Jul", **days
    )


def a_second_version(round: Round) -> Rulebook:
    return Rulebook.objects.create(
        organisation=round.organisation, round=round, number=2, document={}
    )


def an_allocation(round: Round) -> Allocation:
    return Allocation.objects.create(
        organisation=round.organisation, round=round, total=1, source="SCB", counted_on=START
    )


def decisions_of(round: Round) -> tuple[StartDecision, ListDecision, Decision]:
    assert round.participatory_budget
    return (round.participatory_budget.start_decision, round.list_decision, round.decision)


def test_no_decision_stands_without_its_words(decided: Round) -> None:
    with scope(organisation=decided.organisation):
        for decision in decisions_of(decided):
            for text in BLANKS:
                assert refuses_correction(decision, summary=text), text
                for name in FORMAL:
                    assert refuses_correction(decision, **{name: str(text)}), (name, text)


def test_every_language_and_script_will_do(decided: Round) -> None:
    with scope(organisation=decided.organisation):
        for decision in decisions_of(decided):
            assert [text for text in TEXTS if refuses_correction(decision, summary=text)] == []


def test_no_days_move_for_nothing(decided: Round) -> None:
    with scope(organisation=decided.organisation):
        move = a_move(decided)
        assert [text for text in BLANKS if not refuses(move, reason=text)] == []
        assert [text for text in TEXTS if refuses(move, reason=text)] == []


def test_no_rules_change_for_nothing(decided: Round) -> None:
    public = {"published_at": timezone.now(), "fingerprint": "f" * 64}
    with scope(organisation=decided.organisation):
        draft = a_second_version(decided)
        assert [text for text in BLANKS if not refuses(draft, reason=text, **public)] == []
        assert [text for text in TEXTS if refuses(draft, reason=text, **public)] == []


def test_no_money_is_shared_out_by_figures_from_nowhere(decided: Round) -> None:
    with scope(organisation=decided.organisation):
        row = an_allocation(decided)
        assert [text for text in BLANKS if not refuses(row, source=str(text))] == []


def test_no_round_is_called_off_for_nothing(decided: Round) -> None:
    with scope(organisation=decided.organisation):
        now = timezone.now()
        assert not refuses(decided, cancelled_at=now, cancelled_because="Snö.")
        for text in BLANKS:
            assert refuses(decided, cancelled_at=now, cancelled_because=text)


def test_no_decision_goes_another_way_than_the_vote_for_nothing(decided: Round) -> None:
    with scope(organisation=decided.organisation):
        assert not refuses_correction(
            decided.decision, follows_vote=False, deviation="Marken är såld."
        )
        for text in BLANKS:
            assert refuses_correction(decided.decision, follows_vote=False, deviation=text)


def test_no_gate_is_corrected_for_nothing(decided: Round) -> None:
    with scope(organisation=decided.organisation):
        start, *gates = decisions_of(decided)
        for gate in gates:
            assert refuses(gate, corrections=[SLIP])
            assert not refuses(gate, corrections=[SLIP | {"reason": "Fel paragraf."}])
            for reason in ("", "\u00a0", None, {}, {"sv": " "}, {"sv": "", "en": "\t"}):
                assert refuses(gate, corrections=[SLIP | {"reason": reason}]), reason
        # Before a round is public nobody has to be told why.
        assert not refuses(start, corrections=[SLIP | {"reason": ""}])


def test_forms_say_which_words_are_missing(decided: Round) -> None:
    typed = {"body": " ", "paragraph": "\t", "registry_number": "\u00a0", "summary_0": "\u00a0 "}
    typed["decided_on"] = str(START)
    form = StartDecisionForm(typed, organisation=decided.organisation)
    assert set(form.errors) == set(FORMAL)


@pytest.mark.parametrize("is_public", [True, False])
def test_a_correction_is_explained_to_those_who_have_seen_the_slip(
    decided: Round, is_public: bool
) -> None:
    start, *_gates = decisions_of(decided)
    typed = {"body": "KS", "paragraph": "§ 1", "registry_number": "1", "summary_0": "Vi börjar."}
    typed |= {"decided_on": str(START), "reason_0": " "}
    form = StartCorrectionForm(
        typed, instance=start, organisation=decided.organisation, is_public=is_public
    )
    assert ("reason" in form.errors) is is_public
