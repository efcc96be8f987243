"""The look of an organisation: a colour and a logo of its own."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError
from django.test import Client
from django_scopes import scope
from PIL import Image

from medborgarbudget.journal.models import Entry
from medborgarbudget.organisations.look_page import THEME_COLOURS, preview, stylesheet
from medborgarbudget.organisations.models import Document, Organisation
from medborgarbudget.organisations.states import Theme
from medborgarbudget.people.roles import Role
from medborgarbudget.web.palette import palette
from tests.factories import OrganisationFactory, a_member_of_staff, signed_in_client

pytestmark = pytest.mark.django_db
LOOK = "/almvik/arbetsyta/installningar/utseende/"


@pytest.fixture
def almvik() -> Organisation:
    return OrganisationFactory(slug="almvik", name="Almviks kommun")


@pytest.fixture
def administrator(almvik: Organisation) -> Client:
    return signed_in_client(a_member_of_staff(almvik, Role.ADMINISTRATOR))


def a_picture() -> SimpleUploadedFile:
    file = BytesIO()
    Image.new("RGB", (120, 60), "#0b5a8f").save(file, "PNG")
    return SimpleUploadedFile("vapen.png", file.getvalue(), "image/png")


def chosen(almvik: Organisation) -> Organisation:
    return Organisation.objects.get(pk=almvik.pk)


@pytest.mark.parametrize("written", ["#C8102E", "c8102e", " #c8102e "])
def test_a_colour_of_its_own_reaches_every_page(
    almvik: Organisation, administrator: Client, written: str
) -> None:
    answer = administrator.post(LOOK, {"colour": "egen", "brand_colour": written})
    assert answer.status_code == 302
    assert chosen(almvik).brand_colour == "#c8102e"
    page = Client().get("/almvik/").content.decode()
    assert 'data-color="egen"' in page
    assert chosen(almvik).colours_url in page
    sheet = Client().get(chosen(almvik).colours_url)
    assert "immutable" in sheet["Cache-Control"]
    assert sheet["Content-Type"].startswith("text/css")
    assert "--ds-color-base-default: #c8102e" in sheet.content.decode()


def test_without_a_colour_of_its_own_there_is_no_stylesheet(almvik: Organisation) -> None:
    page = Client().get("/almvik/").content.decode()
    assert 'data-color="sjo"' in page
    assert "farger.css" not in page
    assert Client().get("/almvik/farger.css").status_code == 404


def test_an_old_address_of_the_colours_is_not_kept_by_browsers(
    almvik: Organisation, administrator: Client
) -> None:
    administrator.post(LOOK, {"colour": "egen", "brand_colour": "#c8102e"})
    assert Client().get("/almvik/farger.css?v=0-000000")["Cache-Control"] == "no-cache"


def test_a_ready_colour_takes_the_place_of_ones_own(
    almvik: Organisation, administrator: Client
) -> None:
    administrator.post(LOOK, {"colour": "egen", "brand_colour": "#c8102e"})
    administrator.post(LOOK, {"colour": "skog", "brand_colour": "#c8102e"})
    assert (chosen(almvik).brand_colour, chosen(almvik).theme) == ("", "skog")


def test_a_preview_changes_nothing(almvik: Organisation, administrator: Client) -> None:
    filled = {"colour": "egen", "brand_colour": "#c8102e", "preview": "1"}
    page = administrator.post(LOOK, filled)
    assert page.status_code == 200
    assert palette("#c8102e", "dark")["base-default"] in page.content.decode()
    assert chosen(almvik).brand_colour == ""
    with scope(organisation=almvik):
        assert not Entry.objects.exists()


@pytest.mark.parametrize("written", ["", "red", "#12345", "#gggggg", "</style>"])
def test_what_is_no_colour_is_refused(
    almvik: Organisation, administrator: Client, written: str
) -> None:
    page = administrator.post(LOOK, {"colour": "egen", "brand_colour": written})
    assert page.status_code == 200
    assert chosen(almvik).brand_colour == ""


def test_the_database_refuses_what_is_no_colour() -> None:
    with pytest.raises(IntegrityError):
        OrganisationFactory(brand_colour="red")


def test_the_journal_tells_that_the_look_was_changed(
    almvik: Organisation, administrator: Client
) -> None:
    administrator.post(LOOK, {"colour": "tegel"})
    with scope(organisation=almvik):
        assert Entry.objects.get().event_code == "organisations.look_changed"


def test_a_logo_stands_in_the_header_with_its_description(
    almvik: Organisation, administrator: Client
) -> None:
    filled = {"logo": a_picture(), "description": "Almviks vapen"}
    assert administrator.post(f"{LOOK}logotyp/", filled).status_code == 302
    header = Client().get("/almvik/").content.decode().partition("<main")[0]
    assert 'alt="Almviks vapen"' in header
    picture = Client().get(chosen(almvik).logo_url)
    assert picture["Content-Type"] == "image/png"
    assert "immutable" in picture["Cache-Control"]
    administrator.post(f"{LOOK}logotyp/ta-bort/")
    assert Client().get("/almvik/logotyp/").status_code == 404
    with scope(organisation=almvik):
        assert not Document.objects.exists()


def test_a_logo_needs_a_description_and_a_picture(
    almvik: Organisation, administrator: Client
) -> None:
    for filled in (
        {"logo": a_picture(), "description": " "},
        {"logo": SimpleUploadedFile("vapen.pdf", b"%PDF-1.7\n%%EOF"), "description": "Vapen"},
        {"description": "Vapen"},
    ):
        assert administrator.post(f"{LOOK}logotyp/", filled).status_code == 200
    assert chosen(almvik).logo_id is None


def test_the_ready_colours_begin_with_what_the_theme_was_made_from() -> None:
    for theme in Theme:
        assert stylesheet(THEME_COLOURS[theme])
        figures = preview(THEME_COLOURS[theme]).figures
        assert all(figure.enough for figure in figures)
