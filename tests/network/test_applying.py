"""Somebody without an account applies, page by page."""

import re
from datetime import timedelta
from http import HTTPStatus

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from django_scopes import scope, scopes_disabled

from medborgarbudget.network.actions import knocks
from medborgarbudget.network.actions.applications import ask_for_more, submit_application
from medborgarbudget.network.actions.applications.letters import link_to
from medborgarbudget.network.models import Application
from medborgarbudget.network.states import ApplicationState
from medborgarbudget.people.acting import Actor
from medborgarbudget.people.models import Letter
from medborgarbudget.people.roles import Role
from tests.factories import ApplicationFactory, ProgrammeFactory
from tests.network.applying import COMPLETE, OLLE, a_decision, sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme():
    with scopes_disabled():
        return ProgrammeFactory()


@pytest.fixture
def draft(programme):
    with scopes_disabled():
        return ApplicationFactory(
            programme=programme,
            applicant_kind="",
            applicant_name="",
            official_code="",
            orientations=[],
            intention="",
            learning="",
            body="",
            decided_on=None,
            paragraph="",
            registry_number="",
            decision_document=None,
            people=[],
        )


def page_of(application):
    with scope(organisation=application.organisation):
        return "/" + link_to(application).split("/", 3)[3]


def test_one_computer_cannot_have_links_sent_to_everyone(monkeypatch, client, programme):
    monkeypatch.setattr(knocks, "FROM_ONE_COMPUTER", 2)
    for email in ("a@example.se", "b@example.se", "c@example.se"):
        response = begin(client, programme, email)
    assert response.context["form"].non_field_errors()
    with scopes_disabled():
        assert Letter.objects.count() == 2


def stored(application):
    with scopes_disabled():
        return Application.objects.get(pk=application.pk)


def begin(client, programme, email):
    address = reverse("network:apply", args=[programme.organisation.slug, programme.slug])
    with time_machine.travel(timezone.now() - timedelta(seconds=30)):
        page = client.get(address).content.decode()
    riddle = re.search(r'name="riddle" value="([^"]+)"', page)[1]
    first, second = riddle.split("+")[:2]
    answer = int(first) + int(second)
    return client.post(address, {"email": email, "riddle": riddle, "answer": answer})


def test_an_application_opens_at_once_and_its_link_comes_by_letter(client, programme):
    response = begin(client, programme, "du@exempel.se")
    assert response.status_code == HTTPStatus.FOUND
    with scopes_disabled():
        letter = Letter.objects.get()
    assert response.url in letter.body
    page = client.get(response.url).content.decode()
    assert page.count("<h1") == 1
    assert "Nässjö" in page


def test_a_wrong_address_is_told_beside_the_field(client, programme):
    response = begin(client, programme, "ingen adress")
    assert response.status_code == HTTPStatus.OK
    assert response.context["form"].errors["email"]
    with scopes_disabled():
        assert not Letter.objects.exists()


def test_the_link_to_apply_leads_back_when_the_programme_is_closed(client, programme):
    programme.apply_until = timezone.localdate() - timedelta(days=1)
    with scopes_disabled():
        programme.save()
    address = reverse("network:apply", args=[programme.organisation.slug, programme.slug])
    assert client.get(address).url == programme.get_absolute_url()


def test_a_complete_application_is_sent(client, draft):
    page = page_of(draft)
    response = client.post(page, sent(OLLE, document=a_decision(), send="1", **COMPLETE))
    assert response.status_code == HTTPStatus.FOUND, response.context["form"].errors
    application = stored(draft)
    assert application.state == ApplicationState.SUBMITTED
    assert application.applicant_name == "Nässjö"
    assert application.people == [OLLE]
    shown = client.get(page).content.decode()
    assert "Olle Ek" in shown
    assert "beslut.pdf" in shown


def test_what_is_written_is_kept_when_something_is_missing(client, draft):
    fields = COMPLETE | {"paragraph": ""}
    response = client.post(page_of(draft), sent(OLLE, send="1", **fields))
    assert set(response.context["form"].errors) == {"paragraph", "document"}
    assert stored(draft).state == ApplicationState.DRAFT
    assert stored(draft).intention == COMPLETE["intention"]


def test_what_cannot_be_understood_does_not_hinder_the_rest(client, draft):
    fields = sent(OLLE, intention="Vi vill prova.", decided_on="i våras", applicant_kind="rymden")
    response = client.post(page_of(draft), fields)
    assert "i våras" in response.content.decode()
    assert set(response.context["form"].errors) == {"decided_on", "applicant_kind"}
    assert stored(draft).intention == "Vi vill prova."


def test_half_an_email_address_of_somebody_is_kept_until_it_is_sent(client, draft):
    half = OLLE | {"email": "olle@"}
    client.post(page_of(draft), sent(half, **COMPLETE))
    assert stored(draft).people[0]["email"] == "olle@"
    response = client.post(page_of(draft), sent(half, send="1", document=a_decision(), **COMPLETE))
    assert "email" in response.context["form"].people.forms[0].errors
    assert stored(draft).state == ApplicationState.DRAFT


def test_a_form_without_its_rows_of_people_does_not_erase_them(client, draft):
    client.post(page_of(draft), sent(OLLE))
    client.post(page_of(draft), {"intention": "Något"})
    assert stored(draft).people == [OLLE]


def test_people_are_added_and_removed_by_rows(client, draft):
    page = page_of(draft)
    response = client.post(page, sent(OLLE, add="1"))
    assert response.url.startswith(f"{page}?fler=1")
    assert client.get(response.url.split("#")[0]).content.decode().count("<legend") >= 4
    empty = dict.fromkeys(OLLE, "")
    client.post(page, sent(empty, OLLE | {"name": "Eva Alm"}))
    assert [person["name"] for person in stored(draft).people] == ["Eva Alm"]


def test_the_page_saves_in_the_background_and_says_when(client, draft):
    headers = {"x-autosave": "1"}
    answer = client.post(
        page_of(draft), sent(document=a_decision(), learning="Mer"), headers=headers
    )
    assert answer.json()["document"] == "beslut.pdf"
    assert re.search(r"\d\d:\d\d", answer.json()["said"])
    assert stored(draft).learning == "Mer"


def test_a_file_that_cannot_be_taken_is_told_and_the_rest_is_saved(client, draft):
    program = SimpleUploadedFile("virus.exe", b"MZ")
    fields = sent(document=program, learning="Mer")
    response = client.post(page_of(draft), fields)
    assert response.context["form"].errors["document"]
    background = client.post(
        page_of(draft),
        sent(document=SimpleUploadedFile("virus.exe", b"MZ"), learning="Mer"),
        headers={"x-autosave": "1"},
    )
    assert background.json()["document"] == ""
    assert stored(draft).learning == "Mer"


def test_an_unknown_link_leads_nowhere(client, draft):
    page_of(draft)
    address = reverse("network:own-application", args=[draft.organisation.slug, "gissning"])
    assert client.get(address).status_code == HTTPStatus.NOT_FOUND


def test_a_link_works_only_with_its_own_association(client, draft):
    with scopes_disabled():
        other = ProgrammeFactory().organisation
    secret = page_of(draft).rstrip("/").rsplit("/", 1)[-1]
    address = reverse("network:own-application", args=[other.slug, secret])
    assert client.get(address).status_code == HTTPStatus.NOT_FOUND


@pytest.fixture
def questioned(programme):
    with scope(organisation=programme.organisation):
        submitted = submit_application(application=ApplicationFactory(programme=programme))
        coordinator = Actor(Role.COORDINATOR)
        return ask_for_more(application=submitted, question="Vilken by?", by=coordinator)


def test_a_question_is_answered_at_the_same_link(client, questioned):
    page = page_of(questioned)
    assert "Vilken by?" in client.get(page).content.decode()
    assert client.post(page, {"answer": ""}).context["form"].errors
    client.post(page, {"answer": "Annefors."})
    assert stored(questioned).state == ApplicationState.SUBMITTED
    assert "Annefors." in client.get(page).content.decode()


def test_the_application_can_be_changed_before_the_answer_but_not_who_applies(client, questioned):
    fields = COMPLETE | {"official_code": "1485", "paragraph": "§ 46"}
    response = client.post(f"{page_of(questioned)}andra/", sent(OLLE, send="1", **fields))
    assert response.url == page_of(questioned)
    assert stored(questioned).paragraph == "§ 46"
    assert stored(questioned).official_code == "0682"


def test_withdrawing_asks_first(client, questioned):
    address = f"{page_of(questioned)}dra-tillbaka/"
    assert client.get(address).status_code == HTTPStatus.OK
    assert stored(questioned).state == ApplicationState.QUESTION
    client.post(address)
    assert stored(questioned).state == ApplicationState.WITHDRAWN
    assert client.get(page_of(questioned)).status_code == HTTPStatus.OK
    assert client.get(f"{page_of(questioned)}andra/").status_code == HTTPStatus.FOUND


def test_withdrawing_twice_says_so(client, questioned):
    address = f"{page_of(questioned)}dra-tillbaka/"
    client.post(address)
    assert client.post(address).status_code == HTTPStatus.OK


def test_a_draft_is_thrown_away(client, draft):
    response = client.post(f"{page_of(draft)}dra-tillbaka/")
    assert response.url == draft.programme.get_absolute_url()
    with scopes_disabled():
        assert not Application.objects.exists()


def test_the_decision_can_be_fetched_by_whoever_holds_the_link(client, questioned):
    response = client.get(f"{page_of(questioned)}beslut/")
    assert response.content == b"%PDF-1.7"


def test_there_is_no_decision_to_fetch_before_one_is_handed_in(client, draft):
    assert client.get(f"{page_of(draft)}beslut/").status_code == HTTPStatus.NOT_FOUND


def test_pages_behind_a_secret_link_are_kept_in_no_cache(client, draft):
    assert "no-store" in client.get(page_of(draft)).headers["Cache-Control"]
