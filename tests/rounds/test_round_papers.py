"""Documents, people, calendar and activity of a round, and the way to all that it lacks."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from django.contrib.messages import get_messages
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.html import escape
from django.utils.translation import override
from django_scopes import scope, scopes_disabled

from medborgarbudget.journal.models import Entry
from medborgarbudget.organisations.actions import invite
from medborgarbudget.organisations.models import Document, Invitation, Organisation, RoleGrant
from medborgarbudget.people.models import Letter
from medborgarbudget.people.roles import Role
from medborgarbudget.rounds.actions import discard_round
from medborgarbudget.rounds.actions.documents import remove_document
from medborgarbudget.rounds.models import Round, RoundDocument
from medborgarbudget.rounds.put_right import lacking
from medborgarbudget.rounds.states import Need, Step
from tests.factories import (
    RoundFactory,
    UserFactory,
    a_member_of_staff,
    signed_in_client,
)
from tests.rounds.making import LEAD, START, a_public_round, a_round_being_set_up, first_day, on

pytestmark = pytest.mark.django_db


@contextmanager
def at(round: Round, *roles: Role, day: date = START) -> Iterator[Client]:
    with on(day), scope(organisation=round.organisation):
        staff = a_member_of_staff(round.organisation, *(roles or (Role.PROCESS_LEAD,)))
        yield signed_in_client(staff)


def page_of(round: Round, rest: str = "") -> str:
    return f"/{round.organisation.slug}/arbetsyta/omgangar/{round.slug}/{rest}"


def a_plan() -> SimpleUploadedFile:
    return SimpleUploadedFile("plan.txt", b"Plan", "text/plain")


def add(client: Client, round: Round, **data: object) -> None:
    plain = {"title_0": "Planen", "step": "ideas", "upload": a_plan()}
    assert client.post(page_of(round, "dokument/nytt/"), plain | data).status_code == 302


def test_a_document_for_everyone_is_told_to_everyone(almvik: Organisation) -> None:
    round = a_public_round(almvik)
    with at(round) as client:
        add(client, round, public="on")
        document = RoundDocument.objects.get()
        assert (document.step, document.public) == (Step.IDEAS, True)
        assert Entry.objects.get(event_code="rounds.document_published").public
        assert "Planen" in client.get(page_of(round, "steg/ideer/")).content.decode()
        file = client.get(page_of(round, f"dokument/{document.pk}/"))
        assert file.content == b"Plan"


def test_a_round_that_is_discarded_leaves_no_file_but_those_that_others_need(
    almvik: Organisation,
) -> None:
    draft, other = a_round_being_set_up(almvik), a_public_round(almvik)
    with at(draft) as client:
        add(client, draft)
        add(client, draft)
        add(client, other)
        shared, _only_here = [each.document for each in draft.documents.all()]
        RoundDocument.objects.create(
            organisation=almvik, round=other, title="Planen", document=shared
        )
        discard_round(round=draft, by=LEAD)
        left = {each.document for each in other.documents.all()}
        assert set(Document.objects.all()) == left
        assert len(left) == 2


@pytest.mark.parametrize("is_draft", [True, False])
def test_what_only_staff_may_read_is_not_told_to_everyone(
    almvik: Organisation, is_draft: bool
) -> None:
    round = a_round_being_set_up(almvik) if is_draft else a_public_round(almvik)
    with at(round) as client:
        add(client, round, **({"public": "on"} if is_draft else {}))
        assert not Entry.objects.get(event_code="rounds.document_added").public


def test_a_document_without_a_file_is_refused_and_what_was_written_stays(
    almvik: Organisation,
) -> None:
    round = a_public_round(almvik)
    with at(round) as client:
        answer = client.post(page_of(round, "dokument/nytt/"), {"title_0": "Planen"})
        assert list(answer.context["form"].errors) == ["upload"]
        assert 'value="Planen"' in answer.content.decode()


def test_a_removed_document_is_gone_with_its_file(almvik: Organisation) -> None:
    round = a_public_round(almvik)
    with at(round) as client:
        add(client, round)
        address = page_of(round, f"dokument/{RoundDocument.objects.get().pk}/ta-bort/")
        assert "Planen" in client.get(address).content.decode()
        client.post(address)
        assert not RoundDocument.objects.exists()
        assert not Document.objects.filter(name="plan.txt").exists()


def test_what_everyone_could_read_is_not_removed_in_silence(almvik: Organisation) -> None:
    round = a_public_round(almvik)
    with at(round) as client:
        add(client, round, public="on")
        document = RoundDocument.objects.get()
        for nothing in ({}, {"reason_0": " "}):
            answer = client.post(page_of(round, f"dokument/{document.pk}/ta-bort/"), nothing)
            assert list(answer.context["form"].errors) == ["reason"]
        with pytest.raises(ValidationError, match="Everyone can read it"), override("en"):
            remove_document(document=document, by=LEAD)
        assert RoundDocument.objects.exists()
        remove_document(document=document, reason="Den visade fel belopp.", by=LEAD)
        entry = Entry.objects.get(event_code="rounds.document_withdrawn")
        assert (entry.public, entry.reason) == (True, "Den visade fel belopp.")


@pytest.mark.parametrize("only_staff", ["round", "document"])
def test_what_only_staff_could_read_is_removed_without_telling_everyone(
    almvik: Organisation, only_staff: str
) -> None:
    round = (a_round_being_set_up if only_staff == "round" else a_public_round)(almvik)
    with at(round) as client:
        add(client, round)
        RoundDocument.objects.update(public=only_staff == "round")
        address = page_of(round, f"dokument/{RoundDocument.objects.get().pk}/ta-bort/")
        assert list(client.get(address).context["form"].fields) == []
        client.post(address)
        assert not RoundDocument.objects.exists()
        assert not Entry.objects.get(event_code="rounds.document_removed").public


def test_a_role_is_given_in_one_round_alone(almvik: Organisation) -> None:
    round = a_public_round(almvik)
    with at(round, Role.ADMINISTRATOR) as client:
        colleague = a_member_of_staff(almvik, Role.COMMUNICATOR)
        address = page_of(round, "personer/ny/")
        client.post(address, {"email": colleague.email, "roles": [Role.ASSESSOR]})
        grant = RoleGrant.objects.get(user=colleague, role=Role.ASSESSOR)
        assert grant.round_id == round.pk
        client.post(address, {"email": "ny@almvik.se", "roles": [Role.ASSESSOR]})
        assert Invitation.objects.get().round_id == round.pk
        said = client.get("/en" + page_of(round, "personer/")).content.decode()
        assert "Assessor (this round)" in said
        assert "ny@almvik.se" in said


def test_who_may_not_give_roles_reads_who_has_them(almvik: Organisation) -> None:
    round, other = a_public_round(almvik), a_public_round(almvik)
    with at(round) as client:
        for name, place in (("Eva Ek", round), ("Ove Ask", other)):
            RoleGrant.objects.create(
                organisation=almvik,
                user=UserFactory(name=name),
                role=Role.ASSESSOR,
                round_id=place.pk,
            )
        said = client.get(page_of(round, "personer/")).content.decode()
        assert "Eva Ek" in said
        assert "Ove Ask" not in said
        assert client.get(page_of(round, "personer/ny/")).status_code == 403


@pytest.mark.parametrize("rest", ["", "steg/", "steg/rostning/", "beslut/", "dokument/"])
def test_a_record_of_a_round_is_shown_and_waits_for_nothing(
    almvik: Organisation, rest: str
) -> None:
    round = RoundFactory(organisation=almvik, record_only=True)
    with at(round) as client:
        said = client.get("/en" + page_of(round, rest)).content.decode()
        assert "<h1>" in said
        assert "Put it right" not in said
        assert "Move days" not in said


@pytest.mark.parametrize("language", ["sv", "en"])
def test_whoever_is_invited_to_one_round_reads_which_all_the_way(
    almvik: Organisation, language: str
) -> None:
    round = a_public_round(almvik)
    with at(round):
        Round.objects.filter(pk=round.pk).update(name={"sv": "Våren & vi", "en": "Spring & us"})
        name = {"sv": "Våren & vi", "en": "Spring & us"}[language]
        eva = UserFactory(email="eva@almvik.se", language=language)
        for round_id in (round.pk, None):
            invite(
                organisation=almvik,
                email=eva.email,
                name="Eva",
                roles=[Role.ASSESSOR],
                round_id=round_id,
                by=LEAD,
            )
    with scopes_disabled():
        letters = {letter.body for letter in Letter.objects.all()}
    [told] = [body for body in letters if name in body]
    path = re.search(r"(?:/en)?/almvik/inbjudan/\S+", told)
    assert path
    with on(START):
        client = signed_in_client(eva)
        assert escape(name) in client.get(path[0]).content.decode()
        accepted = client.post(path[0])
    said = [str(message) for message in get_messages(accepted.wsgi_request)]
    assert [name in each for each in said] == [True]


def test_the_calendar_of_a_round_holds_its_steps_and_no_other_rounds(
    almvik: Organisation,
) -> None:
    draft, other = a_round_being_set_up(almvik), a_public_round(almvik)
    with at(draft) as client:
        answer = client.get(page_of(draft, "kalender/"))
        items = [item for month in answer.context["months"] for item in month.items]
        assert len(items) == len(Step)
        assert all(f"/{draft.slug}/" in item.url for item in items)
        assert f"/{other.slug}/" not in answer.content.decode()


def test_the_activity_of_a_round_tells_what_was_done_in_it_alone(almvik: Organisation) -> None:
    mine, other = a_public_round(almvik), a_public_round(almvik)
    with at(mine) as client:
        page = client.get(page_of(mine, "aktivitet/")).context["page"]
        assert {entry.subject_id for entry in page.entries} == {mine.pk}
        assert page.count > 0
        assert other.pk != mine.pk


@pytest.mark.parametrize("need", Need)
def test_each_thing_that_can_be_missing_has_a_page_where_it_is_put_right(
    almvik: Organisation, need: Need
) -> None:
    round = a_public_round(almvik)
    with at(round, day=first_day(round, Step.CRITERIA) + timedelta(days=1)) as client:
        answer = client.get(lacking(round, Step.VOTE, need).url, follow=True)
        assert answer.status_code == 200
