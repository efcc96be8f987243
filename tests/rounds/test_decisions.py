"""Recording decisions in the workspace: the start and the two gates."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.translation import override
from django_scopes import scope

from medborgarbudget.journal.actions import record
from medborgarbudget.journal.models import Entry
from medborgarbudget.journal.wording import sentence
from medborgarbudget.organisations.models import Document, Organisation
from medborgarbudget.people.roles import Role
from medborgarbudget.rounds.actions import begin_round
from medborgarbudget.rounds.addresses import address_of
from medborgarbudget.rounds.events import DECISION_RECORDED
from medborgarbudget.rounds.models import Decision, ListDecision, Round, StartDecision
from medborgarbudget.rounds.queries import rounds_of, steps_of
from medborgarbudget.rounds.states import Step, StepState
from medborgarbudget.rounds.timetable import state_of
from tests.factories import a_member_of_staff, signed_in_client
from tests.rounds.making import LEAD, START, a_budget, a_public_round, a_round_at, first_day, on

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


@contextmanager
def at(round: Round, day: date, role: Role = Role.SECRETARY) -> Iterator[Client]:
    with on(day), scope(organisation=round.organisation):
        yield signed_in_client(a_member_of_staff(round.organisation, role))


def page_of(round: Round, rest: str = "") -> str:
    return f"/{round.organisation.slug}/arbetsyta/omgangar/{round.slug}/beslut/{rest}"


def a_decision_on(day: date, **changes: Any) -> dict[str, Any]:
    """What a secretary fills in."""
    return {
        "body": "Kommunstyrelsen",
        "decided_on": str(day),
        "paragraph": "§ 42",
        "registry_number": "KS 2027/42",
        "summary_0": "Vi gör som invånarna vill.",
        **changes,
    }


def after_vote(round: Round) -> date:
    return first_day(round, Step.DECISION)


def test_the_list_decision_opens_the_vote(almvik: Organisation) -> None:
    round = a_public_round(almvik)
    vote = first_day(round, Step.VOTE)
    with at(round, vote) as client:
        answer = client.post(page_of(round, "lista/"), a_decision_on(vote))
        assert answer.status_code == 302
        again = rounds_of(almvik).get(pk=round.pk)
        assert state_of(steps_of(again), Step.VOTE) is StepState.CURRENT


def test_the_list_is_not_decided_while_ideas_are_open(almvik: Organisation) -> None:
    round = a_public_round(almvik)
    day = first_day(round, Step.IDEAS)
    with at(round, day) as client:
        said = client.post("/en" + page_of(round, "lista/"), a_decision_on(day)).content.decode()
        assert "after the ideas have closed" in said
        assert "§ 42" in said
        assert not ListDecision.objects.exists()


def test_nobody_fills_in_a_decision_that_is_too_early(almvik: Organisation) -> None:
    round = a_public_round(almvik)
    with at(round, first_day(round, Step.IDEAS)) as client:
        for page in ("lista/", "efter-omrostningen/"):
            said = client.get("/en" + page_of(round, page), follow=True).content.decode()
            assert "It is decided after the ideas have closed" in said
            assert 'name="registry_number"' not in said


@pytest.mark.parametrize("name", ["body", "decided_on", "paragraph", "registry_number"])
def test_a_decision_is_never_recorded_without_any_of_its_four_facts(
    almvik: Organisation, name: str
) -> None:
    round = a_round_at(Step.DECISION, almvik)
    day = after_vote(round)
    with at(round, day) as client:
        data = a_decision_on(day, follows_vote="on", **{name: ""})
        answer = client.post(page_of(round, "efter-omrostningen/"), data)
        assert list(answer.context["form"].errors) == [name]
        assert not Decision.objects.exists()


def test_a_decision_against_the_vote_needs_its_reason(almvik: Organisation) -> None:
    round = a_round_at(Step.DECISION, almvik)
    day = after_vote(round)
    with at(round, day) as client:
        address = page_of(round, "efter-omrostningen/")
        answer = client.post(address, a_decision_on(day, deviation_0=" "))
        assert "deviation" in answer.context["form"].errors
        data = a_decision_on(day, deviation_0="Bron går inte att bygga.")
        assert client.post(address, data).status_code == 302
        decision = Decision.objects.get()
        assert not decision.follows_vote
        assert "Bron går inte att bygga." in client.get(page_of(round)).content.decode()


def test_a_decision_from_before_the_end_of_the_vote_is_refused_beside_its_day(
    almvik: Organisation,
) -> None:
    round = a_round_at(Step.DECISION, almvik)
    day = after_vote(round)
    with at(round, day) as client:
        data = a_decision_on(day - timedelta(days=5), follows_vote="on")
        answer = client.post(page_of(round, "efter-omrostningen/"), data)
        assert list(answer.context["form"].errors) == ["decided_on"]


def test_the_minutes_are_kept_with_the_decision_and_not_without_it(almvik: Organisation) -> None:
    round = a_round_at(Step.DECISION, almvik)
    day = after_vote(round)

    def minutes() -> SimpleUploadedFile:
        return SimpleUploadedFile("protokoll.pdf", PDF, "application/pdf")

    with at(round, day) as client:
        address = page_of(round, "efter-omrostningen/")
        early = a_decision_on(day - timedelta(days=5), follows_vote="on", upload=minutes())
        client.post(address, early)
        assert not Document.objects.filter(name="protokoll.pdf").exists()
        client.post(address, a_decision_on(day, follows_vote="on", upload=minutes()))
        minutes_of_it = Decision.objects.get().minutes
        assert minutes_of_it
        assert minutes_of_it.name == "protokoll.pdf"
        shown = client.get(page_of(round, "")).content.decode()
        assert f'<a href="{address_of(round, "rounds:decision_minutes")}">' in shown


def test_the_start_decision_is_recorded_from_the_draft(almvik: Organisation) -> None:
    with scope(organisation=almvik), on(START):
        round = begin_round(budget=a_budget(almvik), name="Omgång 1", by=LEAD)
    with at(round, START, Role.PROCESS_LEAD) as client:
        assert client.post(page_of(round, "start/"), a_decision_on(START)).status_code == 302
        assert StartDecision.objects.get().registry_number == "KS 2027/42"
        assert client.get(page_of(round, "start/")).status_code == 302


def test_who_may_not_record_sees_what_is_decided_and_who_may(almvik: Organisation) -> None:
    round = a_public_round(almvik)
    with at(round, START, Role.ASSESSOR) as client:
        said = client.get("/en" + page_of(round)).content.decode()
        assert "Kommunstyrelsen" in said
        assert "A board secretary" in said
        assert client.get(page_of(round, "lista/")).status_code == 403


def test_everyone_reads_of_a_decision_with_its_four_facts(almvik: Organisation) -> None:
    round = a_round_at(Step.IMPLEMENTATION, almvik)
    with scope(organisation=almvik), override("en"):
        assert round.participatory_budget
        for code, decision in (
            ("start_decision_noted", round.participatory_budget.start_decision),
            ("list_decision_recorded", round.list_decision),
            ("decision_recorded", round.decision),
        ):
            entry = Entry.objects.get(event_code=f"rounds.{code}")
            day = f"{decision.decided_on:%-d %B %Y}"
            assert sentence(entry).endswith(f": Kommunstyrelsen, {day}, § 12, KS 2027/12")


def test_decisions_in_the_journal_from_before_their_day_was_kept_read_as_they_did(
    almvik: Organisation,
) -> None:
    round = a_public_round(almvik)
    with scope(organisation=almvik), override("en"):
        entry = record(
            DECISION_RECORDED,
            role="secretary",
            organisation_id=almvik.pk,
            subject=round,
            body="Kommunstyrelsen",
            paragraph="§ 12",
        )
        assert sentence(entry) == (
            "The political decision about Omgång 1 was recorded: Kommunstyrelsen, § 12"
        )
