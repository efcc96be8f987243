"""The network from first interest to member, gatherings, methods and contact, in a browser.

Each story is told twice: in Swedish on a phone, and in English at a desk.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import Violations
from tests.e2e.letters import letter_to, link_in
from tests.e2e.site import Demo
from tests.e2e.staff import PASSWORD, choose_second_factor, sign_in
from tests.e2e.ways import go_by, press_main_button

PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
DESK: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}}
HUMAN_PAUSE = 2500
"""Milliseconds that a person takes at least to fill in a form."""

DECISION = "Utdrag ur protokoll: styrelsen går med i nätverket."


@dataclass
class Story:
    """One telling: who looks at pages, in which language, on what."""

    demo: Demo
    browser: Browser
    language: str
    device: dict[str, Any]
    axe: Callable[[Page], Violations]

    @property
    def prefix(self) -> str:
        """What addresses begin with."""
        return self.demo.address + ("en/" if self.language == "en" else "")

    @property
    def letters(self) -> Path:
        """Where the demo keeps its letters."""
        return Path(self.demo.environment["MEDBORGARBUDGET_DATA"]) / "letters"

    def somebody(self, signed_in_as: str = "") -> Page:
        """A person with a browser of their own."""
        page = self.browser.new_context(**self.device).new_page()
        if signed_in_as:
            sign_in(page, self.demo, signed_in_as)
        return page

    def look(self, page: Page) -> None:
        """Every page of the story is accessible and fits the screen."""
        page.emulate_media(reduced_motion="reduce")
        assert self.axe(page) == [], page.url
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= page.viewport_size["width"], page.url

    def named(self, name: str) -> str:
        """A name that the other telling does not use."""
        return f"{name} {self.language}"


@pytest.fixture(params=[("sv", PHONE), ("en", DESK)], ids=["sv-phone", "en-desk"])
def story(
    request: pytest.FixtureRequest,
    running_demo: Demo,
    site: str,
    browser: Browser,
    axe: Callable[[Page], Violations],
) -> Iterator[Story]:
    language, device = request.param
    yield Story(running_demo, browser, language, device, axe)
    for context in browser.contexts:
        context.close()


def test_an_application_becomes_a_member_whose_people_sign_in(story: Story) -> None:
    name, email = story.named("Skogsbo skola"), f"rektor.{story.language}@skogsbo.example"
    applicant, coordinator = story.somebody(), story.somebody("Siv Samuelsson")
    _apply(story, applicant, name, email)
    _ask_a_question(story, coordinator, name)
    applicant.goto(link_in(letter_to(story.letters, email)))
    story.look(applicant)
    applicant.fill('[name="answer"]', "Två från skolans styrelse.")
    press_main_button(applicant)
    _accept(story, coordinator, name, slug=f"skogsbo-{story.language}")
    _sign_in_for_the_first_time(story, email, slug=f"skogsbo-{story.language}")
    visitor = story.somebody()
    visitor.goto(f"{story.prefix}samverkan/medlemmar/skogsbo-{story.language}/")
    expect(visitor.locator("h1")).to_contain_text(name)
    story.look(visitor)


def _apply(story: Story, page: Page, name: str, email: str) -> None:
    page.goto(f"{story.prefix}samverkan/program/tre-omgangar/")
    story.look(page)
    go_by(page.locator('main a[href$="/ansok/"]').first)
    story.look(page)
    page.fill('[name="email"]', email)
    page.wait_for_timeout(HUMAN_PAUSE)
    press_main_button(page)
    story.look(page)
    page.check('[name="applicant_kind"][value="institution"]')
    page.fill('[name="applicant_name"]', name)
    page.select_option('[name="official_code"]', "0682")
    page.check('[name="orientations"][value="theme"]')
    page.fill('[name="intention"]', "Eleverna bestämmer över skolgården.")
    go_by(page.locator('[name="send"]'))
    # What is missing is said, and nothing of what was written is lost.
    expect(page.locator('[name="intention"]')).to_have_value("Eleverna bestämmer över skolgården.")
    story.look(page)
    page.fill('[name="learning"]', "Hur alla elever kommer till tals.")
    page.fill('[name="body"]', "Skolans styrelse")
    page.fill('[name="decided_on"]', "2024-05-13")
    page.fill('[name="paragraph"]', "§ 7")
    page.fill('[name="registry_number"]', "2024-17")
    decision = {"name": "beslut.txt", "mimeType": "text/plain", "buffer": DECISION.encode()}
    page.set_input_files('input[type="file"]', files=[decision])
    page.fill('[name="people-0-name"]', "Rakel Tor")
    page.fill('[name="people-0-email"]', email)
    page.select_option('[name="people-0-task"]', "official")
    go_by(page.locator('[name="send"]'))
    expect(page.locator("h1")).to_contain_text(name)
    story.look(page)


def _ask_a_question(story: Story, page: Page, name: str) -> None:
    page.goto(f"{story.prefix}samverkan/arbetsyta/ansokningar/")
    story.look(page)
    go_by(page.get_by_role("link", name=name))
    story.look(page)
    go_by(page.locator('a[href$="/fraga/"]'))
    page.fill('[name="question"]', "Vilka folkvalda deltar?")
    press_main_button(page)


def _accept(story: Story, page: Page, name: str, slug: str) -> None:
    page.goto(f"{story.prefix}samverkan/arbetsyta/ansokningar/")
    go_by(page.get_by_role("link", name=name))
    go_by(page.locator('a[href$="/godkann/"]'))
    story.look(page)
    page.fill('[name="slug"]', slug)
    press_main_button(page)
    story.look(page)


def _sign_in_for_the_first_time(story: Story, email: str, slug: str) -> None:
    page = story.somebody()
    letter = letter_to(story.letters, email, says="/inbjudan/")
    page.goto(link_in(letter))
    story.look(page)
    page.fill('[name="name"]', "Rakel Tor")
    page.fill('[name="password"]', PASSWORD)
    press_main_button(page)
    # Nothing but the choice of a second factor opens before there is one.
    page.goto(f"{story.prefix}{slug}/arbetsyta/")
    assert "/konto/tvasteg/" in page.url
    story.look(page)
    choose_second_factor(page)
    page.goto(f"{story.prefix}{slug}/arbetsyta/")
    assert page.url.endswith(f"{slug}/arbetsyta/")
    story.look(page)


def test_the_first_on_the_waiting_list_gets_the_place_that_becomes_free(story: Story) -> None:
    coordinator = story.somebody("Siv Samuelsson")
    title = story.named("Kvällsverkstad")
    address = _arrange(story, coordinator, title)
    first = _register(story, address, f"ett.{story.language}@gast.example")
    second = _register(story, address, f"tva.{story.language}@gast.example")
    waiting = second.locator("h2").first.inner_text()
    first.goto(link_in(letter_to(story.letters, f"ett.{story.language}@gast.example")))
    go_by(first.locator('a[href$="/avboka/"]'))
    story.look(first)
    press_main_button(first)
    second.goto(link_in(letter_to(story.letters, f"tva.{story.language}@gast.example")))
    assert second.locator("section h2").first.inner_text() != waiting
    expect(second.locator('a[href$=".ics"]').first).to_be_visible()
    story.look(second)


def _arrange(story: Story, page: Page, title: str) -> str:
    page.goto(f"{story.prefix}samverkan/arbetsyta/traffar/ny/")
    story.look(page)
    page.fill('[name="name_0"]', title)
    page.select_option('[name="kind"]', "workshop")
    page.fill('[name="starts_at"]', "2031-05-06T18:00")
    page.fill('[name="ends_at"]', "2031-05-06T20:00")
    page.fill('[name="place"]', "Biblioteket")
    page.fill('[name="places"]', "1")
    press_main_button(page)
    story.look(page)
    go_by(page.locator('form[action$="/annonsera/"] button'))
    story.look(page)
    slug = page.url.rstrip("/").rsplit("/", 1)[-1]
    return f"{story.prefix}samverkan/traffar/{slug}/"


def _register(story: Story, address: str, email: str) -> Page:
    page = story.somebody()
    page.goto(address)
    story.look(page)
    go_by(page.locator('main a[href$="/anmalan/"]').first)
    page.fill('[name="name"]', "Gäst")
    page.fill('[name="email"]', email)
    page.wait_for_timeout(HUMAN_PAUSE)
    press_main_button(page)
    page.goto(link_in(letter_to(story.letters, email)))
    story.look(page)
    return page


def test_an_improved_template_is_offered_to_those_who_copied_it(story: Story) -> None:
    coordinator, lead = story.somebody("Siv Samuelsson"), story.somebody("Lina Bo")
    title, text = story.named("Checklista"), "Boka lokal.\n\nSkriv affischen."
    slug = _publish_method(story, coordinator, title, text)
    lead.goto(f"{story.prefix}lindhem/arbetsyta/metoder/")
    story.look(lead)
    go_by(lead.locator(f'form[action$="/{slug}/kopiera/"] button'))
    story.look(lead)
    copy = lead.url
    coordinator.goto(f"{story.prefix}samverkan/arbetsyta/metoder/{slug}/andra/")
    coordinator.fill('[name="text_0"]', f"{text}\n\nBjud in grannskolan.")
    coordinator.fill('[name="what_is_new"]', "Grannskolan bjuds in.")
    press_main_button(coordinator)
    lead.goto(copy)
    go_by(lead.locator('a[href$="/forbattring/"]'))
    story.look(lead)
    go_by(lead.locator('form[action$="/ta-over/"] button'))
    expect(lead.locator("main")).to_contain_text("Bjud in grannskolan.")
    story.look(lead)


def _publish_method(story: Story, page: Page, title: str, text: str) -> str:
    page.goto(f"{story.prefix}samverkan/arbetsyta/metoder/ny/")
    story.look(page)
    page.fill('[name="name_0"]', title)
    page.select_option('[name="kind"]', "criteria")
    page.fill('[name="text_0"]', text)
    press_main_button(page)
    go_by(page.locator('form[action$="/publicera/"] button'))
    story.look(page)
    return page.url.rstrip("/").rsplit("/", 1)[-1]


def test_a_message_is_answered_and_its_sender_can_write_again(story: Story) -> None:
    email, subject = f"fraga.{story.language}@gast.example", story.named("Får barn rösta?")
    visitor, officer = story.somebody(), story.somebody("Petra Lind")
    visitor.goto(f"{story.prefix}almvik/kontakt/")
    story.look(visitor)
    visitor.fill('[name="subject"]', subject)
    visitor.fill('[name="text"]', "Min dotter är elva år.")
    visitor.fill('[name="email"]', email)
    visitor.wait_for_timeout(HUMAN_PAUSE)
    press_main_button(visitor)
    story.look(visitor)
    officer.goto(f"{story.prefix}almvik/arbetsyta/kontakt/")
    story.look(officer)
    go_by(officer.get_by_role("link", name=subject))
    story.look(officer)
    officer.fill('[name="text"]', "Ja, från elva år.")
    go_by(officer.locator("section form.form button[type=submit]").first)
    answer = letter_to(story.letters, email, about=subject)
    visitor.goto(link_in(answer))
    expect(visitor.locator("main")).to_contain_text("Ja, från elva år.")
    story.look(visitor)
