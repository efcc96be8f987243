"""Nothing stands in the way of people who see, hear or move differently, as far as axe can tell."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.e2e.conftest import Violations
from tests.e2e.pages import LANGUAGES, PAGES, open_everything

PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}
# Between its two languages a page is seen in all four appearances.
APPEARANCES = {
    "sv": ((PHONE, "light"), (DESKTOP, "dark")),
    "en": ((PHONE, "dark"), (DESKTOP, "light")),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing_on_phone_or_desktop_in_light_or_dark(
    site: str, page: Page, axe: Callable[[Page], Violations], address: str, language: str
) -> None:
    page.goto(site + LANGUAGES[language] + address)
    open_everything(page)
    for viewport, scheme in APPEARANCES[language]:
        page.set_viewport_size(viewport)
        page.emulate_media(color_scheme=scheme)
        assert told(axe(page)) == [], f"{viewport['width']} px, {scheme}"


def told(violations: Violations) -> list[str]:
    """Return one line for each thing that is wrong, with the first place where it is."""
    return [f"{each['id']}: {each['help']}: {each['nodes'][0]['html']}" for each in violations]
