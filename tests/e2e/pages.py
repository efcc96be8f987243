"""The pages of the demo, one for every state a visitor can meet."""

from playwright.sync_api import Page

RESULT = "almvik/omgang-1/resultat/"
RESULT_WITH_LIMITS = "lindhem/gardar-1/resultat/"
OTHER_RULES = "andra-regler/"
MISSING = "finns-inte/"

PAGES = (
    "",
    "almvik/",
    "almvik/omgang-1/",
    "almvik/omgang-2/",
    "mellanskog/",
    "mellanskog/ung-2/",
    "lindhem/",
    "lindhem/gardar-1/",
    "lindhem/gardar-2/",
    RESULT,
    RESULT + OTHER_RULES,
    RESULT_WITH_LIMITS,
    RESULT_WITH_LIMITS + OTHER_RULES,
    f"{RESULT}?q=lek",
    f"{RESULT}?q=finnsinte",
    "almvik/omgang-1/forslag/2/",  # lost, one vote short
    "almvik/omgang-1/forslag/5/",  # won
    "almvik/omgang-1/forslag/15/",  # won from what was left
    "almvik/omgang-1/forslag/21/",  # lost by far
    "lindhem/gardar-1/forslag/2/",  # its group was full
    "lindhem/gardar-1/forslag/12/",  # too few votes
    MISSING,
)
LANGUAGES = {"sv": "", "en": "en/"}
ADDRESSES = tuple(prefix + page for prefix in LANGUAGES.values() for page in PAGES)


def open_everything(page: Page) -> None:
    """Unfold what is folded, at once."""
    page.emulate_media(reduced_motion="reduce")
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")


def winners_on(page: Page) -> list[str]:
    """The titles of the winners that a result page lists, in its order."""
    return page.locator(".proposals.ordered .name > a").all_inner_texts()
