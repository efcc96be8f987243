"""The command that gives an organisation its place."""

from typing import Any

import pytest
import typer

from medborgarbudget.organisations.command import register
from medborgarbudget.organisations.models import Organisation
from tests.factories import OrganisationFactory

pytestmark = pytest.mark.django_db


def registered(**options: Any) -> None:
    usual = {"name": "Lunds kommun", "address": "lund", "kind": "municipality", "colour": "sjo"}
    register(**usual | {"code": "", "owner": "", "email": ""} | options)


def refused(capsys: pytest.CaptureFixture[str], **options: Any) -> str:
    with pytest.raises(typer.Exit) as refusal:
        registered(**options)
    assert refusal.value.exit_code == 2
    return capsys.readouterr().err


def test_a_municipality_is_registered_with_its_code(capsys: pytest.CaptureFixture[str]) -> None:
    registered(code="1281", email="budget@lund.example")
    lund = Organisation.objects.get()
    assert (lund.official_code, lund.contact_email) == ("1281", "budget@lund.example")
    assert "/lund/" in capsys.readouterr().out


def test_an_institution_is_registered_with_its_owner() -> None:
    owner = OrganisationFactory(slug="lund")
    registered(name="LKF", address="lkf", kind="institution", owner="lund")
    assert Organisation.objects.get(slug="lkf").owner == owner


@pytest.mark.parametrize(
    ("options", "option"),
    [
        ({"code": "9999"}, "--code"),
        ({"email": "inte en adress"}, "--email"),
        ({"address": "api"}, "--address"),
    ],
)
def test_what_cannot_be_is_told_by_option(
    capsys: pytest.CaptureFixture[str], options: dict[str, str], option: str
) -> None:
    assert refused(capsys, **options).startswith(f"{option}: ")


def test_an_owner_that_nobody_is_is_told_with_those_there_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    OrganisationFactory(slug="almvik")
    told = refused(capsys, kind="institution", owner="almwik")
    assert "almwik" in told
    assert "almvik" in told


def test_a_code_that_is_taken_is_told_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    registered(code="1281")
    told = refused(capsys, address="lund-2", code="1281")
    assert "organisation_official_code_once" not in told
    assert told.strip().endswith(".")
