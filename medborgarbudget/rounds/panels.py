"""What this room hangs on the pages of lower rooms."""

from medborgarbudget.organisations.models import Organisation
from medborgarbudget.organisations.pages import organisation_page
from medborgarbudget.organisations.queries import all_organisations
from medborgarbudget.rounds.queries import all_cards, cards_of
from medborgarbudget.web.pages import start_page
from medborgarbudget.web.panels import Panel


@start_page.panel
def rounds_everywhere(_: None) -> Panel:
    """Which rounds go on, and where they stand."""
    return Panel("rounds/_rounds_everywhere.html", {"cards": all_cards(all_organisations())})


@organisation_page.panel
def rounds_here(organisation: Organisation) -> Panel:
    """The organisation's rounds, latest first."""
    return Panel("rounds/_rounds_here.html", {"cards": cards_of(organisation)})
