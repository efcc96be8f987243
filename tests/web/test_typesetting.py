"""Data becomes PDFs that everyone can read, and nothing in the data is taken for a program."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
from django.template import TemplateDoesNotExist
from pypdf import PdfReader

from medborgarbudget.organisations.letterhead import letterhead
from medborgarbudget.web.qr import qr_rows
from medborgarbudget.web.typesetting import TypesettingError, pdf, pdf_response, png_response
from tests.factories import OrganisationFactory

HOSTILE = [
    "#panic()",
    '#read("/config/settings.py")',
    "*inte fet* _inte kursiv_",
    "$1 + 1$",
    r"\ och \u{1F600}",
    "@referens <etikett>",
    "`kod` ```typ #panic() ```",
    "= Ingen rubrik",
    "// ingen kommentar /* inte heller */",
    '"); #panic("',
    "--- '' ~ ]]}}",
]
NOON = datetime(2027, 3, 3, 12, tzinfo=UTC)


def rules(*items: str) -> dict[str, object]:
    return {
        "letterhead": letterhead(OrganisationFactory.build(name="Almviks kommun")),
        "round": "Medborgarbudget 2027",
        "state": "Gäller från 3 mars 2027",
        "introduction": "",
        "sections": [{"heading": "Vem får rösta?", "items": items}],
        "corrections": [],
        "identity": [],
        "address": "almvik.se/mb",
    }


def printed(*items: str, language: str = "sv", made_at: datetime | None = None) -> bytes:
    return pdf(
        "rounds/print/rulebook.typ",
        rules(*items),
        title="Spelregler",
        language=language,
        made_at=made_at,
    )


def read(content: bytes) -> PdfReader:
    return PdfReader(BytesIO(content))


def text_of(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in read(content).pages)


def test_the_text_can_be_searched_and_copied() -> None:
    assert "Du fyller minst 13 år." in text_of(printed("Du fyller minst 13 år."))


@pytest.mark.parametrize("text", HOSTILE)
def test_what_people_write_is_never_run(text: str) -> None:
    assert text.replace(" ", "") in text_of(printed(text)).replace(" ", "").replace("’", "'")


def test_the_file_tells_its_title_its_language_and_its_structure() -> None:
    reader = read(printed("Du bor här."))
    assert reader.metadata is not None
    assert reader.metadata.title == "Spelregler"
    assert reader.metadata.author == "Almviks kommun"
    assert reader.root_object["/Lang"] == "sv"
    assert reader.root_object["/MarkInfo"]["/Marked"]
    assert reader.root_object["/ViewerPreferences"]["/DisplayDocTitle"]


def test_the_file_keeps_the_standard_for_assistive_technology() -> None:
    assert b"<pdfuaid:part>1" in printed("Du bor här.")


def test_a_file_with_a_date_keeps_the_standard_for_archives_too() -> None:
    content = printed("Du bor här.", made_at=NOON)
    assert b"<pdfaid:part>2" in content
    assert b"<pdfuaid:part>1" in content


def test_the_same_data_gives_the_same_bytes() -> None:
    assert printed("Du bor här.") == printed("Du bor här.")
    assert printed("Du bor här.", made_at=NOON) == printed("Du bor här.", made_at=NOON)


def test_a_file_says_when_it_was_made_only_if_it_was_told() -> None:
    dated, undated = (read(printed(made_at=at)).metadata for at in (NOON, None))
    assert dated is not None
    assert dated.creation_date == NOON
    assert undated is not None
    assert undated.creation_date is None


@pytest.mark.parametrize("letters", ["åäö ÅÄÖ é ü", "áčđŋšŧž ÁČĐŊŠŦŽ", "õ š ž", "Ελλάδα Привет"])
def test_the_font_has_the_letters_of_the_country_and_its_neighbours(letters: str) -> None:
    content = printed(letters)
    assert letters in text_of(content)
    assert b"<pdfuaid:part>1" in content
    fonts = {name for page in read(content).pages for name in fonts_of(page)}
    assert all("SourceSans3" in name for name in fonts)


def fonts_of(page) -> list[str]:
    return [font.get_object()["/BaseFont"] for font in page["/Resources"]["/Font"].values()]


@pytest.mark.parametrize("text", ["Hurra 🎉👩‍👩‍👧!", "你好"])
def test_signs_without_a_font_do_not_stop_a_file(text: str) -> None:
    content = printed(text, "Du bor här.")
    assert "Du bor här." in text_of(content)
    assert read(content).root_object["/MarkInfo"]["/Marked"]


def test_pictographs_are_left_out_rather_than_shown_as_empty_frames() -> None:
    assert b"<pdfuaid:part>1" in printed("Hurra 🎉👩🏽‍🚀!")


def test_pages_are_numbered_in_the_language_of_the_file() -> None:
    assert "Page 1 of 1" in text_of(printed(language="en"))


def test_the_address_on_the_web_stands_on_every_page() -> None:
    pages = read(printed(*["Du bor här."] * 100)).pages
    assert len(pages) > 1
    assert all("almvik.se/mb" in page.extract_text() for page in pages)


def test_a_mistake_in_a_template_is_told_with_its_place() -> None:
    incomplete = rules()
    del incomplete["sections"]
    with pytest.raises(TypesettingError, match=r"(?s)rulebook\.typ.*sections"):
        pdf("rounds/print/rulebook.typ", incomplete, title="Spelregler", language="sv")


def test_a_template_that_is_missing_is_named() -> None:
    with pytest.raises(TemplateDoesNotExist, match=r"rounds/print/nothing\.typ"):
        pdf("rounds/print/nothing.typ", {}, title="Inget", language="sv")


def test_the_browser_shows_the_file_and_saves_it_under_its_name() -> None:
    response = pdf_response(b"%PDF-1.7", "spelregler-åre.pdf")
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == "inline; filename*=utf-8''spelregler-%C3%A5re.pdf"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert png_response(b"", "bild.png")["Content-Type"] == "image/png"


def test_a_code_is_square_with_its_three_corners() -> None:
    rows = qr_rows("https://almvik.se/mb")
    assert {len(row) for row in rows} == {len(rows)}
    corner = ["1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111"]
    assert [row[:7] for row in rows[:7]] == corner
    assert [row[-7:] for row in rows[:7]] == corner
    assert [row[:7] for row in rows[-7:]] == corner
