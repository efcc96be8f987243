"""Signing in by the organisation's own service, against a real provider."""

import os
from urllib.parse import urlencode

import pytest
from allauth.socialaccount.models import SocialAccount
from django.core.exceptions import ValidationError
from django_scopes import scopes_disabled

from medborgarbudget.journal.models import Entry
from medborgarbudget.organisations.actions.sign_in import add_sign_in
from medborgarbudget.organisations.models import SignInService
from medborgarbudget.organisations.sign_in import secret_of
from medborgarbudget.people.acting import OPERATOR
from medborgarbudget.people.models import User
from tests.factories import OrganisationFactory
from tests.people.provider import query_of, running_provider
from tests.people.signing_in import a_colleague, a_person, give_password

pytestmark = [
    pytest.mark.django_db,
    # The provider's own library speaks of its future, in the thread where it runs.
    pytest.mark.filterwarnings("ignore:get_jwt_config:DeprecationWarning"),
]

START = "/konto/logga-in/med/almvik/"


@pytest.fixture(scope="module")
def provider():
    with running_provider() as provider:
        yield provider


@pytest.fixture(autouse=True)
def secret(monkeypatch):
    monkeypatch.setenv("SIGN_IN_SECRET_ALMVIK", "a secret between the two")


def a_service(provider=None, **settings) -> SignInService:
    organisation = OrganisationFactory(slug="almvik", name="Almviks kommun")
    issuer = provider.issuer if provider else "https://login.almvik.se"
    return add_sign_in(
        by=OPERATOR,
        organisation=organisation,
        **{
            "provider_id": "almvik",
            "name": "Almviks kommun",
            "issuer": issuer,
            "client_id": "medborgarbudget",
            "domains": ["almvik.se"],
        }
        | settings,
    )


def come_back(client, provider, **claims):
    """Go to the organisation's sign-in, sign in there, and come back."""
    provider.vouch_for(**{"email": "kim@almvik.se", "email_verified": True} | claims)
    return client.get(provider.consent(client.get(START).headers["Location"]))


def is_signed_in(client) -> bool:
    return client.get("/konto/").status_code == 200


def test_a_trusted_service_stands_for_both_steps(client, provider):
    a_service(provider, trusted_second_factor=True)
    a_person()
    assert come_back(client, provider).headers["Location"] == "/arbetsyta/"
    assert is_signed_in(client)
    assert client.session["_auth_user_id"] == str(User.objects.get().pk)


def test_a_trusted_service_spares_also_those_who_have_an_app(client, provider):
    a_service(provider, trusted_second_factor=True)
    a_colleague()
    assert come_back(client, provider).headers["Location"] == "/arbetsyta/"


def test_after_a_service_that_is_not_trusted_a_code_is_asked_for(client, provider):
    a_service(provider)
    a_colleague()
    assert come_back(client, provider).headers["Location"] == "/konto/logga-in/kod/"
    assert not is_signed_in(client)


def test_after_a_service_that_is_not_trusted_a_second_step_must_be_chosen(client, provider):
    a_service(provider)
    a_person()
    come_back(client, provider)
    assert client.get("/arbetsyta/").headers["Location"] == "/konto/tvasteg/"


def test_one_comes_to_the_page_that_one_wanted(client, provider):
    a_service(provider, trusted_second_factor=True)
    a_person()
    page = client.get("/konto/logga-in/arbetsplats/?next=/konto/").content.decode()
    start = f"{START}?process=login&amp;next=%2Fkonto%2F"
    assert start in page
    provider.vouch_for(email="kim@almvik.se", email_verified=True)
    asked = client.get(start.replace("&amp;", "&")).headers["Location"]
    assert client.get(provider.consent(asked)).headers["Location"] == "/konto/"


def test_what_we_ask_for_is_tied_to_this_browser(client, provider):
    a_service(provider)
    first, second = (query_of(client.get(START).headers["Location"]) for _ in range(2))
    assert first["state"] != second["state"]
    assert first["code_challenge"] != second["code_challenge"]
    assert first["code_challenge_method"] == "S256"
    assert first["client_id"] == "medborgarbudget"
    assert first["redirect_uri"] == "http://testserver/konto/logga-in/med/almvik/tillbaka/"
    assert "secret" not in urlencode(first)


def test_an_answer_that_another_browser_asked_for_is_refused(client, provider):
    a_service(provider, trusted_second_factor=True)
    a_person()
    provider.vouch_for(email="kim@almvik.se", email_verified=True)
    answer = provider.consent(type(client)().get(START).headers["Location"])
    assert "Inloggningen fungerade inte" in client.get(answer).content.decode()
    assert not is_signed_in(client)


def test_an_answer_works_once(client, provider):
    a_service(provider, trusted_second_factor=True)
    a_person()
    provider.vouch_for(email="kim@almvik.se", email_verified=True)
    answer = provider.consent(client.get(START).headers["Location"])
    client.get(answer)
    client.post("/konto/logga-ut/")
    client.get(answer)
    assert not is_signed_in(client)


@pytest.mark.parametrize(
    ("claims", "reason"),
    [
        ({"email": "kim@lindhem.se"}, "Almviks kommun får inte logga in kim@lindhem.se här"),
        ({"email": "kim@xalmvik.se"}, "får inte logga in"),
        ({"email": "kim@almvik.se.example"}, "får inte logga in"),
        ({"email": "kim@lindhem.se@almvik.se"}, "inte att e-postadressen är din"),
        ({"email_verified": False}, "inte att e-postadressen är din"),
        ({"email_verified": "false"}, "inte att e-postadressen är din"),
        ({"email_verified": None}, "inte att e-postadressen är din"),
        ({"email": ""}, "inte att e-postadressen är din"),
        ({"email": "stranger@almvik.se"}, "Det finns inget konto för stranger@almvik.se"),
    ],
)
def test_who_may_not_come_in_is_told_why_and_whom_to_ask(client, provider, claims, reason):
    a_service(provider, trusted_second_factor=True)
    a_person("kim@almvik.se")
    a_person("kim@lindhem.se")
    answer = come_back(client, provider, **claims)
    assert answer.status_code == 403
    assert reason in answer.content.decode()
    assert "Almviks kommun" in answer.content.decode()
    assert not is_signed_in(client)
    assert User.objects.count() == 2


def test_nothing_that_the_service_told_is_stored(client, provider):
    a_service(provider, trusted_second_factor=True)
    a_person()
    come_back(client, provider, phone_number="070-123 45 67")
    assert is_signed_in(client)
    assert not SocialAccount.objects.exists()


@pytest.mark.parametrize("process", ["connect", "redirect"])
def test_the_service_can_be_used_for_nothing_but_signing_in(client, provider, process):
    a_service(provider, trusted_second_factor=True)
    other, _secret = a_colleague("other@almvik.se")
    client.force_login(other)
    a_person()
    provider.vouch_for(email="kim@almvik.se", email_verified=True)
    asked = client.get(f"{START}?process={process}").headers["Location"]
    assert client.get(provider.consent(asked)).status_code == 403
    assert not SocialAccount.objects.exists()


def test_who_says_no_at_the_service_is_told_that_nothing_happened(client, provider):
    a_service(provider)
    state = query_of(client.get(START).headers["Location"])["state"]
    answer = client.get(f"{START}tillbaka/?error=access_denied&state={state}", follow=True)
    assert "Inloggningen avbröts" in answer.content.decode()


def test_a_closed_account_stays_closed(client, provider):
    a_service(provider, trusted_second_factor=True)
    user = a_person()
    user.is_active = False
    user.save()
    come_back(client, provider)
    assert not is_signed_in(client)


def test_a_service_that_nobody_has_added_is_not_found(client):
    assert client.get("/konto/logga-in/med/nowhere/").status_code == 404


def test_the_way_to_work_is_shown_where_there_is_one(client):
    link = "/konto/logga-in/arbetsplats/"
    assert link not in client.get("/konto/logga-in/").content.decode()
    a_service()
    assert link in client.get("/konto/logga-in/").content.decode()
    assert START in client.get(link).content.decode()


def test_a_password_still_works_beside_the_service(client):
    a_service()
    a_colleague()
    assert give_password(client).headers["Location"] == "/konto/logga-in/kod/"


def test_two_services_cannot_speak_for_the_same_people():
    a_service()
    with pytest.raises(ValidationError, match=r"almvik\.se"):
        add_sign_in(
            by=OPERATOR,
            organisation=OrganisationFactory(),
            provider_id="lindhem",
            name="Lindhem",
            issuer="https://login.lindhem.se",
            client_id="x",
            domains=["@Almvik.se", "lindhem.se"],
        )


def test_a_service_must_be_reached_by_https():
    with pytest.raises(ValidationError, match="https"):
        a_service(issuer="http://login.almvik.se")


def test_adding_a_service_stands_in_the_journal():
    service = a_service()
    with scopes_disabled():
        entry = Entry.objects.get(event_code="organisations.sign_in_added")
    assert (entry.role, entry.organisation_id) == ("operator", service.organisation_id)


def test_the_secret_comes_from_a_file_where_the_environment_has_none(
    monkeypatch, settings, tmp_path
):
    monkeypatch.delitem(os.environ, "SIGN_IN_SECRET_ALMVIK")
    settings.SIGN_IN_SECRETS = tmp_path
    service = a_service()
    assert secret_of(service) == ""
    (tmp_path / "almvik").write_text("of the file\n")
    assert secret_of(service) == "of the file"
