"""Signing in with a password and a code, and out again."""

import pytest
from django.test import Client

from medborgarbudget.people.sign_in import demo_link
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

WORKSPACES = "/arbetsyta/"


def words(response) -> str:
    return response.content.decode()


def is_signed_in(client: Client) -> bool:
    return client.get("/konto/").status_code == 200


def test_a_password_and_a_code_open_the_workspaces(client):
    _user, secret = a_colleague()
    first = give_password(client)
    assert first.headers["Location"] == "/konto/logga-in/kod/"
    assert not is_signed_in(client)
    assert give_code(client, code_of(secret)).headers["Location"] == WORKSPACES
    assert is_signed_in(client)


def test_one_comes_to_the_page_that_one_wanted(client):
    _user, secret = a_colleague()
    asked = client.get("/konto/losenord/")
    assert asked.headers["Location"] == "/konto/logga-in/?next=/konto/losenord/"
    assert 'value="/konto/losenord/"' in words(client.get(asked.headers["Location"]))
    give_password(client, wanted="/konto/losenord/")
    assert give_code(client, code_of(secret)).headers["Location"] == "/konto/losenord/"


def test_nobody_is_led_away_from_the_site(client):
    _user, secret = a_colleague()
    give_password(client, wanted="https://elsewhere.example/")
    assert give_code(client, code_of(secret)).headers["Location"] == WORKSPACES


@pytest.mark.parametrize(
    ("email", "password"), [("kim@almvik.se", "fel lösenord här"), ("other@almvik.se", PASSWORD)]
)
def test_a_wrong_word_is_told_the_same_whichever_it_was(client, email, password):
    a_colleague()
    answer = give_password(client, email, password)
    assert answer.status_code == 200
    assert "E-postadressen eller lösenordet stämmer inte" in words(answer)
    assert password not in words(answer)


def test_the_address_may_be_written_as_one_likes(client):
    a_colleague()
    assert give_password(client, "Kim@Almvik.SE").status_code == 302


def test_a_wrong_code_lets_nobody_in(client):
    a_colleague()
    give_password(client)
    answer = give_code(client, "000000")
    assert "Koden stämmer inte" in words(answer)
    assert not is_signed_in(client)


def test_a_code_works_once(client):
    _user, secret = a_colleague()
    code = code_of(secret)
    give_password(client)
    give_code(client, code)
    other = Client()
    give_password(other)
    assert "Koden stämmer inte" in words(give_code(other, code))


def test_guessing_passwords_is_stopped_also_from_many_addresses(client):
    a_colleague()
    for number in range(5):
        somewhere = {"REMOTE_ADDR": f"10.0.0.{number}"}
        words_given = {"login": "kim@almvik.se", "password": "fel"}
        assert client.post("/konto/logga-in/", words_given, **somewhere).status_code == 200
    answer = give_password(client)
    assert "många felaktiga försök" in words(answer)
    assert "Location" not in answer.headers


def test_guessing_codes_is_stopped(client):
    _user, secret = a_colleague()
    give_password(client)
    for _attempt in range(5):
        give_code(client, "000000")
    assert "många felaktiga försök" in words(give_code(client, code_of(secret)))
    assert not is_signed_in(client)


def test_many_attempts_from_one_place_get_a_page_that_says_so(client):
    for number in range(30):
        give_password(client, f"n{number}@almvik.se", "fel")
    answer = give_password(client)
    assert answer.status_code == 429
    assert "Vänta en stund" in words(answer)


def test_who_may_not_sign_in_any_longer_is_told(client):
    user, _secret = a_colleague()
    user.is_active = False
    user.save()
    answer = client.get(give_password(client).headers["Location"])
    assert "Kontot är stängt" in words(answer)
    assert not is_signed_in(client)


def test_signing_in_gives_the_session_a_new_key_and_a_careful_cookie(client):
    _user, secret = a_colleague()
    give_password(client)
    before = client.session.session_key
    give_code(client, code_of(secret))
    cookie = client.cookies["sessionid"]
    assert client.session.session_key != before
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["expires"] == ""
    assert client.session.get_expiry_age() == 8 * 3600


def test_signing_out_takes_one_press_and_ends_the_session(client):
    client.force_login(a_colleague()[0])
    assert 'action="/konto/logga-ut/"' in words(client.get("/"))
    answer = client.post("/konto/logga-ut/", follow=True)
    assert "Du är utloggad" in words(answer)
    assert not is_signed_in(client)


def test_signing_out_is_not_done_by_following_a_link(client):
    client.force_login(a_colleague()[0])
    assert client.get("/konto/logga-ut/").status_code == 200
    assert is_signed_in(client)


def test_visitors_find_the_way_in_at_the_foot_of_a_page(client):
    assert "Logga in för anställda" in words(client.get("/"))


@pytest.mark.parametrize("path", ["signup", "skapa", "registrera"])
def test_nobody_can_sign_up(client, path):
    assert client.get(f"/konto/{path}/").status_code == 404


def test_signing_in_works_in_english(client):
    a_colleague()
    assert "<h1>Sign in</h1>" in words(client.get("/en/konto/logga-in/"))


def test_a_demo_link_is_nothing_where_the_demo_is_not(client):
    assert client.get(demo_link(a_person())).status_code == 404


def test_a_demo_link_signs_in_with_both_steps(client, settings):
    settings.DEMO_SIGN_IN = True
    user, _secret = a_colleague()
    assert client.get(demo_link(user)).headers["Location"] == WORKSPACES
    assert is_signed_in(client)


def test_a_made_up_demo_link_is_nothing(client, settings):
    settings.DEMO_SIGN_IN = True
    a_person()
    assert client.get("/konto/lank/1:abc:def/").status_code == 404


def test_no_letter_goes_out_when_one_signs_in(client):
    a_colleague()
    give_password(client)
    assert not letters()
