"""Pages fit a narrow phone, or a wide screen at 400 %, and a finger hits what it aims at."""

import pytest
from playwright.sync_api import Page

from tests.e2e.pages import ADDRESSES, open_everything

NARROW = {"width": 320, "height": 640}

# Tables may be wider than the page, in a region of their own that scrolls sideways, and so may the
# navigation of the workspace, and of a round in it; a map is a window. What only screen readers
# are to find is one pixel wide.
CUT = """
() => [...document.body.querySelectorAll("*")]
  .filter(each => !each.matches("svg *, .table-region *, .map-frame *"))
  .filter(each => !each.matches(".workspace-nav *, .round-nav *"))
  .filter(each => each.checkVisibility() && each.getBoundingClientRect().width > 1)
  .filter(each => {
    const box = each.getBoundingClientRect();
    const style = getComputedStyle(each);
    const hides = ["hidden", "clip"];
    return box.left < 0 || box.right > innerWidth
      || hides.includes(style.overflowX) && each.scrollWidth > each.clientWidth
      || hides.includes(style.overflowY) && each.scrollHeight > each.clientHeight;
  })
  .map(each => each.outerHTML.slice(0, 120))
"""

# What readers may choose for themselves: success criterion 1.4.12 of WCAG.
SPACED_OUT = """
() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important }
    p { margin-block-end: 2em !important }`);
  document.adoptedStyleSheets.push(sheet);
}
"""

# A target is large enough if it reaches 22 pixels from its middle to every side, or half a pixel
# less, for edges may lie between pixels. It may reach further than the box it draws, and its
# label is as good as itself.
SMALL = """
() => [...document.querySelectorAll("a, button, input, summary")]
  .filter(target => !target.matches(".ds-skip-link, [tabindex='-1']"))
  .filter(target => target.checkVisibility())
  .filter(target => {
    target.scrollIntoView({ block: "center", behavior: "instant" });
    const box = target.getBoundingClientRect();
    const labels = [...(target.labels ?? [])].map(label => label.getBoundingClientRect());
    if ([box, ...labels].some(each => each.width >= 44 && each.height >= 44)) return false;
    const x = box.left + box.width / 2, y = box.top + box.height / 2, reach = 21.5;
    return ![[x - reach, y], [x + reach, y], [x, y - reach], [x, y + reach]]
      .every(point => target.contains(document.elementFromPoint(...point)));
  })
  .map(target => target.outerHTML)
"""


@pytest.fixture(params=ADDRESSES)
def narrow_page(site: str, page: Page, request: pytest.FixtureRequest) -> Page:
    """A page of the demo, unfolded, 320 pixels wide."""
    page.set_viewport_size(NARROW)
    page.goto(site + request.param)
    open_everything(page)
    return page


def test_a_page_fits_320_pixels_and_cuts_nothing(narrow_page: Page) -> None:
    assert narrow_page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
    assert narrow_page.evaluate(CUT) == []


def test_a_page_cuts_nothing_when_its_text_is_spaced_out(narrow_page: Page) -> None:
    narrow_page.evaluate(SPACED_OUT)
    assert narrow_page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
    assert narrow_page.evaluate(CUT) == []


def test_every_target_is_44_pixels_large(narrow_page: Page) -> None:
    assert narrow_page.evaluate(SMALL) == []
