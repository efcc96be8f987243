"""The workspace keeps the same promises as public pages: to axe, to phones and to fingers."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.e2e.conftest import Violations
from tests.e2e.pages import LANGUAGES, STAFF_PAGES, open_everything
from tests.e2e.site import Demo
from tests.e2e.staff import sign_in
from tests.e2e.test_accessibility import APPEARANCES, told
from tests.e2e.test_reflow import CUT, NARROW, SMALL


@pytest.fixture(scope="module")
def colleagues(browser: Browser) -> Iterator[dict[str, BrowserContext]]:
    """The browsers of those who have signed in so far."""
    signed_in: dict[str, BrowserContext] = {}
    yield signed_in
    for context in signed_in.values():
        context.close()


@pytest.fixture(params=STAFF_PAGES, ids=[address for _, address in STAFF_PAGES])
def open_page(
    request: pytest.FixtureRequest,
    running_demo: Demo,
    site: str,
    browser: Browser,
    colleagues: dict[str, BrowserContext],
) -> Iterator[Callable[[str], Page]]:
    """Opens a page of the workspace, unfolded, in a language."""
    who, address = request.param
    if who not in colleagues:
        colleagues[who] = browser.new_context()
        with colleagues[who].new_page() as page:
            sign_in(page, running_demo, who)
    with colleagues[who].new_page() as page:

        def opened(language: str) -> Page:
            answer = page.goto(site + LANGUAGES[language] + address)
            assert answer
            assert answer.ok
            open_everything(page)
            return page

        yield opened


def test_a_workspace_page_is_accessible_fits_a_phone_and_a_finger(
    open_page: Callable[[str], Page], axe: Callable[[Page], Violations]
) -> None:
    for language, appearances in APPEARANCES.items():
        page = open_page(language)
        for viewport, scheme in appearances:
            page.set_viewport_size(viewport)
            page.emulate_media(color_scheme=scheme)
            assert told(axe(page)) == [], f"{language}, {viewport['width']} px, {scheme}"
    page.set_viewport_size(NARROW)
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
    assert page.evaluate(CUT) == []
    assert page.evaluate(SMALL) == []
