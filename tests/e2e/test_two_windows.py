"""Two people who plan the same round at once, in two browsers: neither loses what they wrote."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import Violations
from tests.e2e.site import Demo
from tests.e2e.staff import sign_in
from tests.e2e.ways import go_by, press_main_button

PEOPLE = "almvik/arbetsyta/omgangar/byarna-ekeby/planering/deltagare/"
AGE = "#id_vote-age_from"

Window = Callable[[str], Page]


@pytest.fixture(params=[True, False], ids=["with", "without"])
def scripts(request: pytest.FixtureRequest) -> bool:
    """Whether the browsers run scripts."""
    return bool(request.param)


@pytest.fixture
def window(scripts: bool, running_demo: Demo, site: str, browser: Browser) -> Iterator[Window]:
    """Opens who may take part, in the round that is being planned, as one of its people."""
    contexts = []

    def opened(name: str) -> Page:
        phone = {"width": 390, "height": 844}
        contexts.append(browser.new_context(java_script_enabled=scripts, viewport=phone))
        page = contexts[-1].new_page()
        sign_in(page, running_demo, name)
        page.goto(site + PEOPLE)
        return page

    yield opened
    for context in contexts:
        context.close()


def test_the_second_is_told_what_the_first_wrote_and_chooses(
    window: Window, scripts: bool, axe: Callable[[Page], Violations]
) -> None:
    first, second = window("Petra Lind"), window("Amir Karimi")
    theirs, mine = ("11", "12") if scripts else ("13", "14")
    for page, age in ((first, theirs), (second, mine)):
        page.fill(AGE, age)
        press_main_button(page)
    told = second.locator("[data-meanwhile]")
    expect(told).to_contain_text(theirs)
    expect(second.locator(AGE)).to_have_value(mine)
    if scripts:
        expect(told).to_be_focused()
        assert axe(second) == []
    go_by(told.locator("button"))
    expect(told).to_have_count(0)
    first.goto(first.url.rsplit("/planering/", 1)[0] + "/planering/deltagare/")
    expect(first.locator(AGE)).to_have_value(mine)
