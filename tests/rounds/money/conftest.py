"""A member and its round, for the tests about money."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django_scopes import scope

from medborgarbudget.organisations.models import Organisation
from medborgarbudget.rounds.models import Pot, Round
from tests.factories import (
    AreaFactory,
    AreaLevelFactory,
    OrganisationFactory,
)
from tests.rounds.making import a_round_being_set_up
from tests.rounds.pages import lead_of


@pytest.fixture
def organisation() -> Organisation:
    return OrganisationFactory(slug="almvik", name="Almvik")


@pytest.fixture
def round(organisation: Organisation) -> Round:
    """A round that is being set up and has half a million, but no pot yet."""
    round = a_round_being_set_up(organisation)
    with scope(organisation=organisation):
        Pot.objects.filter(round=round).delete()
    return round


@pytest.fixture
def lead(organisation: Organisation) -> Client:
    return lead_of(organisation)


@pytest.fixture
def areas(organisation: Organisation) -> list[Any]:
    level = AreaLevelFactory(organisation=organisation)
    return [
        AreaFactory(level=level, name=name, slug=name.lower(), residents=residents, **counted)
        for name, residents in (("Norra", 1000), ("Södra", 3000))
        for counted in [{"residents_on": date(2025, 12, 31), "residents_source": "SCB"}]
    ]
