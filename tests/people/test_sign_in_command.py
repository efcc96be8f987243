"""The operator's command that connects an organisation's own sign-in."""

import stat

import pytest
import typer
from django_scopes import scope

from medborgarbudget.organisations.models import SignInService
from medborgarbudget.organisations.sign_in import secret_of
from medborgarbudget.organisations.sign_in_command import add
from tests.factories import OrganisationFactory

pytestmark = pytest.mark.django_db

SETTINGS = {
    "organisation": "almvik",
    "address": "",
    "name": "",
    "issuer": "https://login.almvik.se/",
    "client_id": "medborgarbudget",
    "domains": "almvik.se, Bolag.Almvik.se",
    "trusted": True,
}


@pytest.fixture(autouse=True)
def secrets(settings, tmp_path, monkeypatch):
    settings.SIGN_IN_SECRETS = tmp_path / "sign-in"
    monkeypatch.setattr(typer, "prompt", lambda *_words, **_settings: "the secret")
    return settings.SIGN_IN_SECRETS


def test_a_service_is_added_and_its_secret_kept_where_only_its_owner_reads(secrets, capsys):
    organisation = OrganisationFactory(slug="almvik", name="Almviks kommun")
    add(**SETTINGS)
    with scope(organisation=organisation):
        service = SignInService.objects.get()
    assert (service.provider_id, service.name) == ("almvik", "Almviks kommun")
    assert service.domains == ["almvik.se", "bolag.almvik.se"]
    assert secret_of(service) == "the secret"
    assert stat.S_IMODE((secrets / "almvik").stat().st_mode) == 0o600
    assert "/konto/logga-in/med/almvik/tillbaka/" in capsys.readouterr().out


def test_the_secret_is_not_in_the_database():
    organisation = OrganisationFactory(slug="almvik")
    add(**SETTINGS)
    with scope(organisation=organisation):
        assert "the secret" not in str(SignInService.objects.values().get())


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"organisation": "nowhere"}, "nowhere"),
        ({"issuer": "http://login.almvik.se"}, "--issuer"),
        ({"domains": ""}, "--domains"),
        ({"client_id": ""}, "--client-id"),
    ],
)
def test_what_is_wrong_is_named(wrong, told, capsys):
    OrganisationFactory(slug="almvik")
    with pytest.raises(typer.Exit):
        add(**SETTINGS | wrong)
    assert told in capsys.readouterr().err
