"""Nothing stands in the way of people who see, hear or move differently, as far as axe can tell."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.e2e.conftest import Violations
from tests.e2e.pages import ADDRESSES

PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}
OPEN_EVERYTHING = "document.querySelectorAll('details').forEach(each => each.open = true)"


def told(violations: Violations) -> list[str]:
    """Return one line for each thing that is wrong, with the first place where it is."""
    return [f"{each['id']}: {each['help']}: {each['nodes'][0]['html']}" for each in violations]


@pytest.mark.parametrize("address", ADDRESSES)
def test_axe_finds_nothing_on_phone_or_desktop_light_or_dark(
    site: str, page: Page, axe: Callable[[Page], Violations], address: str
) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(site + address)
    page.evaluate(OPEN_EVERYTHING)
    for viewport in (PHONE, DESKTOP):
        page.set_viewport_size(viewport)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            assert told(axe(page)) == [], f"{viewport['width']} px, {scheme}"
