"""A page that tells of a round's money in several ways asks for it once."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_scopes import scope

from medborgarbudget.counting.rule.allocation import Equal
from medborgarbudget.rounds.actions import share_out
from medborgarbudget.rounds.models import Round
from tests.rounds.money.making import SCB, figures

pytestmark = pytest.mark.django_db

PAGES = ("potter/", "planering/", "planering/pengar/", "planering/tank-om/", "planering/klart/")
PUBLIC_VERSIONS = '"published_at" IS NOT NULL'
"""What is asked wherever a round is shown."""


@pytest.mark.parametrize("page", PAGES)
def test_pots_figures_and_rules_are_asked_for_once(lead: Client, round: Round, page: str) -> None:
    with scope(organisation=round.organisation):
        named = figures(round.organisation, 800, 1200)
        share_out(round=round, total=100_000, allocation=Equal(), figures=named, **SCB)
    with CaptureQueriesContext(connection) as asked:
        assert lead.get(f"/almvik/arbetsyta/omgangar/{round.slug}/{page}").status_code == 200
    questions = [each["sql"] for each in asked if PUBLIC_VERSIONS not in each["sql"]]
    for table in ("rounds_pot", "rounds_allocation", "rounds_rulebook"):
        assert sum(f'FROM "{table}"' in each for each in questions) == 1, table
