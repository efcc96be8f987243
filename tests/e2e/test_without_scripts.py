"""Every page works where scripts are switched off or did not arrive."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.ways import go_by


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty page in a browser session that runs no script."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_a_visitor_gets_from_the_start_page_to_the_reasons(site: str, page: Page) -> None:
    page.goto(site)
    go_by(page.get_by_role("link", name="Almvik för alla åldrar"))
    go_by(page.get_by_role("link", name="Se resultatet", exact=True))
    page.get_by_role("searchbox", name="Hitta ett förslag").fill("BRYGGOR")
    go_by(page.get_by_role("button", name="Sök"))
    expect(page.locator(".proposals > li")).to_have_count(1)
    expect(page.get_by_role("searchbox")).to_have_value("BRYGGOR")
    go_by(page.get_by_role("link", name="Bryggor och badstege vid Klockarudden"))
    expect(page.get_by_role("heading", name="Varför vann det inte?")).to_be_visible()


def test_a_search_in_vain_says_so_and_leads_back(site: str, page: Page) -> None:
    page.goto(f"{site}almvik/omgang-1/resultat/?q=finnsinte")
    expect(page.get_by_role("status")).to_contain_text("Inget förslag innehåller ”finnsinte”")
    go_by(page.get_by_role("link", name="Visa alla"))
    expect(page.locator(".proposals > li")).to_have_count(24)


def test_the_picture_opens_as_a_table(site: str, page: Page) -> None:
    page.goto(f"{site}almvik/omgang-1/resultat/")
    page.get_by_text("Visa bilden som tabell").click()
    expect(page.locator(".budget-table").get_by_role("row")).to_have_count(1 + 13 + 2)
