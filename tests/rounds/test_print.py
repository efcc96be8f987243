"""Posters, flyers, pictures to share, rules and plans: all of it fits, and all of it is there."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from django.utils.translation import override
from PIL import Image
from pypdf import PdfReader

from medborgarbudget.organisations.letterhead import letterhead
from medborgarbudget.rounds.printing.data import (
    Check,
    Correction,
    Fact,
    PlannedStep,
    PlanPrint,
    Poster,
    RulebookPrint,
    Section,
    SharePicture,
    Table,
    days,
    timetable,
)
from medborgarbudget.web.typesetting import pdf, png
from tests.factories import OrganisationFactory

ALMVIK = letterhead(OrganisationFactory.build(name="Almviks kommun"))
LONG = "Kommunövergripande trygghetsskapande belysningsåtgärder i by"
POSTER = Poster(
    letterhead=ALMVIK,
    eyebrow="Medborgarbudget 2027",
    title="Vad ska vi göra i Almvik?",
    sentence="Lämna din idé till en bättre park, ett tryggare torg eller något helt annat.",
    facts=[
        Fact(label="Vad?", text="Idéer som blir till nytta för alla i området."),
        Fact(label="När?", text="Lämna idéer 1–31 mars. Rösta 1–30 september."),
        Fact(label="Hur?", text="På webben, på biblioteket eller på mötesplats Fäladstorget."),
    ],
    url="https://almvik.se/medborgarbudget/2027",
    address="almvik.se/mb",
    amount="3 000 000 kr",
    amount_says="bestämmer vi över tillsammans",
)
PICTURE = SharePicture(
    letterhead=ALMVIK,
    eyebrow="Medborgarbudget 2027",
    title="Rösta nu!",
    sentence="Alla från 13 år får rösta.",
    days="1–30 september",
    address="almvik.se/mb",
)
RULES = RulebookPrint(
    letterhead=ALMVIK,
    round="Medborgarbudget 2027",
    state="Gäller från 3 mars 2027",
    sections=[Section(heading="Vem får rösta?", items=["Du fyller minst 13 år."])],
    identity=[Fact(label="Version", text="3"), Fact(label="Fingeravtryck", text="3f9a 77c0")],
)
PLAN = PlanPrint(
    letterhead=ALMVIK,
    round="Medborgarbudget 2027",
    state="Förslag till kommunstyrelsen",
    purpose="Ett tryggare Almvik.",
    steps=[
        PlannedStep(
            label="Idéer", first=date(2027, 3, 1), last=date(2027, 3, 31), responsible="Asta"
        ),
        PlannedStep(label="Röstning", first=date(2027, 9, 1), last=date(2027, 9, 30)),
    ],
    pots=Table(
        columns=["Pott", "Belopp"], rows=[("Hela kommunen", "500 kr")], right=[1], shares=[1]
    ),
    checklist=[Check(text="Löftet"), Check(text="Pengarna", lacks="Lägg till en pott.")],
    signatures=["Kommunstyrelsens ordförande"],
)


def printed(template: str, data: Poster | RulebookPrint | PlanPrint) -> PdfReader:
    name = f"rounds/print/{template}.typ"
    content = pdf(name, data.as_dict(), title="Medborgarbudgeten", language="sv")
    assert b"<pdfuaid:part>1" in content
    return PdfReader(BytesIO(content))


def text_of(reader: PdfReader) -> str:
    return " ".join("\n".join(page.extract_text() for page in reader.pages).split())


def drawn(template: str, data: Poster | SharePicture, ppi: float = 72) -> Image.Image:
    name = f"rounds/print/{template}.typ"
    content = png(name, data.as_dict(), title="Medborgarbudgeten", language="sv", ppi=ppi)
    return Image.open(BytesIO(content)).convert("RGB")


def test_a_poster_says_what_when_and_how_and_where_to_go() -> None:
    text = text_of(printed("poster", POSTER))
    said = [POSTER.title, POSTER.sentence, POSTER.amount, POSTER.amount_says, POSTER.address]
    for words in [*said, *(fact.text for fact in POSTER.facts), "Almviks kommun"]:
        assert words in text


@pytest.mark.parametrize(("paper", "width", "height"), [("a4", 210, 297), ("a3", 297, 420)])
def test_a_poster_has_the_size_of_its_paper(paper: str, width: int, height: int) -> None:
    [page] = printed("poster", replace(POSTER, paper=paper)).pages
    assert (round(page.mediabox.width / 72 * 25.4), round(page.mediabox.height / 72 * 25.4)) == (
        width,
        height,
    )


def test_the_code_on_a_poster_is_the_one_that_leads_to_the_page() -> None:
    picture = drawn("poster", POSTER, ppi=144)
    rows = POSTER.as_dict()["qr"]
    corner = (0, picture.height * 4 // 5, picture.width * 3 // 10, picture.height)
    dark = picture.crop(corner).convert("L").point(lambda light: 255 if light < 20 else 0)
    code = dark.crop(dark.getbbox())
    module = code.width / len(rows)
    seen = [
        "".join(
            "1" if code.getpixel((int((x + 0.5) * module), int((y + 0.5) * module))) else "0"
            for x in range(len(rows))
        )
        for y in range(len(rows))
    ]
    assert seen == rows


def test_two_flyers_share_a_sheet_and_are_read_out_once() -> None:
    reader = printed("flyer", POSTER)
    [page] = reader.pages
    assert page.mediabox.width > page.mediabox.height
    assert page.extract_text().count("almvik.se/mb") == 2
    codes = [each for each in structure_of(reader.root_object["/StructTreeRoot"]) if "/Alt" in each]
    assert [code["/Alt"] for code in codes] == [POSTER.as_dict()["qr_alt"]]


@pytest.mark.parametrize("template", ["poster", "flyer"])
@pytest.mark.parametrize("title", [LONG, LONG.replace(" ", ""), "Nu!", "Ja " * 20])
def test_a_title_of_sixty_letters_stays_on_the_poster(template: str, title: str) -> None:
    assert len(title) <= 60
    data = replace(POSTER, title=title, letterhead={**ALMVIK, "on_colour": "#ff00ff"})
    assert len(printed(template, data).pages) == 1
    assert not letters_at_the_edge(drawn(template, data))


@pytest.mark.parametrize("shape", ["wide", "square"])
@pytest.mark.parametrize("title", [LONG, LONG.replace(" ", ""), "Nu!", "Ja " * 20])
def test_a_title_of_sixty_letters_stays_in_the_picture(shape: str, title: str) -> None:
    data = replace(PICTURE, title=title, shape=shape, letterhead={**ALMVIK, "on_colour": "#ff00ff"})
    assert not letters_at_the_edge(drawn("share", data))


def letters_at_the_edge(picture: Image.Image) -> bool:
    """Whether anything in the loud colour of the letters touches the margin."""
    margin = picture.width // 40
    edges = [(0, 0, margin, picture.height), (picture.width - margin, 0, *picture.size)]
    edges.append((0, 0, picture.width, margin))
    return any((255, 0, 255) in dict_of(picture.crop(edge)) for edge in edges)


def dict_of(picture: Image.Image) -> set[tuple[int, int, int]]:
    return {colour for _count, colour in picture.getcolors(picture.width * picture.height)}


@pytest.mark.parametrize(("shape", "size"), [("wide", (1200, 630)), ("square", (1080, 1080))])
def test_a_picture_has_the_size_that_is_shared(shape: str, size: tuple[int, int]) -> None:
    assert drawn("share", replace(PICTURE, shape=shape)).size == size


def test_a_picture_is_in_the_organisations_colour() -> None:
    own = letterhead(OrganisationFactory.build(brand_colour="#1f6b45"))
    assert drawn("share", replace(PICTURE, letterhead=own)).getpixel((5, 5)) == (0x1F, 0x6B, 0x45)


def test_a_picture_is_told_in_words() -> None:
    assert PICTURE.alt == (
        "Almviks kommun. Medborgarbudget 2027. Rösta nu! Alla från 13 år får rösta. 1–30 september."
    )


def test_rules_over_several_pages_are_all_there() -> None:
    sections = [
        Section(heading=f"Regel {number}", paragraphs=[f"Text {number}. " * 60])
        for number in range(20)
    ]
    reader = printed("rulebook", replace(RULES, sections=sections))
    text = text_of(reader)
    assert len(reader.pages) >= 3
    assert all(f"Regel {number}" in text for number in range(20))
    assert text.count("Text 19.") == 60


def test_a_heading_is_never_the_last_on_a_page() -> None:
    for lines in range(20, 40):
        sections = [
            Section(heading="Först", items=["Rad"] * lines),
            Section(heading="Sedan", paragraphs=["Text."]),
        ]
        for page in printed("rulebook", replace(RULES, sections=sections)).pages:
            assert ("Sedan" in page.extract_text()) == ("Text." in page.extract_text())


def test_corrections_stand_with_their_day_and_reason() -> None:
    correction = Correction(day="12 april", text="Slutar 30 april.", reason="Webbplatsen låg nere.")
    text = text_of(printed("rulebook", replace(RULES, corrections=[correction])))
    assert "12 april Slutar 30 april. Webbplatsen låg nere." in text


def test_a_correction_is_never_left_without_its_reason_at_the_foot_of_a_page() -> None:
    correction = Correction(day="12 april", text="Slutar 30 april.", reason="Webbplatsen låg nere.")
    for lines in range(15, 35):
        sections = [Section(heading="Först", items=["Rad"] * lines)]
        reader = printed("rulebook", replace(RULES, sections=sections, corrections=[correction]))
        for page in reader.pages:
            text = page.extract_text()
            assert ("12 april" in text) == ("30 april" in text) == ("Webbplatsen" in text)


def test_a_text_to_draw_lots_from_is_printed_as_it_is_to_be_written() -> None:
    text = "Elevrådens alldeles egna lottningsförrättarsammanträdesprotokoll, justerat i juni. "
    sections = [Section(heading="Lotten", paragraphs=[text * 20])]
    assert text_of(printed("rulebook", replace(RULES, sections=sections))).count(text) == 20


def test_the_fingerprint_of_the_rules_is_printed() -> None:
    assert "3f9a 77c0" in text_of(printed("rulebook", RULES))


def test_a_plan_holds_timetable_money_checklist_and_lines_to_sign() -> None:
    text = text_of(printed("plan", PLAN))
    for words in (
        "Ett tryggare Almvik.",
        "Idéer 1–31 mars 2027 Asta",
        "Hela kommunen 500 kr",
        "klart Löftet",
        "kvar Pengarna Lägg till en pott.",
        "Kommunstyrelsens ordförande",
    ):
        assert words in text


def test_the_picture_of_the_timetable_is_told_in_words() -> None:
    reader = printed("plan", PLAN)
    alts = [found.get("/Alt") for found in structure_of(reader.root_object["/StructTreeRoot"])]
    assert PLAN.as_dict()["timetable"]["caption"] in alts


def structure_of(node):
    """Yield every element of the structure that assistive technology reads."""
    children = node.get("/K", [])
    for child in children if isinstance(children, list) else [children]:
        element = child.get_object()
        if isinstance(element, dict):
            yield element
            yield from structure_of(element)


def test_a_plan_of_almost_nothing_is_a_plan() -> None:
    bare = PlanPrint(letterhead=ALMVIK, round="Medborgarbudget", state="Utkast")
    assert len(printed("plan", bare).pages) == 1


def test_bars_lie_where_their_days_lie() -> None:
    year = timetable(
        [
            PlannedStep(label="A", first=date(2027, 1, 1), last=date(2027, 1, 31)),
            PlannedStep(label="B", first=date(2027, 12, 1), last=date(2027, 12, 31)),
        ]
    )
    first, last = year["bars"]
    assert (first["at"], round(first["length"] * 365)) == (0, 31)
    assert (round(last["at"] * 365), last["at"] + last["length"]) == (334, 1)
    assert len(year["months"]) == 12


def test_a_long_time_names_fewer_months() -> None:
    years = [PlannedStep(label="A", first=date(2027, 1, 1), last=date(2029, 12, 31))]
    assert len(timetable(years)["months"]) == 12


def test_months_are_written_as_the_language_does() -> None:
    years = [PlannedStep(label="A", first=date(2027, 1, 1), last=date(2029, 12, 31))]
    for language, said in (("sv", "jan 2027"), ("en", "Jan 2027")):
        with override(language):
            assert timetable(years)["months"][0]["label"] == said


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2027, 3, 1), date(2027, 3, 1), "1 mars 2027"),
        (date(2027, 3, 1), date(2027, 3, 31), "1–31 mars 2027"),
        (date(2027, 3, 1), date(2027, 4, 15), "1 mars–15 april 2027"),
        (date(2027, 12, 1), date(2028, 1, 15), "1 december 2027–15 januari 2028"),
    ],
)
def test_days_are_said_together(first: date, last: date, said: str) -> None:
    assert days(first, last).replace("\N{NO-BREAK SPACE}", " ") == said
