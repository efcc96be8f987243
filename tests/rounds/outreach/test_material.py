"""Posters and pictures of a round: in its words, in the organisation's colours."""

import io

import pytest
from django.conf import settings
from django.test import Client
from django.utils.translation import override
from PIL import Image
from pypdf import PdfReader

from medborgarbudget.organisations.models import Organisation
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.outreach.material import (
    MOST_IN_FACT,
    Paper,
    Shape,
    drawn_picture,
    picture,
    poster,
)
from medborgarbudget.rounds.outreach.occasions import PRINTED, Occasion, Version
from medborgarbudget.rounds.states import Step
from tests.factories import OrganisationFactory
from tests.rounds.making import a_round_being_set_up, first_day, on
from tests.rounds.outreach.making import address

pytestmark = pytest.mark.django_db


@pytest.fixture
def almvik() -> Organisation:
    return OrganisationFactory(name="Almviks kommun", slug="almvik", brand_colour="#1f6b45")


@pytest.mark.parametrize("occasion", Occasion)
@pytest.mark.parametrize("version", PRINTED)
def test_what_posters_and_pictures_say_has_room_on_them(
    round: Round, occasion: Occasion, version: Version
) -> None:
    with override(version.language):
        sheet = poster(round, occasion, Paper.A4)
        shared = picture(round, occasion, Shape.WIDE)
    assert max(len(sheet.title), len(shared.title)) <= 60
    assert len(sheet.sentence) <= 140
    assert len(shared.sentence) <= 90
    assert len(shared.days) <= 40
    assert len(shared.address) <= 35
    assert 2 <= len(sheet.facts) <= 3
    assert all(len(fact.text) <= MOST_IN_FACT for fact in sheet.facts)


@pytest.mark.parametrize("paper", Paper)
def test_what_is_printed_tells_the_money_and_the_way(
    round: Round, communicator: Client, paper: Paper
) -> None:
    words = {"occasion": "ideer", "language": "en", "paper": paper.value}
    response = communicator.get(address(round, "poster", **words))
    assert response.headers["Content-Type"] == "application/pdf"
    [sheet] = PdfReader(io.BytesIO(response.content)).pages
    text = " ".join(sheet.extract_text().split())
    assert "Leave your idea!" in text
    assert "500 000 kr" in text
    assert f"/en/almvik/{round.slug}" in text.replace(" ", "")


def test_the_code_on_a_poster_follows_nobody(round: Round) -> None:
    sheet = poster(round, Occasion.VOTE, Paper.A4)
    assert sheet.url == f"{settings.SITE_URL}/almvik/{round.slug}/"


def test_the_code_on_a_poster_leads_to_the_page_in_its_language(round: Round) -> None:
    with override("en"):
        sheet = poster(round, Occasion.VOTE, Paper.A4)
    assert sheet.url == f"{settings.SITE_URL}/en/almvik/{round.slug}/"
    assert sheet.address == sheet.url.split("//")[1].removesuffix("/")


@pytest.mark.parametrize(("shape", "size"), [("liggande", (1200, 630)), ("kvadrat", (1080, 1080))])
def test_a_picture_to_share_has_its_size_and_the_organisations_colour(
    round: Round, communicator: Client, shape: str, size: tuple[int, int]
) -> None:
    words = {"occasion": "omrostning", "language": "en", "shape": shape}
    response = communicator.get(address(round, "share_picture", **words))
    drawn = Image.open(io.BytesIO(response.content)).convert("RGB")
    assert drawn.size == size
    assert drawn.getpixel((3, 3)) == (0x1F, 0x6B, 0x45)


def test_what_is_not_made_is_not_found(round: Round, communicator: Client) -> None:
    for words in (
        {"occasion": "balloons", "language": "sv", "paper": "a4"},
        {"occasion": "ideer", "language": "latt", "paper": "a4"},
        {"occasion": "ideer", "language": "sv", "paper": "a0"},
    ):
        assert communicator.get(address(round, "poster", **words)).status_code == 404


def test_a_browser_that_has_a_poster_is_told_that_it_still_holds(
    round: Round, communicator: Client
) -> None:
    words = {"occasion": "ideer", "language": "sv", "paper": "a4"}
    path = address(round, "poster", **words)
    first = communicator.get(path)
    again = communicator.get(path, headers={"if-none-match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    Round.objects.filter(pk=round.pk).update(budget=600_000)
    changed = communicator.get(path, headers={"if-none-match": first.headers["ETag"]})
    assert changed.status_code == 200
    assert first.headers["Cache-Control"] == "private, no-cache"


def test_the_same_picture_is_drawn_once(round: Round) -> None:
    made = drawn_picture(round, Occasion.IDEAS, Version.SWEDISH, Shape.WIDE)
    again = drawn_picture(round, Occasion.IDEAS, Version.SWEDISH, Shape.WIDE)
    english = drawn_picture(round, Occasion.IDEAS, Version.ENGLISH, Shape.WIDE)
    assert made.identity == again.identity != english.identity
    assert made.content() == again.content()


def test_everyone_gets_the_picture_of_what_goes_on(round: Round) -> None:
    response = Client().get(address(round, "public_picture"))
    assert response.headers["Content-Type"] == "image/png"
    assert "public" in response.headers["Cache-Control"]
    assert "Set-Cookie" not in response.headers
    with on(first_day(round, Step.REVIEW)):
        later = Client().get(address(round, "public_picture"))
    assert later.headers["ETag"] != response.headers["ETag"]
    assert Client().get("/en" + address(round, "public_picture")).content != response.content


def test_a_round_that_is_being_set_up_has_no_public_picture(almvik: Organisation) -> None:
    round = a_round_being_set_up(almvik)
    assert Client().get(address(round, "public_picture")).status_code == 404


def test_the_material_is_looked_at_before_it_is_downloaded(
    round: Round, communicator: Client
) -> None:
    path = address(round, "workspace_material")
    shown = communicator.get(path + "?tillfalle=resultat&sprak=en").content.decode()
    assert shown.count('<img class="sheet"') == 3
    assert "affischer/resultat/en/a3.pdf" in shown
    words = {"occasion": "resultat", "language": "en"}
    preview = communicator.get(address(round, "poster_preview", **words))
    assert Image.open(io.BytesIO(preview.content)).width == 397
