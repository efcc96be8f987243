"""What the tests of rounds share."""

import pytest

from medborgarbudget.organisations.models import Organisation
from tests.factories import OrganisationFactory


@pytest.fixture
def almvik() -> Organisation:
    return OrganisationFactory(slug="almvik", name="Almviks kommun")
