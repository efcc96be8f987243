"""Signing in, in a real browser: first with a code, then with a passkey, and without scripts."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, CDPSession, Page
from pytest_django.live_server_helper import LiveServer

from tests.e2e.ways import go_by
from tests.people.signing_in import PASSWORD, a_person, code_of

pytestmark = pytest.mark.django_db(transaction=True)

PHONE = {"width": 375, "height": 740}
DESKTOP = {"width": 1280, "height": 900}
SHOTS: Path | None = None
"""Where to keep pictures of the pages, for whoever wants to look at them."""


def look(page: Page, name: str, axe: Callable[[Page], list[Any]]) -> None:
    """See that the page is good for everyone, on a phone and on a desk."""
    for size in (PHONE, DESKTOP):
        page.set_viewport_size(size)
        assert axe(page) == []
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= size["width"]
        if SHOTS:
            page.screenshot(path=SHOTS / f"{name}-{size['width']}.png", full_page=True)


def give_password(page: Page, server: LiveServer) -> None:
    page.goto(f"{server.url}/konto/logga-in/")
    page.get_by_label("Din e-postadress").fill("kim@almvik.se")
    page.get_by_label("Ditt lösenord").fill(PASSWORD)
    go_by(page.get_by_role("button", name="Logga in", exact=True))


def a_key(page: Page) -> CDPSession:
    """Give the browser a key that knows its holder, as a phone with a fingerprint does."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return session


def test_the_first_sign_in_with_an_app(page: Page, live_server: LiveServer, axe: Any) -> None:
    a_person()
    page.goto(f"{live_server.url}/konto/logga-in/")
    look(page, "sign-in", axe)
    give_password(page, live_server)
    look(page, "choose", axe)
    go_by(page.get_by_role("link", name="Koppla en app"))
    look(page, "app", axe)
    secret = page.locator(".secret").inner_text()
    page.get_by_role("textbox", name="Kod").fill(code_of(secret))
    go_by(page.get_by_role("button", name="Koppla appen"))
    look(page, "codes", axe)
    with page.expect_download() as download:
        page.get_by_role("link", name="Spara som fil").click()
    assert len(Path(download.value.path()).read_text().split()) == 10
    code = page.locator(".codes code").first.inner_text()
    go_by(page.get_by_role("link", name="Jag har sparat dem"))
    go_by(page.get_by_role("link", name="Mitt konto"))
    look(page, "account", axe)
    go_by(page.get_by_role("link", name="Andra steg"))
    look(page, "steps", axe)
    go_by(page.get_by_role("banner").get_by_role("button", name="Logga ut"))
    page.get_by_text("Du är utloggad").wait_for()
    give_password(page, live_server)
    look(page, "code", axe)
    page.get_by_role("textbox", name="Kod").fill(code)
    go_by(page.get_by_role("button", name="Logga in", exact=True))
    page.wait_for_url(f"{live_server.url}/arbetsyta/")


def test_a_passkey_stands_for_everything(page: Page, live_server: LiveServer, axe: Any) -> None:
    a_person()
    a_key(page)
    give_password(page, live_server)
    go_by(page.get_by_role("link", name="Lägg till en inloggningsnyckel"))
    look(page, "passkey", axe)
    page.get_by_label("Vad du kallar den").fill("Min telefon")
    go_by(page.get_by_role("button", name="Lägg till nyckeln"))
    go_by(page.get_by_role("link", name="Jag har sparat dem"))
    page.wait_for_url(f"{live_server.url}/arbetsyta/")
    page.goto(f"{live_server.url}/konto/tvasteg/nycklar/")
    look(page, "passkeys", axe)
    go_by(page.get_by_role("banner").get_by_role("button", name="Logga ut"))
    page.goto(f"{live_server.url}/konto/logga-in/?next=/konto/")
    go_by(page.get_by_role("button", name="Logga in med inloggningsnyckel"))
    page.wait_for_url(f"{live_server.url}/konto/")
    go_by(page.get_by_role("banner").get_by_role("button", name="Logga ut"))
    give_password(page, live_server)
    go_by(page.get_by_role("button", name="Använd en inloggningsnyckel"))
    page.wait_for_url(f"{live_server.url}/arbetsyta/")


def test_without_scripts_a_password_and_a_code_are_enough(
    browser: Browser, live_server: LiveServer
) -> None:
    a_person()
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    give_password(page, live_server)
    go_by(page.get_by_role("link", name="Koppla en app"))
    page.get_by_role("textbox", name="Kod").fill(code_of(page.locator(".secret").inner_text()))
    go_by(page.get_by_role("button", name="Koppla appen"))
    go_by(page.get_by_role("link", name="Jag har sparat dem"))
    page.wait_for_url(f"{live_server.url}/arbetsyta/")
    context.close()
