"""What this room hangs on the pages of lower rooms."""

from medborgarbudget.review.queries import proposals_of
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.pages import round_page
from medborgarbudget.web.panels import Panel


@round_page.panel
def proposals(round: Round) -> Panel | None:
    """The proposals of a round, once there are any."""
    found = list(proposals_of(round))
    return Panel("review/_proposals.html", {"round": round, "proposals": found}) if found else None
