"""What an operator types to invite the first administrator, and the daily round."""

import pytest
import typer
from django_scopes import scopes_disabled

from medborgarbudget.journal.models import Entry
from medborgarbudget.organisations.command import invite_person
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.organisations.tasks import look_after_staff
from medborgarbudget.people.models import Letter
from medborgarbudget.people.roles import Outsider, Role
from tests.factories import OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def almvik() -> Organisation:
    return OrganisationFactory(slug="almvik")


@pytest.mark.usefixtures("almvik")
def test_an_operator_gets_the_link_to_the_first_administrator(
    capsys: pytest.CaptureFixture[str],
) -> None:
    invite_person("almvik", "boel@almvik.se", "Boel", Role.ADMINISTRATOR)
    link = capsys.readouterr().out.split()[-1]
    assert "/almvik/inbjudan/" in link
    with scopes_disabled():
        assert link in Letter.objects.get().body
        assert Entry.objects.get().role == Outsider.OPERATOR


@pytest.mark.usefixtures("almvik")
@pytest.mark.parametrize(
    "words", [("almvik", "x", "", "administrator"), ("almvik", "a@b.se", "", "coordinator")]
)
def test_what_cannot_be_is_refused_in_words(
    words: tuple[str, str, str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(typer.Exit) as left:
        invite_person(*words)
    assert left.value.exit_code == 2
    assert capsys.readouterr().err


@pytest.mark.usefixtures("almvik")
def test_the_daily_round_goes_through_every_organisation() -> None:
    OrganisationFactory()
    look_after_staff(timestamp=0)
