"""An organisation's printed matter has its colours and its logo."""

from io import BytesIO

import pytest
from django_scopes import scope
from PIL import Image

from medborgarbudget.organisations.letterhead import letterhead
from medborgarbudget.organisations.models import Document
from medborgarbudget.web.palette import contrast
from tests.factories import OrganisationFactory


@pytest.mark.parametrize("colour", ["#ffd200", "#0b5a8f", "#ffffff", "#000000", "#498744"])
def test_whatever_the_colour_the_letters_can_be_read(colour: str) -> None:
    paper = letterhead(OrganisationFactory.build(brand_colour=colour))
    pairs = [("on_colour", "colour"), ("on_colour", "shade"), ("text", "tint"), ("text", "paper")]
    assert all(contrast(paper[one], paper[other]) >= 4.5 for one, other in pairs)
    assert contrast(paper["mark"], "#ffffff") >= 3


def test_without_a_colour_of_its_own_it_has_the_ready_one() -> None:
    assert letterhead(OrganisationFactory.build(theme="skog"))["colour"] == "#1f6b45"


def test_without_a_logo_there_is_none() -> None:
    assert letterhead(OrganisationFactory.build())["logo"] is None


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_any_logo_becomes_a_small_picture_with_its_words(kind: str) -> None:
    organisation = OrganisationFactory(logo_description="Ett vapen")
    file = BytesIO()
    Image.new("RGB", (1200, 400), "#0b5a8f").save(file, kind)
    with scope(organisation=organisation):
        organisation.logo = Document.objects.create(
            organisation=organisation,
            name=f"vapen.{kind.lower()}",
            content_type=f"image/{kind.lower()}",
            size=len(file.getvalue()),
            sha256="",
            content=file.getvalue(),
        )
        logo = letterhead(organisation)["logo"]
    assert (logo["width"], logo["height"], logo["alt"]) == (600, 200, "Ett vapen")
    assert Image.open(BytesIO(bytes(logo["png"]))).format == "PNG"
