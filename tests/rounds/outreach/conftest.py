"""A round as those who spread the word find it."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django_scopes import scope

from medborgarbudget.organisations.models import Organisation
from medborgarbudget.people.roles import Role
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.queries import rounds_of
from medborgarbudget.rounds.states import Step
from tests.rounds.making import a_public_round, first_day, on
from tests.rounds.pages import lead_of


@pytest.fixture
def round(almvik: Organisation) -> Iterator[Round]:
    """A public round, on the first day for ideas."""
    round = a_public_round(almvik)
    with scope(organisation=almvik), on(first_day(round, Step.IDEAS)):
        yield rounds_of(almvik).get(pk=round.pk)


@pytest.fixture
def communicator(round: Round) -> Client:
    return lead_of(round.organisation, Role.COMMUNICATOR)
