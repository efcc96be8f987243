"""How somebody comes from one page to the next."""

from playwright.sync_api import Locator, Page


def go_by(way: Locator) -> None:
    """Press a link or a button, and come to the page that it leads to before anything is read."""
    # A click is over when the browser has heard of it, which may be long before the server has.
    with way.page.expect_navigation():
        way.click()


def press_main_button(page: Page) -> None:
    """Press the button of the page's form."""
    go_by(page.locator("main form button.ds-button[type=submit]").last)
