"""A visit tells nobody but the server, leaves nothing behind and runs only what was published."""

from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

from tests.e2e.pages import ADDRESSES, FORMS, LANGUAGES, MISSING


@dataclass(frozen=True)
class Visit:
    """A page that a browser has opened, and what happened meanwhile."""

    address: str
    page: Page
    html: str
    headers: dict[str, str]
    requests: list[str]
    complaints: list[str]

    @property
    def has_form(self) -> bool:
        """Whether something can be sent from the page, which takes a cookie against forgery."""
        return self.address.endswith(FORMS)

    @property
    def language(self) -> str:
        """The language that the address asks for."""
        return "en" if self.address.startswith(LANGUAGES["en"]) else "sv"


@pytest.fixture(scope="module")
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    """One person's browser session, through all pages."""
    context = browser.new_context()
    yield context
    context.close()


@pytest.fixture(scope="module", params=ADDRESSES)
def visit(site: str, visitor: BrowserContext, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """A page, opened and at rest."""
    requests: list[str] = []
    complaints: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        is_expected = MISSING in request.param and message.location["url"] == page.url
        if message.type in ("error", "warning") and not is_expected:
            complaints.append(message.text)

    with visitor.new_page() as page:
        page.on("request", lambda request: requests.append(request.url))
        page.on("console", listen)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        answer = page.goto(site + request.param, wait_until="networkidle")
        assert answer
        yield Visit(request.param, page, answer.text(), answer.headers, requests, complaints)
    visitor.clear_cookies()


DATA = "application/json"
"""What browsers do not run."""


class InlineCode(HTMLParser):
    """Finds code and style that stand in a page instead of in a file."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = {name for name, _ in attrs}
        is_code = tag == "script" and "src" not in names and ("type", DATA) not in attrs
        is_handler = any(name.startswith("on") for name in names)
        if is_code or is_handler or tag == "style" or "style" in names:
            self.found.append(self.get_starttag_text() or tag)


def test_every_request_goes_to_the_site_itself(visit: Visit, site: str) -> None:
    assert len(visit.requests) > 1
    assert {urlsplit(url).netloc for url in visit.requests} == {urlsplit(site).netloc}


def test_the_browser_has_nothing_to_complain_of(visit: Visit) -> None:
    assert visit.complaints == []


def test_a_visit_leaves_nothing_in_the_browser(visit: Visit) -> None:
    names = {cookie.get("name") for cookie in visit.page.context.cookies()}
    assert names <= ({"csrftoken"} if visit.has_form else set())
    assert visit.page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_no_code_or_style_stands_in_the_page(visit: Visit) -> None:
    assert InlineCode(visit.html).found == []


def test_the_page_says_its_language_its_title_and_one_heading(visit: Visit) -> None:
    assert visit.page.locator("html").get_attribute("lang") == visit.language
    assert visit.page.title()
    assert visit.page.get_by_role("heading", level=1).count() == 1


def test_the_headers_keep_others_out(visit: Visit) -> None:
    policy = visit.headers["content-security-policy"]
    directives = dict(each.strip().split(maxsplit=1) for each in policy.split(";"))
    assert directives["default-src"] == "'none'"
    assert directives["script-src"] == directives["style-src"] == "'self'"
    assert directives["frame-ancestors"] == "'none'"
    assert visit.headers["x-frame-options"] == "DENY"
    assert visit.headers["x-content-type-options"] == "nosniff"
    assert visit.headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize(
    "html", ["<p style='color: red'>", "<style>", "<script>", "<a onclick='go()'>"]
)
def test_inline_code_would_be_found(html: str) -> None:
    assert InlineCode(html).found
