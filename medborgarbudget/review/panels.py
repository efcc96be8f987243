"""What this room hangs on the pages of lower rooms."""

from django.utils.translation import gettext as _

from medborgarbudget.review.queries import proposals_of
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.pages import round_page
from medborgarbudget.rounds.queries import is_over
from medborgarbudget.rounds.states import Step
from medborgarbudget.web.panels import Link, Panel


@round_page.panel
def proposals(round: Round) -> Panel | None:
    """The proposals of a round, from when there are any until the vote is over."""
    if is_over(round, Step.VOTE):
        return None
    found = list(proposals_of(round))
    context = {"round": round, "proposals": found}
    link = Link(_("Read the proposals"), "#proposals")
    return Panel("review/_proposals.html", context, link) if found else None
