"""Opening an account, one's own page, and passwords."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django_scopes import scopes_disabled

from medborgarbudget.journal.models import INSTALLATION, Entry
from medborgarbudget.people.acting import OPERATOR
from medborgarbudget.people.actions.accounts import forget_second_steps, open_account
from medborgarbudget.people.models import Letter, User
from medborgarbudget.people.sign_in import sign_in
from tests.people.signing_in import (
    PASSWORD,
    a_colleague,
    a_person,
    code_of,
    give_password,
    letters,
)

pytestmark = pytest.mark.django_db

FORGOTTEN = "/konto/losenord/glomt/"
NEW = "en helt annan mening 7"


def words(response) -> str:
    return response.content.decode()


def link_in(letter: Letter) -> str:
    return re.search(r"http://testserver(\S+)", letter.body)[1]


def test_an_opened_account_has_a_known_address_and_a_password():
    user = open_account(email="Kim@Almvik.se", name="Kim Ek", password=PASSWORD, language="en")
    assert (user.email, user.language) == ("kim@almvik.se", "en")
    assert user.check_password(PASSWORD)
    assert EmailAddress.objects.get(user=user).verified


@pytest.mark.parametrize("password", ["kort", "qwerty123456", "kim@almvik.se", "1qaz2wsx3edc"])
def test_a_password_that_is_easy_to_guess_opens_no_account(password):
    with pytest.raises(ValidationError) as refusal:
        open_account(email="kim@almvik.se", name="Kim Ek", password=password, language="sv")
    assert "password" in refusal.value.message_dict
    assert not User.objects.exists()


def test_an_address_has_one_account():
    a_person()
    with pytest.raises(ValidationError) as refusal:
        a_person("KIM@almvik.se")
    assert "email" in refusal.value.message_dict


@pytest.fixture
def request_of(rf, client):
    """A request with a session, as allauth's middleware makes it."""

    def make(path="/"):
        from allauth.core import context
        from django.contrib.auth.models import AnonymousUser
        from django.contrib.messages.storage.fallback import FallbackStorage

        request = rf.get(path)
        request.session = client.session
        request.user = AnonymousUser()
        request._messages = FallbackStorage(request)
        stack.enter_context(context.request_context(request))
        return request

    from contextlib import ExitStack

    with ExitStack() as stack:
        yield make


def test_whoever_has_just_been_invited_is_in_without_the_password(request_of):
    user, request = a_person(), request_of()
    assert sign_in(request, user).headers["Location"] == "/arbetsyta/"
    assert request.user == user


def test_an_account_that_was_used_before_is_not_entered_by_invitation(request_of, client):
    user, request = a_person(), request_of()
    give_password(client)
    user.refresh_from_db()
    assert sign_in(request, user).headers["Location"] == "/konto/logga-in/"
    assert not request.user.is_authenticated


def test_i_can_change_what_i_am_called_and_my_language(client):
    user, _secret = a_colleague()
    client.force_login(user)
    assert "Kim Ek, kim@almvik.se" in words(client.get("/konto/"))
    told = {"name": "Kim Ekman", "language": "en", "digest": "weekly"}
    assert "Sparat" in words(client.post("/konto/", told, follow=True))
    user.refresh_from_db()
    assert (user.name, user.language, user.digest) == ("Kim Ekman", "en", "weekly")


def test_my_account_keeps_what_i_wrote_when_something_is_missing(client):
    client.force_login(a_colleague()[0])
    page = words(client.post("/konto/", {"name": "", "language": "en", "digest": "weekly"}))
    assert 'value="en" selected' in page


def test_a_forgotten_password_is_replaced_through_a_letter(client):
    user = a_person()
    client.post(FORGOTTEN, {"email": "KIM@almvik.se"})
    letter = letters()[0]
    assert letter.to == "kim@almvik.se"
    assert letter.subject == "Välj ett nytt lösenord"
    page = client.get(link_in(letter), follow=True)
    address = page.redirect_chain[-1][0]
    assert "/konto/losenord/nytt/" in address
    answer = client.post(address, {"password1": NEW, "password2": NEW})
    assert answer.headers["Location"] == "/konto/losenord/nytt/klart/"
    user.refresh_from_db()
    assert user.check_password(NEW)
    assert "Du har ett nytt lösenord" in {each.subject for each in letters()}


def test_a_new_password_does_not_spare_the_second_step(client):
    a_colleague()
    client.post(FORGOTTEN, {"email": "kim@almvik.se"})
    address = client.get(link_in(letters()[0])).headers["Location"]
    client.post(address, {"password1": NEW, "password2": NEW})
    assert give_password(client, password=NEW).headers["Location"] == "/konto/logga-in/kod/"


def test_a_link_works_once(client):
    a_person()
    client.post(FORGOTTEN, {"email": "kim@almvik.se"})
    link = link_in(letters()[0])
    address = client.get(link).headers["Location"]
    client.post(address, {"password1": NEW, "password2": NEW})
    assert "Länken fungerar inte längre" in words(client.get(link, follow=True))


def test_the_letter_is_in_the_language_of_who_gets_it(client):
    a_person(language="en")
    client.post(FORGOTTEN, {"email": "kim@almvik.se"})
    assert letters()[0].subject == "Choose a new password"


def test_whether_there_is_an_account_is_told_to_nobody(client):
    a_person()
    known = client.post(FORGOTTEN, {"email": "kim@almvik.se"}, follow=True)
    unknown = client.post(FORGOTTEN, {"email": "nobody@almvik.se"}, follow=True)
    assert "Titta i din e-post" in words(known)
    assert words(unknown) == words(known)
    assert len(letters()) == 1


def test_a_weak_new_password_is_refused_in_words(client):
    client.force_login(a_colleague()[0])
    told = {"oldpassword": PASSWORD, "password1": "kort", "password2": "kort"}
    assert "minst 12 tecken" in words(client.post("/konto/losenord/", told))


def test_changing_the_password_asks_for_the_old_one_and_tells_by_letter(client):
    user, _secret = a_colleague()
    client.force_login(user)
    told = {"oldpassword": "fel", "password1": NEW, "password2": NEW}
    assert "inte lösenordet du har i dag" in words(client.post("/konto/losenord/", told))
    client.post("/konto/losenord/", told | {"oldpassword": PASSWORD})
    user.refresh_from_db()
    assert user.check_password(NEW)
    assert letters()[0].subject == "Ditt lösenord har bytts"
    assert client.get("/konto/").status_code == 200


def test_another_browser_is_signed_out_when_the_password_changes(client):
    user, _secret = a_colleague()
    client.force_login(user)
    user.set_password(NEW)
    user.save()
    assert client.get("/konto/").status_code == 302


def test_who_has_lost_phone_and_codes_begins_anew_by_a_letter(client):
    user, _secret = a_colleague()
    client.force_login(user)
    forget_second_steps(by=OPERATOR, user=user)
    assert client.get("/konto/").headers["Location"].startswith("/konto/logga-in/")
    assert letters()[0].subject == "Välj hur du loggar in"
    assert give_password(client).status_code == 200
    client.post(FORGOTTEN, {"email": "kim@almvik.se"})
    address = client.get(link_in(letters()[0])).headers["Location"]
    client.post(address, {"password1": NEW, "password2": NEW})
    give_password(client, password=NEW)
    assert client.get("/arbetsyta/").headers["Location"] == "/konto/tvasteg/"


def test_the_journal_does_not_say_who_had_lost_phone_and_codes():
    user, _secret = a_colleague()
    forget_second_steps(by=OPERATOR, user=user)
    with scopes_disabled():
        entry = Entry.objects.get(event_code="people.second_step_forgotten")
    assert (entry.role, entry.subject) == ("operator", "ett konto")


def test_what_is_done_to_an_account_is_written_down_without_saying_whose(client):
    user = a_person()
    give_password(client)
    secret = re.search(r'class="secret">(\w+)<', words(client.get("/konto/tvasteg/app/")))[1]
    client.post("/konto/tvasteg/app/", {"code": code_of(secret)})
    client.post("/konto/", {"name": "Kim Ekman", "language": "en", "digest": "daily"})
    told = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    client.post("/konto/losenord/", told)
    with scopes_disabled():
        entries = list(Entry.objects.order_by("number"))
    assert [entry.event_code.removeprefix("people.") for entry in entries] == [
        "account_opened",
        "second_step_added",
        "recovery_codes_renewed",
        "account_changed",
        "password_chosen",
    ]
    assert {entry.organisation_id for entry in entries} == {INSTALLATION}
    assert {entry.role for entry in entries} == {"holder"}
    assert entries[3].details == {"fields": "namn, språk"}
    written = " ".join(f"{entry.subject} {entry.details}" for entry in entries)
    assert not [word for word in ("Kim", user.email) if word in written]


def test_what_only_i_may_see_is_kept_in_no_cache(client):
    client.force_login(a_colleague()[0])
    for path in ("/konto/", "/arbetsyta/", "/arbetsyta/notiser/"):
        assert client.get(path).headers["Cache-Control"] == "private, no-store"
    assert "Cache-Control" not in client.get("/").headers


def test_saving_what_was_there_changes_nothing_to_write_down(client):
    user, _secret = a_colleague()
    client.force_login(user)
    client.post("/konto/", {"name": user.name, "language": "sv", "digest": user.digest})
    with scopes_disabled():
        assert not Entry.objects.filter(event_code="people.account_changed").exists()
