"""Everything can be reached and used with a keyboard alone, and one always sees where one is."""

import re

from playwright.sync_api import Page, expect

from tests.e2e.pages import RESULT
from tests.e2e.site import Demo
from tests.e2e.staff import sign_in

AT_400_PERCENT = {"width": 320, "height": 256}
"""What a screen of 1280 by 1024 shows at 400 %."""

MOST_STEPS = 100
"""How often to press Tab at most, on the way to something that ought to be there."""

FOCUSED = """
() => {
  const focused = document.activeElement;
  const styles = [null, "::before", "::after"].map(each => getComputedStyle(focused, each));
  const box = focused.getBoundingClientRect();
  return {
    name: (focused.labels?.[0] ?? focused).textContent.trim().replace(/\\s+/g, " "),
    marked: styles.some(style => parseFloat(style.outlineWidth) > 0 && style.outlineStyle !== "none"
      || style.boxShadow !== "none"),
    onScreen: box.bottom > 0 && box.top < innerHeight && box.width > 1,
  };
}
"""


def tab_to(page: Page, name: str) -> None:
    """Press Tab until what has this name has the focus; on the way the focus is always seen."""
    for _ in range(MOST_STEPS):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        assert focused["marked"], f"“{focused['name']}” has the focus, and nothing shows it"
        assert focused["onScreen"], f"“{focused['name']}” has the focus out of sight"
        if focused["name"] == name:
            return
    raise AssertionError(f"Tab never came to “{name}”")


def follow(page: Page, name: str) -> None:
    """Go to the link or button of this name, and press it."""
    tab_to(page, name)
    page.keyboard.press("Enter")


def go_on(page: Page, name: str) -> None:
    """Follow a link or press a button that leads to another page, and wait for that page."""
    with page.expect_navigation():
        follow(page, name)


def test_a_voter_finds_out_why_a_proposal_did_not_win(site: str, page: Page) -> None:
    page.goto(site)
    go_on(page, "Almvik för alla åldrar")
    expect(page.get_by_role("heading", level=1, name="Almvik för alla åldrar")).to_be_visible()
    go_on(page, "Se resultatet")
    expect(page.get_by_role("heading", level=1, name="Resultatet")).to_be_visible()
    go_on(page, "Bryggor och badstege vid Klockarudden")
    expect(page.get_by_role("heading", name="Varför vann det inte?")).to_be_visible()


def test_the_first_stop_leads_past_the_header(site: str, page: Page) -> None:
    page.goto(site + "almvik/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Hoppa till innehållet")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    tab_to(page, "Tryggt och grönt i Almvik")


def test_the_focus_is_seen_at_every_stop_of_the_longest_page(site: str, page: Page) -> None:
    page.goto(site + RESULT)
    tab_to(page, "Alla kommuner och regioner")


def test_a_change_of_language_stays_on_the_page(site: str, page: Page) -> None:
    page.goto(site + RESULT + "?q=lek")
    go_on(page, "English")
    expect(page).to_have_url(f"{site}en/{RESULT}?q=lek")
    expect(page.get_by_role("heading", level=1, name="The result of the vote")).to_be_visible()
    go_on(page, "Svenska")
    expect(page).to_have_url(f"{site}{RESULT}?q=lek")


def test_a_search_narrows_the_list_while_one_types_and_says_so(site: str, page: Page) -> None:
    page.goto(site + RESULT)
    tab_to(page, "Hitta ett förslag")
    page.keyboard.type("lekplats")
    expect(page.locator(".proposals > li:visible")).to_have_count(1)
    expect(page.get_by_role("status")).to_have_text("Visar 1 av 24 förslag.")
    expect(page.locator(".fate h3:visible")).to_have_text(["Vann visar 1 av 13"])
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site}{RESULT}?q=lekplats#proposals")
    go_on(page, "Stor lekplats med vattenlek")
    expect(page.get_by_role("heading", name="Varför vann det?")).to_be_visible()


def test_a_cleared_search_field_brings_every_proposal_back(site: str, page: Page) -> None:
    page.goto(site + RESULT)
    headings = page.locator(".fate h3:visible")
    field = page.get_by_role("searchbox")
    field.fill("finnsinte")
    expect(headings).to_have_count(0)
    field.fill("")
    expect(headings).to_have_text(["Vann 13 förslag", "Vann inte 11 förslag"])
    expect(page.locator(".proposals > li:visible")).to_have_count(24)


def test_a_search_after_a_search_looks_through_all_proposals(site: str, page: Page) -> None:
    page.goto(f"{site}{RESULT}?q=lek")
    found = page.locator(".proposals > li:visible")
    expect(found).to_have_count(2)
    field = page.get_by_role("searchbox")
    field.fill("bryggor")
    expect(found).to_have_count(2)
    with page.expect_navigation():
        field.press("Enter")
    expect(found).to_have_text([re.compile("Bryggor och badstege vid Klockarudden")])


def test_the_last_column_of_a_wide_table_can_be_reached(site: str, page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(site + RESULT)
    follow(page, "Visa bilden som tabell")
    region = page.get_by_role("region", name="Vinnarna i den ordning de fick sina pengar")
    expect(region).to_be_visible()
    page.keyboard.press("Tab")
    expect(region).to_be_focused()
    for _ in range(20):
        page.keyboard.press("ArrowRight")
    furthest = region.evaluate("region => region.scrollWidth - region.clientWidth")
    expect(region).to_have_js_property("scrollLeft", furthest)


def test_a_guest_registers_for_a_gathering_at_400_percent(site: str, page: Page) -> None:
    page.set_viewport_size(AT_400_PERCENT)
    page.goto(site + "samverkan/traffar/")
    go_on(page, "Ny som processledare")
    go_on(page, "Anmäl dig")
    tab_to(page, "Ditt namn")
    page.keyboard.type("Tove Gran")
    tab_to(page, "Din e-postadress")
    page.keyboard.type("tove@granskog.example")
    page.wait_for_timeout(2500)
    go_on(page, "Anmäl dig")
    expect(page.get_by_text("tove@granskog.example")).to_be_visible()


def test_a_coordinator_asks_an_applicant_at_400_percent(
    site: str, running_demo: Demo, page: Page
) -> None:
    page.set_viewport_size(AT_400_PERCENT)
    sign_in(page, running_demo, "Siv Samuelsson")
    go_on(page, "Samverkan medborgarbudget")
    go_on(page, "Ansökningar")
    go_on(page, "Norrgårdens folkhögskola")
    go_on(page, "Fråga efter mer")
    tab_to(page, "Vad vill du veta?")
    page.keyboard.type("Hur många är ni?")
    go_on(page, "Skicka frågan")
    expect(page.get_by_text("Hur många är ni?")).to_be_visible()
