"""The page where money is shared out over areas, for staff."""

import re
from typing import Any

import pytest
from django.test import Client
from django_scopes import scope

from medborgarbudget.rounds.models import Allocation, Round
from tests.rounds.money.making import at, pots_of, words

pytestmark = pytest.mark.django_db


def shares(areas: list[Any], **changes: Any) -> dict[str, Any]:
    rows = {f"used_{area.pk}": "on" for area in areas}
    rows |= {f"residents_{area.pk}": str(area.residents) for area in areas}
    rows |= {f"income_{area.pk}": "" for area in areas}
    plain = {
        "formula": "population",
        "equal_part": "25",
        "per_head": "",
        "cap": "",
        "total": "400000",
        "source": "SCB, folkmängd",
        "edition": "DeSO 2025",
        "counted_on": "2025-12-31",
    }
    return {**rows, **plain, **changes}


def test_the_formula_is_let_go_after_a_question(
    lead: Client, round: Round, areas: list[Any]
) -> None:
    lead.post(at(round, "fordela/"), shares(areas, confirm="1"))
    assert at(round, "for-hand/") in words(lead.get(at(round)))
    words(lead.get(at(round, "for-hand/")))
    lead.post(at(round, "for-hand/"), {"sure": "1"})
    with scope(organisation=round.organisation):
        assert not Allocation.objects.exists()
    assert at(round, "for-hand/") not in words(lead.get(at(round)))
    assert pots_of(round) == {"Norra": 100_000, "Södra": 300_000}


def test_the_arithmetic_is_seen_before_anything_is_done(
    lead: Client, round: Round, areas: list[Any]
) -> None:
    form = words(lead.get(at(round, "fordela/")))
    assert 'value="1 000"' in form
    assert 'value="2025-12-31"' in form
    preview = words(lead.post(at(round, "fordela/"), shares(areas)))
    assert "100 000 kr" in preview
    assert "400 000 kr × 1 000 ÷ 4 000" in preview
    assert pots_of(round) == {}
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', preview))
    hidden.pop("csrfmiddlewaretoken", None)
    lead.post(at(round, "fordela/"), hidden | {"confirm": "1"})
    assert pots_of(round) == {"Norra": 100_000, "Södra": 300_000}
    again = words(lead.get(at(round)))
    assert "DeSO 2025" in again


def test_figures_can_be_changed_again_after_the_preview(
    lead: Client, round: Round, areas: list[Any]
) -> None:
    page = words(lead.post(at(round, "fordela/"), shares(areas, total="77", change="1")))
    assert 'inputmode="numeric"' in page
    assert 'value="77"' in page


@pytest.mark.parametrize(
    "wrong",
    [
        {"source": ""},
        {"edition": ""},
        {"counted_on": ""},
        {"formula": "inverse-income"},
        {"formula": "per-head"},
        {"formula": "per-head", "per_head": "60", "cap": "10"},
        {"formula": "per-head", "per_head": "101"},
        {"formula": "part-equal", "equal_part": ""},
    ],
)
def test_what_keeps_money_from_being_shared_out_is_told(
    lead: Client, round: Round, areas: list[Any], wrong: dict[str, str]
) -> None:
    page = words(lead.post(at(round, "fordela/"), shares(areas, confirm="1", **wrong)))
    assert "ds-error-summary" in page
    assert pots_of(round) == {}


def test_areas_without_residents_are_named(lead: Client, round: Round, areas: list[Any]) -> None:
    sent = shares(areas, **{f"residents_{areas[0].pk}": ""})
    assert "Norra" in words(lead.post(at(round, "fordela/"), sent))
    equally = words(lead.post(at(round, "fordela/"), sent | {"formula": "equal"}))
    assert 'name="confirm"' in equally


def test_a_sharing_out_that_is_too_much_cannot_be_confirmed(
    lead: Client, round: Round, areas: list[Any]
) -> None:
    sent = shares(areas, total="500001")
    page = words(lead.post(f"/en{at(round, 'fordela/')}", sent))
    assert 'name="confirm"' not in page
    assert "This has to be put right" in page
    assert "Shall it be so?" not in page
    lead.post(at(round, "fordela/"), sent | {"confirm": "1"})
    assert pots_of(round) == {}


def test_an_amount_for_each_resident_is_written_with_a_comma(
    lead: Client, round: Round, areas: list[Any]
) -> None:
    sent = shares(areas, formula="per-head", per_head="60,50")
    assert "1 000 invånare × 60,50 kr = 60 500 kr" in words(lead.post(at(round, "fordela/"), sent))


def test_without_areas_the_page_leads_to_where_they_are_added(lead: Client, round: Round) -> None:
    assert "/almvik/arbetsyta/omraden/" in words(lead.get(at(round, "fordela/")))
