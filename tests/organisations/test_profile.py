"""What is told about an organisation, and who changed it."""

import pytest
from django.conf import LazySettings
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django_scopes import scopes_disabled
from i18nfield.strings import LazyI18nString

from medborgarbudget.journal.models import Entry
from medborgarbudget.organisations.actions import register_organisation
from medborgarbudget.organisations.actions.profile import change_profile
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.organisations.states import OrganisationKind
from medborgarbudget.people.acting import OPERATOR, Actor
from medborgarbudget.people.roles import Role
from tests.factories import OrganisationFactory

pytestmark = pytest.mark.django_db
ADMINISTRATOR = Actor(Role.ADMINISTRATOR)
MUNICIPALITY, REGION, INSTITUTION = (
    OrganisationKind.MUNICIPALITY,
    OrganisationKind.REGION,
    OrganisationKind.INSTITUTION,
)


def entries(organisation: Organisation, code: str) -> list[Entry]:
    with scopes_disabled():
        return [
            entry
            for entry in Entry.objects.filter(organisation_id=organisation.pk)
            if entry.event_code == code
        ]


def test_registering_stands_in_the_journal() -> None:
    lund = register_organisation(
        name="Lunds kommun", slug="lund", kind=MUNICIPALITY, official_code="1281"
    )
    (entry,) = entries(lund, "organisations.registered")
    assert (entry.role, entry.subject, entry.public) == (OPERATOR.role, "Lunds kommun", True)
    assert lund.languages == ["sv", "en"]


@pytest.mark.parametrize(
    ("kind", "code", "words"),
    [
        (MUNICIPALITY, "9999", "fyra|four"),
        (MUNICIPALITY, "12", "fyra|four"),
        (REGION, "99", "två|two"),
        (REGION, "1281", "två|two"),
        (INSTITUTION, "1281", "SCB|Statistics"),
    ],
)
def test_a_code_that_no_such_place_has_is_refused_in_words(
    kind: OrganisationKind, code: str, words: str
) -> None:
    with pytest.raises(ValidationError, match=words):
        register_organisation(name="A", slug="a", kind=kind, official_code=code)


def test_a_place_is_registered_once() -> None:
    register_organisation(name="A", slug="a", kind=MUNICIPALITY, official_code="1281")
    with pytest.raises(ValidationError):
        register_organisation(name="B", slug="b", kind=MUNICIPALITY, official_code="1281")


@pytest.mark.parametrize(
    ("kind", "code"), [(MUNICIPALITY, "12"), (REGION, "1281"), (REGION, "ab"), (INSTITUTION, "12")]
)
def test_the_database_refuses_a_code_in_another_form(kind: OrganisationKind, code: str) -> None:
    with pytest.raises(IntegrityError):
        OrganisationFactory(kind=kind, official_code=code)


def test_an_institution_belongs_to_a_municipality_or_region() -> None:
    lund = OrganisationFactory()
    school = register_organisation(name="S", slug="s", kind=INSTITUTION, owner=lund)
    assert list(lund.institutions.all()) == [school]
    with pytest.raises(ValidationError):
        register_organisation(name="T", slug="t", kind=INSTITUTION, owner=school)
    with pytest.raises(ValidationError):
        register_organisation(name="U", slug="u", kind=REGION, owner=lund)


def test_a_change_names_its_fields_in_the_journal_and_not_what_stands_in_them() -> None:
    lund = OrganisationFactory()
    change_profile(
        organisation=lund,
        changes={"contact_email": "kim@lund.example", "contact_phone": "046-1", "name": lund.name},
        by=ADMINISTRATOR,
    )
    lund.refresh_from_db()
    assert lund.contact_email == "kim@lund.example"
    (entry,) = entries(lund, "organisations.profile_changed")
    assert len(entry.details["fields"].split(", ")) == 2
    assert "kim" not in str(entry.details)


def test_nothing_changed_is_nothing_to_write_down() -> None:
    lund = OrganisationFactory()
    change_profile(organisation=lund, changes={"name": lund.name}, by=ADMINISTRATOR)
    assert entries(lund, "organisations.profile_changed") == []


def test_swedish_is_always_among_the_languages() -> None:
    with pytest.raises(ValidationError, match=r"venska|Swedish"):
        change_profile(
            organisation=OrganisationFactory(), changes={"languages": ["en"]}, by=ADMINISTRATOR
        )


def test_the_sites_own_domain_is_nobodys(settings: LazySettings) -> None:
    settings.SITE_URL = "https://budget.example"
    with pytest.raises(ValidationError):
        change_profile(
            organisation=OrganisationFactory(),
            changes={"domain": "budget.example"},
            by=ADMINISTRATOR,
        )


@pytest.mark.parametrize("name", ["kind", "slug", "id"])
def test_what_an_organisation_is_stays_as_it_is(name: str) -> None:
    with pytest.raises(ValueError, match=name):
        change_profile(organisation=OrganisationFactory(), changes={name: "x"}, by=ADMINISTRATOR)


def test_a_presentation_is_kept_in_every_language() -> None:
    lund = OrganisationFactory()
    presentation = LazyI18nString({"sv": "Vi provar.", "en": "We try."})
    change_profile(organisation=lund, changes={"presentation": presentation}, by=ADMINISTRATOR)
    lund.refresh_from_db()
    assert lund.presentation.localize("en") == "We try."
