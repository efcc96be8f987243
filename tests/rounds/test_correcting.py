"""Slips of the pen in recorded decisions are put right in the open, and nothing is lost."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.translation import override
from django_scopes import scope
from i18nfield.strings import LazyI18nString

from medborgarbudget.journal.models import Entry
from medborgarbudget.journal.wording import sentence
from medborgarbudget.organisations.actions.documents import store_document
from medborgarbudget.organisations.models import Document, Organisation
from medborgarbudget.people.roles import Role
from medborgarbudget.rounds.actions import (
    cancel_round,
    change_step,
    correct_decision,
    discard_round,
    discard_rules,
)
from medborgarbudget.rounds.models import Decision, ListDecision, Round, StartDecision
from medborgarbudget.rounds.rulebook import Leftovers
from medborgarbudget.rounds.states import Step
from tests.factories import OrganisationFactory, a_member_of_staff, signed_in_client
from tests.rounds.making import (
    LEAD,
    START,
    a_public_round,
    a_round_at,
    a_round_being_set_up,
    first_day,
    on,
    with_rules,
)

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
SLIP = "Fel paragraf."


@contextmanager
def within(round: Round, day: date) -> Iterator[None]:
    with on(day), scope(organisation=round.organisation):
        yield


@pytest.fixture
def decided(almvik: Organisation) -> Round:
    """A round whose both gates are passed, on its way to be carried out."""
    return a_round_at(Step.IMPLEMENTATION, almvik)


def correct(decision: Any, reason: str = SLIP, **details: Any) -> None:
    correct_decision(decision=decision, details=details, reason=reason, by=LEAD)


def carried_out_from(round: Round) -> date:
    return first_day(round, Step.IMPLEMENTATION)


def page_of(round: Round, rest: str) -> str:
    return f"/almvik/arbetsyta/omgangar/{round.slug}/beslut/{rest}"


def filled_in(decision: Any, **changes: Any) -> dict[str, Any]:
    """The form as a secretary finds it, with some of it changed."""
    return {
        "body": decision.body,
        "decided_on": str(decision.decided_on),
        "paragraph": decision.paragraph,
        "registry_number": decision.registry_number,
        "summary_0": str(decision.summary),
        "minutes_url": decision.minutes_url,
        "reason_0": SLIP,
        **changes,
    }


def test_what_stood_there_before_and_when_it_was_recorded_are_kept(decided: Round) -> None:
    with within(decided, carried_out_from(decided)):
        first = Decision.objects.get(round=decided)
        correct(first, paragraph="§ 13")
        correct(first, "Fel nummer.", registry_number="KS 2027/13")
        again = Decision.objects.get(round=decided)
        assert (again.paragraph, again.registry_number) == ("§ 13", "KS 2027/13")
        assert again.recorded_at == first.recorded_at
        assert [str(each.reason) for each in again.corrected] == [SLIP, "Fel nummer."]
        assert [[old for _name, old in each.before] for each in again.corrected] == [
            ["§ 12"],
            ["KS 2027/12"],
        ]


def test_a_correction_is_a_public_event_with_its_reason(decided: Round) -> None:
    with within(decided, carried_out_from(decided)):
        decision = Decision.objects.get(round=decided)
        correct(decision, paragraph="§ 13")
        entry = Entry.objects.get(event_code="rounds.decision_corrected")
    assert (entry.public, entry.reason) == (True, SLIP)
    assert (entry.details["before"], entry.details["after"]) == ("§ 12", "§ 13")
    with override("en"):
        assert "“The decision after the vote”" in sentence(entry)


@pytest.mark.parametrize("kind", [StartDecision, ListDecision, Decision])
@pytest.mark.parametrize("name", ["body", "paragraph", "registry_number"])
def test_no_correction_takes_one_of_its_facts_from_a_decision(
    decided: Round, kind: Any, name: str
) -> None:
    with within(decided, carried_out_from(decided)):
        decision = kind.objects.get()
        with pytest.raises(ValidationError) as refusal:
            correct_decision(decision=decision, details={name: ""}, reason=SLIP, by=LEAD)
        assert name in refusal.value.message_dict
        assert kind.objects.get().corrections == []


@pytest.mark.parametrize("kind", [StartDecision, ListDecision, Decision])
def test_no_correction_lets_a_body_decide_tomorrow(decided: Round, kind: Any) -> None:
    day = carried_out_from(decided)
    with within(decided, day), pytest.raises(ValidationError) as refusal:
        correct(kind.objects.get(), decided_on=day + timedelta(days=1))
    assert "decided_on" in refusal.value.message_dict


def test_no_correction_puts_the_decision_before_the_end_of_the_vote(decided: Round) -> None:
    with within(decided, carried_out_from(decided)):
        decision = Decision.objects.get(round=decided)
        over = first_day(decided, Step.DECISION)
        with pytest.raises(ValidationError) as refusal:
            correct(decision, decided_on=over - timedelta(days=1))
        assert "decided_on" in refusal.value.message_dict
        correct(decision, decided_on=over)


@pytest.mark.parametrize("step", [Step.IDEAS, Step.VOTE])
def test_no_correction_puts_the_list_among_the_ideas_or_after_the_opening_of_the_vote(
    decided: Round, step: Step
) -> None:
    with within(decided, carried_out_from(decided)):
        decision = ListDecision.objects.get()
        with pytest.raises(ValidationError) as refusal:
            correct(decision, decided_on=first_day(decided, step))
        assert "decided_on" in refusal.value.message_dict
        correct(decision, decided_on=decision.decided_on - timedelta(days=1))


def test_a_decision_is_not_turned_against_the_vote_without_saying_why(decided: Round) -> None:
    with within(decided, carried_out_from(decided)), pytest.raises(ValidationError):
        correct(Decision.objects.get(), follows_vote=False)


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_reason_is_needed_once_the_round_is_public(almvik: Organisation, reason: str) -> None:
    draft = a_round_being_set_up(almvik)
    with within(draft, START):
        correct(StartDecision.objects.get(), "", paragraph="§ 13")
        assert StartDecision.objects.get().paragraph == "§ 13"
    public = a_public_round(OrganisationFactory())
    with within(public, START), pytest.raises(ValidationError) as refusal:
        correct(StartDecision.objects.get(), reason, paragraph="§ 13")
    assert "reason" in refusal.value.message_dict


@pytest.mark.parametrize("is_public", [False, True])
def test_everyone_is_told_of_a_correction_of_what_they_have_seen(is_public: bool) -> None:
    round = a_public_round() if is_public else a_round_being_set_up()
    with within(round, START):
        correct(StartDecision.objects.get(), paragraph="§ 13")
        entry = Entry.objects.get(event_code__endswith="decision_corrected")
    assert entry.public is is_public


@pytest.mark.parametrize("written", [str, lambda text: LazyI18nString({"sv": text, "en": ""})])
def test_a_correction_that_changes_nothing_is_refused(
    decided: Round, written: Callable[[str], Any]
) -> None:
    with within(decided, carried_out_from(decided)):
        decision = Decision.objects.get()
        same = {"summary": written(str(decision.summary)), "decided_on": decision.decided_on}
        with pytest.raises(ValidationError, match=r"Nothing|Inget"):
            correct(decision, paragraph="§ 12", **same)


def test_the_wrong_minutes_are_replaced_though_the_file_is_called_the_same(decided: Round) -> None:
    with within(decided, carried_out_from(decided)):
        for _each in range(2):
            upload = SimpleUploadedFile("protokoll.pdf", PDF, "application/pdf")
            minutes = store_document(organisation=decided.organisation, upload=upload)
            correct(Decision.objects.get(), minutes=minutes)
            assert Decision.objects.get().minutes == minutes


def test_a_slip_is_put_right_in_a_round_that_was_called_off(decided: Round) -> None:
    with within(decided, carried_out_from(decided)):
        cancel_round(round=decided, because="Pengarna tog slut.", by=LEAD)
        correct(Decision.objects.get(), paragraph="§ 13")
        assert Decision.objects.get().paragraph == "§ 13"


def test_a_secretary_corrects_and_everyone_reads_why(client: Client, decided: Round) -> None:
    with within(decided, carried_out_from(decided)):
        secretary = signed_in_client(a_member_of_staff(decided.organisation, Role.SECRETARY))
        assert (
            page_of(decided, "lista/ratta/") in secretary.get(page_of(decided, "")).content.decode()
        )
        for kind, rest, more in (
            (StartDecision, "start/ratta/", {}),
            (ListDecision, "lista/ratta/", {}),
            (Decision, "efter-omrostningen/ratta/", {"follows_vote": "on"}),
        ):
            sent = filled_in(kind.objects.get(), paragraph="§ 99", **more)
            assert "§ 12" in secretary.get(page_of(decided, rest)).content.decode()
            missing = secretary.post(page_of(decided, rest), sent | {"reason_0": ""})
            assert list(missing.context["form"].errors) == ["reason"]
            assert secretary.post(page_of(decided, rest), sent).status_code == 302
        budget = decided.participatory_budget
        assert budget
        for page in (
            decided.get_absolute_url(),
            f"{decided.get_absolute_url()}dokument/",
            budget.get_absolute_url(),
        ):
            said = client.get(f"/en{page}").content.decode()
            assert "Corrected on" in said
            assert SLIP in said
            assert "§ 12" in said


def test_minutes_that_were_missing_are_added_and_stay_at_the_next_correction(
    decided: Round,
) -> None:
    with within(decided, carried_out_from(decided)):
        secretary = signed_in_client(a_member_of_staff(decided.organisation, Role.SECRETARY))
        page = page_of(decided, "lista/ratta/")
        upload = SimpleUploadedFile("protokoll.pdf", PDF, "application/pdf")
        secretary.post(page, filled_in(ListDecision.objects.get(), upload=upload))
        secretary.post(page, filled_in(ListDecision.objects.get(), paragraph="§ 13"))
        corrected = ListDecision.objects.get()
        assert corrected.minutes
        assert corrected.minutes.name == "protokoll.pdf"
        elsewhere = filled_in(corrected, minutes_url="https://almvik.se/protokoll.pdf")
        secretary.post(page, elsewhere)
        corrected = ListDecision.objects.get()
        assert (corrected.minutes, len(corrected.corrected)) == (None, 3)
        assert Document.objects.filter(name="protokoll.pdf").exists()


def test_who_may_not_record_decisions_corrects_none(decided: Round) -> None:
    with within(decided, carried_out_from(decided)):
        assessor = signed_in_client(a_member_of_staff(decided.organisation, Role.ASSESSOR))
        assert assessor.get(page_of(decided, "lista/ratta/")).status_code == 403
        assert "ratta/" not in assessor.get(page_of(decided, "")).content.decode()


def test_a_decision_that_is_not_recorded_cannot_be_corrected(almvik: Organisation) -> None:
    round = a_public_round(almvik)
    with within(round, START):
        secretary = signed_in_client(a_member_of_staff(almvik, Role.SECRETARY))
        answer = secretary.get(page_of(round, "efter-omrostningen/ratta/"))
        assert answer.headers["Location"] == page_of(round, "")


def test_a_changed_step_stands_in_the_journal_by_its_fields_and_without_names(
    almvik: Organisation,
) -> None:
    round = a_public_round(almvik)
    with within(round, START):
        person = a_member_of_staff(almvik, Role.ASSESSOR, name="Eva Ek")
        details = {"responsible": person, "responsible_body": "Kulturkontoret", "opening": "clock"}
        for _each in range(2):
            change_step(round=round, step=Step.REVIEW, details=details, by=LEAD)
        entry = Entry.objects.get(event_code="rounds.step_changed")
    assert not entry.public
    assert entry.details == {"step": "review", "fields": "responsible responsible_body"}


def test_drafts_that_are_thrown_away_are_told_of_in_the_journal(almvik: Organisation) -> None:
    public = a_public_round(almvik)
    with within(public, START):
        discard_rules(round=public, by=LEAD)
        assert not Entry.objects.filter(event_code="rounds.rules_discarded").exists()
        with_rules(public, leftovers=Leftovers.RETURNED)
        discard_rules(round=public, by=LEAD)
        assert not Entry.objects.get(event_code="rounds.rules_discarded").public
    draft = a_round_being_set_up(OrganisationFactory())
    with within(draft, START):
        discard_round(round=draft, by=LEAD)
        entry = Entry.objects.get(event_code="rounds.round_discarded")
    assert (entry.subject_id, entry.address, entry.public) == (draft.pk, "", False)
