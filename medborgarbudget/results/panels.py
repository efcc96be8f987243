"""What this room hangs on the pages of lower rooms."""

from django.urls import reverse
from django.utils.translation import gettext as _

from medborgarbudget.results.queries import count_of
from medborgarbudget.results.states import CountState
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.pages import round_page
from medborgarbudget.web.panels import Link, Panel


@round_page.panel
def result(round: Round) -> Panel | None:
    """The way to the result, or to the count that goes on."""
    count = count_of(round)
    if count is None:
        return None
    is_published = count.state == CountState.PUBLISHED
    label = _("See the result") if is_published else _("Follow the count")
    url = reverse("results:result", args=[round.organisation.slug, round.slug])
    context = {"round": round, "count": count, "is_published": is_published, "url": url}
    return Panel("results/_panel.html", context, Link(label, url))
