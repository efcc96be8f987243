"""What this room hangs on the pages of lower rooms."""

from django.urls import reverse
from django.utils.translation import gettext as _

from medborgarbudget.results.past_votes import past_votes_of
from medborgarbudget.results.queries import count_of, earlier_comparison
from medborgarbudget.results.states import CountState
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.pages import round_page
from medborgarbudget.rounds.past_votes import past_votes_source
from medborgarbudget.rounds.queries import steps_of
from medborgarbudget.rounds.states import Step, StepState
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


@round_page.panel
def other_rules(round: Round) -> Panel | None:
    """Before anyone votes: what other rules would have made of an earlier round's ballots."""
    count = earlier_comparison(round) if _vote_is_to_come(round) else None
    if count is None:
        return None
    earlier = count.contest.round
    url = reverse("results:what-if", args=[round.organisation.slug, earlier.slug])
    return Panel("results/_other_rules.html", {"earlier": earlier, "url": url})


def _vote_is_to_come(round: Round) -> bool:
    return any(
        view.step is Step.VOTE and view.state is StepState.UPCOMING for view in steps_of(round)
    )


past_votes_source(past_votes_of)
