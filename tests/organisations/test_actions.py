"""Registering an organisation."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from medborgarbudget.organisations.actions import register_organisation
from medborgarbudget.organisations.models import RESERVED_SLUGS, Organisation
from medborgarbudget.organisations.states import OrganisationKind
from tests.factories import OrganisationFactory

pytestmark = pytest.mark.django_db


def test_an_organisation_is_found_at_its_address() -> None:
    organisation = register_organisation(
        name="Almviks kommun", slug="almvik", kind=OrganisationKind.MUNICIPALITY
    )
    assert organisation.get_absolute_url() == "/almvik/"


@pytest.mark.parametrize("slug", [*RESERVED_SLUGS, "", "Ål med mellanslag"])
def test_an_address_that_means_something_else_is_refused(slug: str) -> None:
    with pytest.raises(ValidationError):
        register_organisation(name="A", slug=slug, kind=OrganisationKind.REGION)


def test_a_word_that_the_site_needs_is_refused_in_words() -> None:
    with pytest.raises(ValidationError, match="api"):
        register_organisation(name="A", slug="api", kind=OrganisationKind.REGION)


def test_an_address_belongs_to_one_organisation() -> None:
    OrganisationFactory(slug="almvik")
    with pytest.raises(ValidationError):
        register_organisation(name="A", slug="almvik", kind=OrganisationKind.REGION)


def test_the_database_refuses_reserved_addresses_on_its_own() -> None:
    with pytest.raises(IntegrityError):
        Organisation.objects.create(name="A", slug="en", kind=OrganisationKind.REGION)
