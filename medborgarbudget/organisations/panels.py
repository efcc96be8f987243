"""What this room hangs on the pages of lower rooms."""

from medborgarbudget.organisations.queries import all_organisations
from medborgarbudget.web.pages import start_page
from medborgarbudget.web.panels import Panel


@start_page.panel
def organisations(_: None) -> Panel:
    """Who takes part."""
    return Panel("organisations/_organisations.html", {"organisations": list(all_organisations())})
