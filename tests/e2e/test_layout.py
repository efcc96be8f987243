"""Pages make use of the width they have, on every screen, on paper and in forced colours."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.pages import RESULT, open_everything

PHONE = {"width": 390, "height": 844}
WIDTHS = (760, 800, 850, 900, 960, 1000, 1024, 1100, 1280)

# A label that is seen stands in one piece: no word of it is wider than its step.
BROKEN = """
() => [...document.querySelectorAll(".steps span")]
  .filter(label => label.getBoundingClientRect().width > 1)
  .filter(label => label.textContent.split(" ").some((_, index, words) => {
    const start = words.slice(0, index).join(" ").length + (index > 0);
    const range = document.createRange();
    range.setStart(label.firstChild, start);
    range.setEnd(label.firstChild, start + words[index].length);
    return range.getClientRects().length > 1;
  }))
  .map(label => label.textContent)
"""

ROWS = """
() => new Set([...document.querySelectorAll(".three-things > section")]
  .map(block => block.getBoundingClientRect().top)).size
"""


@pytest.mark.parametrize("language", ["", "en/"])
def test_a_step_is_named_in_whole_words_or_by_its_number(
    site: str, page: Page, language: str
) -> None:
    page.goto(site + language + RESULT)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(BROKEN) == [], f"{width} px"


def test_the_names_of_the_steps_are_seen_on_a_wide_screen(site: str, page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(site + RESULT)
    box = page.locator(".steps span").first.bounding_box()
    assert box
    assert box["width"] > 1
    expect(page.get_by_text("Alla åtta steg är klara")).to_be_hidden()


def test_eight_marks_without_names_are_told_in_words(site: str, page: Page) -> None:
    page.set_viewport_size(PHONE)
    page.goto(site + RESULT)
    expect(page.get_by_text("Alla åtta steg är klara")).to_be_visible()


def test_promise_result_and_decision_stand_in_one_row_or_in_three(site: str, page: Page) -> None:
    page.goto(site + RESULT)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(ROWS) in (1, 3), f"{width} px"
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 718, "height": 1000})
    assert page.evaluate(ROWS) == 3


def test_promise_result_and_decision_keep_their_boxes_in_forced_colours(
    site: str, page: Page
) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(site + RESULT)
    for block in page.locator(".three-things > section").all():
        widths = block.evaluate("block => getComputedStyle(block).borderWidth.split(' ')")
        assert all(width != "0px" for width in widths)


def test_a_phone_shows_what_the_winners_cost_without_scrolling(site: str, page: Page) -> None:
    page.set_viewport_size(PHONE)
    page.goto(site + RESULT)
    open_everything(page)
    table = page.get_by_role("table", name="Vinnarna i den ordning de fick sina pengar")
    columns = table.get_by_role("columnheader")
    expect(columns).to_have_text(["Förslag", "Kostnad", "Del av budgeten"])
    region = page.locator(".table-region")
    assert region.evaluate("region => region.scrollWidth <= region.clientWidth")


def test_what_unfolds_keeps_off_the_edge(site: str, page: Page) -> None:
    page.goto(site + RESULT)
    open_everything(page)
    settings, frame = (
        page.locator(each).bounding_box() for each in (".settings", "details:has(.settings)")
    )
    assert settings
    assert frame
    assert settings["x"] - frame["x"] > 10


@pytest.mark.parametrize("number", [2, 5])
def test_the_way_to_all_proposals_stays_in_the_middle(site: str, page: Page, number: int) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{site}almvik/omgang-1/forslag/{number}/")
    link = page.get_by_role("link", name="Se alla förslag").bounding_box()
    assert link
    assert abs(link["x"] + link["width"] / 2 - 1280 / 2) < 1
