"""People who work with the demo: signed in by its links, or newly invited."""

import re
import time

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Page

from tests.e2e.site import Demo
from tests.e2e.ways import go_by, press_main_button

PASSWORD = "tre gröna hattar och en båt"


def sign_in_link(demo: Demo, name: str) -> str:
    """The link that the demo prints for one of its people."""
    (link,) = re.findall(rf"{name}.*?(http://\S+/konto/lank/\S+)", demo.output.read_text())
    return link


def sign_in(page: Page, demo: Demo, name: str) -> None:
    """Come in as one of the demo's people."""
    page.goto(sign_in_link(demo, name))


def choose_second_factor(page: Page) -> None:
    """Connect an app, as everyone must at the first sign-in."""
    go_by(page.locator('a[href$="/konto/tvasteg/app/"]'))
    secret = page.locator("code.secret").inner_text().strip()
    page.fill('[name="code"]', format_hotp_value(hotp_value(secret, int(time.time()) // 30)))
    press_main_button(page)
