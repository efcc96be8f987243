"""The pages of the demo, one for every state a visitor can meet."""

from playwright.sync_api import Page

RESULT = "almvik/omgang-1/resultat/"
RESULT_WITH_LIMITS = "lindhem/gardar-1/resultat/"
OTHER_RULES = "andra-regler/"
MISSING = "finns-inte/"

FORMS = (
    "samverkan/program/tre-omgangar/ansok/",
    "samverkan/traffar/att-na-den-som-aldrig-deltar/anmalan/",
    "samverkan/kontakt/",
    "konto/logga-in/",
    "konto/losenord/glomt/",
)
"""Pages with a form to send, for which a browser has to be known again: they set a cookie."""

PAGES = (
    "",
    "almvik/",
    "almvik/omgang-1/",
    "almvik/omgang-1/pengarna/",
    "almvik/omgang-2/",
    "almvik/omgang-2/dokument/",
    "almvik/omgang-2/nyheter/",
    "almvik/omgang-2/pengarna/",
    "almvik/omgang-2/spelregler/",
    "almvik/omgang-2/spelregler/jamfor/",
    "almvik/omgang-2/tidplan/",
    "almvik/medborgarbudget/almviks-medborgarbudget/",
    "almvik/byarna-skogsby/",  # being carried out
    "almvik/skolgardar/",  # voting
    "almvik/skolgardar/spelregler/",  # frozen, and corrected
    "mellanskog/",
    "mellanskog/halsa-nara/",  # waits for a decision
    "mellanskog/halsa-nara/tidplan/",
    "mellanskog/resor-som-fungerar/",  # agreeing on criteria
    "mellanskog/ung-1/",  # following up, and decided otherwise than the vote said
    "mellanskog/ung-2/",
    "lindhem/",
    "lindhem/gardar-1/",
    "lindhem/gardar-2/",
    "lindhem/lindvagen/",  # waits for the politicians
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
    "almvik/aktivitet/",
    "almvik/omraden/",
    "almvik/personuppgifter/",
    "almvik/tillganglighet/",
    "samverkan/",
    "samverkan/medlemmar/",
    "samverkan/medlemmar/almvik/",
    "samverkan/metoder/",
    "samverkan/metoder/kriterier-for-urval/",
    "samverkan/program/tre-omgangar/",
    "samverkan/traffar/",
    "samverkan/traffar/forsta-natverkstraffen/",  # has been, with notes
    *FORMS,
    MISSING,
)
LANGUAGES = {"sv": "", "en": "en/"}
STAFF_PAGES = (
    ("Siv Samuelsson", "arbetsyta/"),
    ("Siv Samuelsson", "arbetsyta/notiser/"),
    ("Siv Samuelsson", "konto/"),
    ("Siv Samuelsson", "samverkan/arbetsyta/"),
    ("Siv Samuelsson", "samverkan/arbetsyta/aktivitet/"),
    ("Siv Samuelsson", "samverkan/arbetsyta/ansokningar/"),
    ("Siv Samuelsson", "samverkan/arbetsyta/kalender/"),
    ("Siv Samuelsson", "samverkan/arbetsyta/kontakt/"),
    ("Siv Samuelsson", "samverkan/arbetsyta/medlemmar/"),
    ("Siv Samuelsson", "samverkan/arbetsyta/metoder/"),
    ("Siv Samuelsson", "samverkan/arbetsyta/program/"),
    ("Siv Samuelsson", "samverkan/arbetsyta/program/nytt/"),
    ("Siv Samuelsson", "samverkan/arbetsyta/traffar/"),
    ("Siv Samuelsson", "samverkan/arbetsyta/traffar/att-na-den-som-aldrig-deltar/"),
    ("Amir Karimi", "almvik/arbetsyta/"),
    ("Amir Karimi", "almvik/arbetsyta/grupper/"),
    ("Amir Karimi", "almvik/arbetsyta/installningar/"),
    ("Amir Karimi", "almvik/arbetsyta/installningar/om/"),
    ("Amir Karimi", "almvik/arbetsyta/metoder/"),
    ("Amir Karimi", "almvik/arbetsyta/natverket/"),
    ("Amir Karimi", "almvik/arbetsyta/omgangar/"),
    ("Petra Lind", "almvik/arbetsyta/omgangar/omgang-2/"),
    ("Petra Lind", "almvik/arbetsyta/omgangar/omgang-2/beslut/"),
    ("Petra Lind", "almvik/arbetsyta/omgangar/omgang-2/dokument/"),
    ("Petra Lind", "almvik/arbetsyta/omgangar/omgang-2/nyheter/"),
    ("Petra Lind", "almvik/arbetsyta/omgangar/omgang-2/personer/"),
    ("Petra Lind", "almvik/arbetsyta/omgangar/omgang-2/potter/"),
    ("Petra Lind", "almvik/arbetsyta/omgangar/omgang-2/regler/"),
    ("Petra Lind", "almvik/arbetsyta/omgangar/omgang-2/marknadsforing/"),
    ("Petra Lind", "almvik/arbetsyta/omgangar/omgang-2/steg/"),
    ("Petra Lind", "almvik/arbetsyta/omgangar/omgang-2/steg/ideer/"),
    ("Petra Lind", "almvik/arbetsyta/omgangar/skolgardar/regler/"),
    ("Petra Lind", "almvik/arbetsyta/omgangar/byarna-ekeby/"),
    ("Petra Lind", "almvik/arbetsyta/omgangar/byarna-ekeby/planering/"),
    ("Petra Lind", "almvik/arbetsyta/omgangar/byarna-ekeby/planering/dagar/"),
    ("Petra Lind", "almvik/arbetsyta/omgangar/byarna-ekeby/planering/klart/"),
    ("Noor Mellan", "mellanskog/arbetsyta/omgangar/halsa-nara/"),
    ("Amir Karimi", "almvik/arbetsyta/omgangar/ny/"),
    ("Amir Karimi", "almvik/arbetsyta/omraden/"),
    ("Amir Karimi", "almvik/arbetsyta/omraden/importera/"),
    ("Amir Karimi", "almvik/arbetsyta/personer/"),
    ("Amir Karimi", "almvik/arbetsyta/personer/ny/"),
    ("Amir Karimi", "almvik/arbetsyta/personer/roller/"),
    ("Amir Karimi", "almvik/arbetsyta/traffar/"),
    ("Amir Karimi", "almvik/arbetsyta/installningar/utseende/"),
)
"""Pages of the workspace, and somebody of the demo who may open them."""

ADDRESSES = tuple(prefix + page for prefix in LANGUAGES.values() for page in PAGES)


def open_everything(page: Page) -> None:
    """Unfold what is folded, at once."""
    page.emulate_media(reduced_motion="reduce")
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")


def winners_on(page: Page) -> list[str]:
    """The titles of the winners that a result page lists, in its order."""
    return page.locator(".proposals.ordered .name > a").all_inner_texts()
