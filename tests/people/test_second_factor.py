"""A second factor is demanded of everyone: choosing, using and keeping one."""

import re
from datetime import timedelta
from urllib.parse import quote

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils import timezone

from medborgarbudget.people.actions.accounts import add_totp
from tests.people.signing_in import (
    PASSWORD,
    a_colleague,
    a_person,
    code_of,
    give_code,
    give_password,
    letters,
)

pytestmark = pytest.mark.django_db

CHOOSE = "/konto/tvasteg/"
APP = "/konto/tvasteg/app/"
CODES = "/konto/tvasteg/koder/"


def words(response) -> str:
    return response.content.decode()


def connect_app(client) -> str:
    """Connect an app, as a person does, and return its secret."""
    secret = re.search(r'class="secret">(\w+)<', words(client.get(APP)))[1]
    answer = client.post(APP, {"code": code_of(secret)})
    assert answer.headers["Location"] == CODES
    return secret


@pytest.fixture
def signed_in(client):
    """A browser whose person has just signed in by two steps, without a password in between."""
    user, secret = a_colleague()
    give_password(client)
    give_code(client, code_of(secret))
    client.user = user
    return client


@pytest.mark.parametrize("path", ["/konto/", "/arbetsyta/", "/konto/losenord/", CODES])
def test_without_a_second_step_no_page_opens_but_those_where_one_is_chosen(client, path):
    a_person()
    give_password(client)
    assert client.get(path).headers["Location"] == CHOOSE
    assert "Välj ditt andra steg" in words(client.get(CHOOSE))


@pytest.mark.parametrize("path", [CHOOSE, APP, "/konto/tvasteg/nycklar/ny/", "/konto/vem/kod/"])
def test_visitors_choose_no_second_step(client, path):
    assert client.get(path).headers["Location"].startswith("/konto/logga-in/")


def test_connecting_an_app_shows_a_picture_and_the_same_as_text(client):
    a_person()
    give_password(client)
    page = words(client.get(APP))
    assert 'src="data:image/svg+xml;base64,' in page
    assert re.search(r'class="secret">[A-Z2-7]{32}<', page)
    assert "<script>" not in page


def test_whoever_connects_an_app_is_in_and_gets_codes_once(client):
    a_person()
    give_password(client)
    connect_app(client)
    page = words(client.get(CODES))
    codes = re.findall(r"<li><code>(\d+)</code>", page)
    assert len(codes) == 10
    assert codes[0] not in words(client.get(CODES))
    assert client.get("/arbetsyta/").status_code == 200


def test_a_wrong_code_connects_no_app(client):
    a_person()
    give_password(client)
    client.get(APP)
    assert "Koden stämmer inte" in words(client.post(APP, {"code": "000000"}))
    assert not Authenticator.objects.exists()


def test_a_recovery_code_works_once(client):
    a_person()
    give_password(client)
    connect_app(client)
    code = re.findall(r"<li><code>(\d+)</code>", words(client.get(CODES)))[0]
    for location in ("/arbetsyta/", None):
        other = Client()
        give_password(other)
        assert give_code(other, code).headers.get("Location") == location


def test_the_secret_of_an_app_is_not_stored_in_clear():
    _user, secret = a_colleague()
    assert secret not in str(Authenticator.objects.get().data)


def test_a_session_from_before_the_second_step_is_asked_for_it(client):
    """A password that somebody stole earlier must not outlive the choice of a second step."""
    user = a_person()
    give_password(client)
    secret = add_totp(user=user)
    for path in ("/konto/", CHOOSE, "/konto/tvasteg/nycklar/ny/"):
        assert client.get(path).headers["Location"] == f"/konto/vem/kod/?next={path}"
    answer = client.post("/konto/vem/kod/?next=/konto/", {"code": code_of(secret)})
    assert answer.headers["Location"] == "/konto/"
    assert client.get("/konto/").status_code == 200


def test_the_last_second_step_cannot_be_removed(signed_in):
    answer = signed_in.post(f"{APP}ta-bort/")
    assert "ditt enda andra steg" in words(answer)
    assert Authenticator.objects.filter(type="totp").exists()


def test_codes_on_paper_are_not_a_second_step_of_their_own(signed_in):
    signed_in.post(f"{CODES}nya/")
    assert Authenticator.objects.filter(type="recovery_codes").exists()
    assert "ditt enda andra steg" in words(signed_in.post(f"{APP}ta-bort/"))


def test_the_last_passkey_cannot_be_removed_and_one_of_two_can(signed_in):
    passkey = Authenticator.objects.create(
        user=signed_in.user, type="webauthn", data={"name": "Min telefon", "credential": {}}
    )
    address = f"/konto/tvasteg/nycklar/{passkey.pk}/ta-bort/"
    app = Authenticator.objects.get(type="totp")
    app.delete()
    assert "ditt enda andra steg" in words(signed_in.post(address))
    app.save()
    assert signed_in.post(address).headers["Location"] == "/konto/tvasteg/nycklar/"
    assert not Authenticator.objects.filter(type="webauthn").exists()


def test_nobody_removes_the_passkey_of_another(signed_in):
    other = a_person("other@almvik.se")
    passkey = Authenticator.objects.create(
        user=other, type="webauthn", data={"name": "Min telefon", "credential": {}}
    )
    for page in ("", "ta-bort/"):
        address = f"/konto/tvasteg/nycklar/{passkey.pk}/{page}"
        assert signed_in.get(address).status_code == 404


def test_some_time_after_signing_in_the_password_is_asked_for_before_a_change(
    signed_in, time_machine
):
    time_machine.move_to(timezone.now() + timedelta(minutes=6))
    answer = signed_in.get(f"{CODES}nya/")
    assert answer.headers["Location"] == f"/konto/vem/losenord/?next={quote(CODES, safe='')}nya%2F"
    wrong = signed_in.post(answer.headers["Location"], {"password": "fel"})
    assert "Lösenordet stämmer inte" in words(wrong)
    right = signed_in.post(answer.headers["Location"], {"password": PASSWORD})
    assert right.headers["Location"] == f"{CODES}nya/"
    assert signed_in.get(f"{CODES}nya/").status_code == 200


def test_a_letter_tells_that_an_app_was_connected(client, django_capture_on_commit_callbacks):
    a_person()
    give_password(client)
    with django_capture_on_commit_callbacks(execute=True):
        connect_app(client)
    [letter] = letters()
    assert letter.to == "kim@almvik.se"
    assert letter.subject == "En app har kopplats till ditt konto"
    assert letter.body.startswith("Hej Kim Ek!")
    assert "/konto/losenord/glomt/" in letter.body


def test_adding_a_passkey_offers_a_key_that_asks_who_holds_it(client):
    a_person()
    give_password(client)
    page = words(client.get("/konto/tvasteg/nycklar/ny/"))
    assert 'data-passkey="create"' in page
    assert '"userVerification": "required"' in page
    assert "<noscript>" in page


def test_a_passkey_that_is_no_passkey_is_refused(client):
    a_person()
    give_password(client)
    address = "/konto/tvasteg/nycklar/ny/"
    client.get(address)
    for credential in ("", "{}", '{"id": "x", "type": "public-key", "response": {}}', "nonsense"):
        answer = client.post(address, {"name": "Min telefon", "credential": credential})
        assert answer.status_code == 200
    assert not Authenticator.objects.exists()


def test_a_passkey_that_nobody_has_signs_in_nobody(client):
    asked = client.get("/konto/logga-in/nyckel/", headers={"Accept": "application/json"})
    assert asked.json()["request_options"]["publicKey"]["challenge"]
    for credential in ("", "{}", "nonsense"):
        answer = client.post("/konto/logga-in/nyckel/", {"credential": credential})
        assert answer.headers["Location"] == "/konto/logga-in/"
