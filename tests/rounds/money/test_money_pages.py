"""The page about a round’s money, for everyone."""

import csv
from fractions import Fraction
from io import StringIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_scopes import scope, scopes_disabled

from medborgarbudget.counting.rule.allocation import InverseIncome, PerHead
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.rounds.actions import add_pot, publish_round, set_budget, share_out
from medborgarbudget.rounds.models import Allocation, Pot, Round
from medborgarbudget.rounds.money import Figure
from tests.factories import AreaFactory, AreaLevelFactory, RoundFactory
from tests.rounds.making import LEAD, START, a_public_round, a_round_being_set_up, on
from tests.rounds.money.making import SCB, amounts, at, words

pytestmark = pytest.mark.django_db


def a_shared_out_round(
    organisation: Organisation, areas: list[Any], formula: Any, **figures: Any
) -> Round:
    """A public round whose money was shared out over the areas."""
    round = a_round_being_set_up(organisation)
    named = [
        Figure(area.pk, str(area.name), area.residents, figures.get(area.slug)) for area in areas
    ]
    with scope(organisation=organisation), on(START):
        Pot.objects.filter(round=round).delete()
        set_budget(round=round, total=1_000_000, by=LEAD)
        add_pot(
            round=round,
            details={"name": "Hela kommunen", "amount": 200_000, "reserve": 20_000},
            by=LEAD,
        )
        share_out(round=round, total=800_000, allocation=formula, figures=named, **SCB)
        # What areas do not get, because of a limit or of rounding, is not decided over here.
        set_budget(round=round, total=sum(amounts(round)), by=LEAD)
        return publish_round(round=round, by=LEAD)


def test_everyone_sees_the_money_the_arithmetic_and_the_source(
    client: Client, organisation: Organisation, areas: list[Any]
) -> None:
    round = a_shared_out_round(organisation, areas, PerHead(Fraction(60), Fraction(150_000)))
    page = words(client.get(f"/almvik/{round.slug}/pengarna/"))
    for said in (
        "410 000 kr",
        "Norra",
        "60 000 kr",
        " × 60 kr = 60 000 kr",
        "150 000 kr",
        "20 000 kr",
        "SCB, folkmängd",
        "DeSO 2025",
        "590 000 kr",
    ):
        assert said in page
    assert "The money" in words(client.get(f"/en/almvik/{round.slug}/pengarna/"))


def test_the_amounts_come_again_from_the_file_alone(
    client: Client, organisation: Organisation, areas: list[Any]
) -> None:
    formula = InverseIncome()
    incomes = {"norra": Fraction(300_000), "södra": Fraction(200_000)}
    round = a_shared_out_round(organisation, areas, formula, **incomes)
    text = client.get(f"/almvik/{round.slug}/pengarna.csv").content.decode("utf-8-sig")
    rows = list(csv.reader(StringIO(text), delimiter=";"))
    facts = {row[0]: row[1] for row in rows if row}
    start = next(place for place, row in enumerate(rows) if row[:1] == ["area"]) + 1
    figures = rows[start : start + len(areas)]
    weights = [Fraction(row[1]) / Fraction(row[2]) for row in figures]
    exact = [int(facts["total"]) * weight / sum(weights) for weight in weights]
    assert facts["formula"] == "by=inverse-income"
    assert all(abs(int(row[-1]) - part) < 1 for row, part in zip(figures, exact, strict=True))
    assert sum(int(row[-1]) for row in figures) == int(facts["total"]) - int(facts["left"])


def test_a_round_without_formula_has_a_page_and_a_file_too(
    client: Client, organisation: Organisation
) -> None:
    round = a_public_round(organisation)
    assert "500 000 kr" in words(client.get(f"/almvik/{round.slug}/pengarna/"))
    assert "500000" in words(client.get(f"/almvik/{round.slug}/pengarna.csv"))


def test_the_money_of_a_recorded_round_is_told(client: Client, organisation: Organisation) -> None:
    round = RoundFactory(organisation=organisation, budget=75_000)
    assert "75 000 kr" in words(client.get(f"/almvik/{round.slug}/pengarna/"))


def test_nobody_sees_the_money_of_a_round_that_is_being_set_up(
    client: Client, round: Round
) -> None:
    assert client.get(f"/almvik/{round.slug}/pengarna/").status_code == 404
    assert client.get(f"/almvik/{round.slug}/pengarna.csv").status_code == 404


def test_many_pots_take_no_more_questions_than_one(
    client: Client, lead: Client, organisation: Organisation
) -> None:
    round = a_public_round(organisation)

    def queries(browser: Client, page: str) -> int:
        browser.get(page)
        with CaptureQueriesContext(
            connection,
        ) as captured:
            browser.get(page)
        return len(captured)

    pages = ((client, f"/almvik/{round.slug}/pengarna/"), (lead, at(round)))
    before = [queries(*page) for page in pages]
    level = AreaLevelFactory(organisation=organisation)
    with scopes_disabled():
        Pot.objects.update(amount=1)
        for name in ("Ett", "Två"):
            area = AreaFactory(level=level)
            Pot.objects.create(
                organisation=organisation,
                round=round,
                name=name,
                amount=1,
                coverage="area",
                area=area,
                reserve=0,
            )
        assert not Allocation.objects.exists()
    assert [queries(*page) for page in pages] == before
