"""A real browser on the real demo. Every test of this folder runs in the same process."""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from playwright.sync_api import Browser as PlaywrightBrowser
from playwright.sync_api import Page, expect, sync_playwright

from tests.e2e.browser import ROOT, MissingBrowserError, unpack
from tests.e2e.pages import RESULT, RESULT_WITH_LIMITS
from tests.e2e.site import Demo, demo, wait_for

PATIENCE = 60_000
"""Milliseconds that a page may take for anything: a slow machine is no mistake in the code."""

FOLDER = Path(__file__).parent
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

Violations = list[dict[str, Any]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the tests of this folder together: they share one demo."""
    for item in items:
        if FOLDER in item.path.parents and not item.get_closest_marker("xdist_group"):
            item.add_marker(pytest.mark.xdist_group("site"))


@pytest.fixture(scope="session")
def running_demo() -> Iterator[Demo]:
    """The demo that all tests of this folder look at."""
    with tempfile.TemporaryDirectory(prefix="site-") as folder:
        command = [sys.executable, "-m", "medborgarbudget", "demo"]
        with demo(command, Path(folder) / "data") as running:
            yield running


@pytest.fixture(scope="session")
def site(running_demo: Demo) -> str:
    """The address of the running demo, with the slash at its end, when all work is done."""
    for result in (RESULT, RESULT_WITH_LIMITS):
        wait_for(f"{running_demo.address}{result}andra-regler.json")
    return running_demo.address


@pytest.fixture(scope="session")
def browser() -> Iterator[PlaywrightBrowser]:
    """A headless Chromium. Without one a run fails where CI is set and skips elsewhere."""
    try:
        chromium = unpack()
    except MissingBrowserError as error:
        reason = f"NO BROWSER, SO NO PAGE WAS TESTED: {error}"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)
    # Playwright leaves an event loop running, which Django would mistake for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=chromium.program,
            args=list(chromium.arguments),
            env=dict(chromium.environment),
        )
        running.on("context", lambda context: context.set_default_timeout(PATIENCE))
        expect.set_options(timeout=PATIENCE)
        yield running
        running.close()
        # Those that were opened while the event loop ran can be reached only as long as it runs.
        connections.close_all()


@pytest.fixture
def page(browser: PlaywrightBrowser) -> Iterator[Page]:
    """An empty page in a browser session of its own."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], Violations]:
    """Return a function that lists what axe finds wrong with a page."""
    source = AXE.read_text()

    def violations(page: Page) -> Violations:
        # As a script element the content security policy would refuse it.
        page.evaluate(source)
        options = {"runOnly": STANDARDS, "resultTypes": ["violations"]}
        found: Violations = page.evaluate("options => axe.run(options)", options)["violations"]
        return found

    return violations
