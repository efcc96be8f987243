"""A visitor with a phone finds within the first screen what to do, whatever step a round is in."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser as PlaywrightBrowser
from playwright.sync_api import Locator, Page

from medborgarbudget.rounds.states import Step

PHONE = {"width": 390, "height": 844}
LANGUAGES = ("", "en/")
ROUNDS = {
    Step.CRITERIA: "mellanskog/resor-som-fungerar/",
    Step.OUTREACH: "mellanskog/ung-2/",
    Step.IDEAS: "almvik/omgang-2/",
    Step.REVIEW: "lindhem/gardar-2/",
    Step.VOTE: "almvik/skolgardar/",
    Step.DECISION: "lindhem/lindvagen/",
    Step.IMPLEMENTATION: "almvik/byarna-skogsby/",
    Step.FOLLOW_UP: "mellanskog/ung-1/",
}
"""A round of the demo in each step."""
WAITING = "mellanskog/halsa-nara/"


@pytest.fixture
def phone(browser: PlaywrightBrowser) -> Iterator[Page]:
    """A page as wide and high as a telephone."""
    context = browser.new_context(viewport=PHONE)
    yield context.new_page()
    context.close()


def is_on_the_first_screen(place: Locator) -> bool:
    box = place.bounding_box()
    assert box is not None
    return box["y"] >= 0 and box["y"] + box["height"] <= PHONE["height"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("step", list(Step))
def test_the_first_screen_says_where_we_are_what_to_do_what_comes_and_what_was_promised(
    phone: Page, site: str, step: Step, language: str
) -> None:
    phone.goto(f"{site}{language}{ROUNDS[step]}")
    number = list(Step).index(step) + 1
    assert is_on_the_first_screen(phone.get_by_text(re.compile(f" {number} (av|of) 8")))
    box = phone.locator(".now")
    assert is_on_the_first_screen(box.get_by_role("heading"))
    assert is_on_the_first_screen(box.locator("strong time"))
    button = box.locator("a.ds-button:not([data-variant=secondary])")
    assert button.count() == 1
    if step in (Step.CRITERIA, Step.FOLLOW_UP):
        assert str(button.get_attribute("href")).endswith("/kontakt/")
    assert is_on_the_first_screen(button)
    if step is not Step.FOLLOW_UP:
        assert is_on_the_first_screen(box.locator("p.quiet:not(.promised)"))
    assert is_on_the_first_screen(box.locator(".promised"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_screen_says_that_a_vote_waits_and_for_what(
    phone: Page, site: str, language: str
) -> None:
    phone.goto(f"{site}{language}{WAITING}")
    for place in (".steps .waiting", ".now h2", ".now .waits", ".now a.ds-button"):
        assert is_on_the_first_screen(phone.locator(place).first)
