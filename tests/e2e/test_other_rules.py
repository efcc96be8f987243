"""A board that is to choose a rule sees what each would have meant, on any screen."""

from playwright.sync_api import Browser, Page, expect

from tests.e2e.pages import OTHER_RULES, RESULT, RESULT_WITH_LIMITS
from tests.e2e.ways import go_by

PHONE = {"width": 390, "height": 844}


def test_one_click_leads_from_the_result_to_the_other_rules(site: str, page: Page) -> None:
    page.goto(f"{site}en/{RESULT}")
    go_by(page.get_by_role("link", name="See what other rules would have made of the same votes"))
    expect(page).to_have_url(f"{site}en/{RESULT}{OTHER_RULES}")
    table = page.get_by_role("table", name="What each rule means")
    expect(table.get_by_role("row", name="The rule of this vote")).to_have_count(1)


def test_a_round_that_has_yet_to_vote_leads_to_the_rules_of_the_one_before(
    site: str, page: Page
) -> None:
    page.goto(f"{site}en/lindhem/gardar-2/")
    go_by(page.get_by_role("link", name="Compare the rules"))
    expect(page).to_have_url(f"{site}en/{RESULT_WITH_LIMITS}{OTHER_RULES}")


def test_the_rule_of_the_vote_has_the_winners_of_the_result(site: str, page: Page) -> None:
    page.goto(f"{site}en/{RESULT}")
    winners = page.locator(".proposals.ordered .name > a").all_inner_texts()
    page.goto(f"{site}en/{RESULT}{OTHER_RULES}")
    columns = page.locator(".fates thead th").all_inner_texts()
    place = next(i for i, each in enumerate(columns) if each.split()[0] == "A")
    rows = page.locator(".fates tbody tr:not(.group)").all()
    ticked = [
        row.get_by_role("rowheader").inner_text()
        for row in rows
        if row.locator("td").nth(place - 1).locator("svg").count()
    ]
    assert sorted(ticked) == sorted(winners)


def test_a_phone_shows_the_ticks_of_all_rules_without_scrolling_sideways(
    site: str, page: Page
) -> None:
    page.set_viewport_size(PHONE)
    page.goto(site + RESULT + OTHER_RULES)
    region = page.locator(".table-region")
    assert region.evaluate("region => region.scrollWidth <= region.clientWidth")


def test_the_comparison_needs_no_script(site: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}en/{RESULT}{OTHER_RULES}")
    expect(page.get_by_role("heading", name="Who would have won")).to_be_visible()
    expect(page.locator(".fates tbody tr:not(.group)")).to_have_count(24)
    context.close()
