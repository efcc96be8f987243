"""The set-up of a medborgarbudget in a browser: by keyboard alone, from beginning to public."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import Violations
from tests.e2e.site import Demo
from tests.e2e.staff import sign_in

MOST_KEYS = 1000
"""More presses than this, letters not counted, would be too many for an hour."""
FAR = 150


@dataclass
class Keyboard:
    """Somebody who uses nothing but the keyboard, and how often they have pressed a key."""

    page: Page
    pressed: int = 0

    def press(self, key: str) -> None:
        """Press a key once."""
        self.page.keyboard.press(key)
        self.pressed += 1

    def to(self, selector: str) -> None:
        """Go forward with Tab until the focus is there."""
        for _press in range(FAR):
            if self.page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
            self.press("Tab")
        pytest.fail(f"{selector} is not reached by Tab on {self.page.url}")

    def write(self, selector: str, text: str) -> None:
        """Go to a field and write in it, in place of what stood there."""
        self.to(selector)
        self.press("Control+a")
        self.page.keyboard.type(text)

    def write_day(self, selector: str, day: str) -> None:
        """Go to a date and write it, part by part, in the order of the browser's language."""
        self.to(selector)
        year, month, number = day.split("-")
        for parts in ((year, month, number), (month, number, year)):
            for place, part in enumerate(parts):
                self.page.keyboard.type(part)
                if len(part) > len(number) and place == 0:
                    self.press("ArrowRight")
            if self.page.locator(selector).input_value() == day:
                return
            self.press("ArrowLeft")
            self.press("ArrowLeft")
        pytest.fail(f"{day} could not be written")

    def tick(self, selector: str) -> None:
        """Go to a choice and take it, if it is not taken."""
        self.to(selector)
        if not self.page.locator(selector).is_checked():
            self.press("Space")

    def choose(self, name: str, value: str) -> None:
        """Go to a group of choices and move to one with the arrows."""
        self.to(f'[name="{name}"]')
        for _press in range(FAR):
            here = self.page.evaluate("document.activeElement.value")
            if here == value:
                self.press("Space")
                return
            self.press("ArrowDown")
        pytest.fail(f"{name} offers no {value}")

    def go(self, selector: str) -> None:
        """Go to a link or button and press Enter; the next page begins from its content."""
        self.to(selector)
        before = self.page.evaluate("performance.timeOrigin")
        self.press("Enter")
        self.page.wait_for_function(
            "before => performance.timeOrigin !== before && document.readyState === 'complete'",
            arg=before,
        )


MAIN = "main form button.ds-button[type=submit]:not([name], [data-variant])"
SAVE = ".set-up-work form button.ds-button[type=submit]:not([name])"


@pytest.fixture
def official(running_demo: Demo, site: str, browser: Browser) -> Iterator[Keyboard]:
    """The process lead of the demo's municipality, in Swedish."""
    context = browser.new_context(locale="sv-SE", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    sign_in(page, running_demo, "Amir Karimi")
    page.goto(f"{site}almvik/arbetsyta/omgangar/ny/")
    yield Keyboard(page)
    context.close()


def test_an_official_sets_up_a_round_by_keyboard_alone(
    official: Keyboard, axe: Callable[[Page], Violations]
) -> None:
    page = official.page

    def look() -> None:
        page.emulate_media(reduced_motion="reduce")
        assert axe(page) == [], page.url

    look()
    official.write("#id_name_0", "Unga bestämmer")
    official.tick('[name="orientations"][value="group"]')
    official.choose("start", "empty")
    official.go(".form button.ds-button")
    look()
    official.go(".now a.ds-button")
    _purpose(official, look)
    _money(official, look)
    _rules(official, look)
    _days_and_decision(official, look)
    official.go(".now form button.ds-button")
    expect(page.locator("h1")).to_contain_text("Unga bestämmer")
    expect(page.locator("main")).to_contain_text("Vi lovar att följa resultatet.")
    address = page.url
    visitor = page.context.browser.new_context().new_page()  # type: ignore[union-attr]
    assert visitor.goto(address).ok  # type: ignore[union-attr]
    expect(visitor.locator("main")).to_contain_text("Vi lovar att följa resultatet.")
    assert official.pressed < MOST_KEYS, official.pressed


def _purpose(official: Keyboard, look: Callable[[], None]) -> None:
    look()
    official.write("#id_summary_0", "Du som är ung bestämmer över en halv miljon.")
    official.write("#id_purpose_0", "Fler unga ska vara med och bestämma.")
    official.write("#id_promise_0", "Vi lovar att följa resultatet.")
    official.write("#id_owner_body", "Kommunstyrelsen")
    official.go(SAVE)


def _money(official: Keyboard, look: Callable[[], None]) -> None:
    look()
    official.write("#id_total", "500000")
    official.go('form:has(#id_total) button[type="submit"]')
    official.go('.set-up-work a[href*="/potter/ny/"]')
    look()
    official.write("#id_amount", "500000")
    official.write("#id_name_0", "Alla unga")
    official.go(MAIN)
    look()
    official.go(".set-up-ways a:last-child")


def _rules(official: Keyboard, look: Callable[[], None]) -> None:
    look()
    official.write("#id_propose-age_from", "13")
    official.write("#id_vote-age_from", "13")
    official.write("#id_vote-age_to", "tjugo")
    official.go(SAVE)
    look()
    # What was wrong is told, and the focus stands where it is told.
    expect(official.page.locator("#id_vote-age_from")).to_have_value("13")
    official.write("#id_vote-age_to", "20")
    official.go(SAVE)
    look()
    official.write("#id_ideas-per_person", "3")
    for _example in range(2):
        official.go('button[value^="take-"]')
    official.go(SAVE)
    look()
    official.choose("kind", "points")
    official.go(SAVE)
    look()
    official.write("#id_points-total", "5")
    official.go(SAVE)
    for _page in ("method", "conditions", "public"):
        look()
        official.go(SAVE)


def _days_and_decision(official: Keyboard, look: Callable[[], None]) -> None:
    look()
    official.go('form:has([name="vote_first"]) button[type="submit"]')
    look()
    official.go(SAVE)
    look()
    official.write("#id_body", "Kommunstyrelsen")
    official.write_day("#id_decided_on", "2024-01-08")
    official.write("#id_paragraph", "§ 12")
    official.write("#id_registry_number", "KS 2024/12")
    official.write("#id_summary_0", "Kommunstyrelsen beslutar enligt förslaget.")
    official.go(MAIN)
    look()
    official.go(".set-up-ways a:last-child")
    look()
