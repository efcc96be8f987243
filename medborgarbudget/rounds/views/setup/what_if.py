"""What the rules mean before they hold: the votes, the people and the areas."""

from collections.abc import Sequence
from typing import TypeVar

from django.http import HttpRequest, HttpResponse

from medborgarbudget.people.acting import Actor
from medborgarbudget.people.roles import Capability
from medborgarbudget.rounds.access import requires_in_round
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.pages.setup import page_named, progress_at
from medborgarbudget.rounds.past_votes import PastVote
from medborgarbudget.rounds.queries.money import money_now
from medborgarbudget.rounds.queries.rulebooks import edition_with
from medborgarbudget.rounds.queries.what_if import (
    earlier_votes,
    experiment,
    figures_to_try,
    known_numbers,
    pots_to_try,
    what_areas_get,
)
from medborgarbudget.rounds.rulebook import Coverage
from medborgarbudget.rounds.views.answers import shown
from medborgarbudget.rounds.what_if.people import who_may
from medborgarbudget.rounds.wording.texts import in_words

Thing = TypeVar("Thing")
EXAMPLE = "exempel"


@requires_in_round(Capability.SEE_ROUNDS)
def setup_what_if(request: HttpRequest, round: Round, actor: Actor) -> HttpResponse:
    """How the rules would have counted, who may take part, and what each area gets."""
    # It belongs to the set-up until the round is public, and then to the round's workspace.
    base = "rounds/workspace/base.html" if round.published_at else "rounds/setup/base.html"
    money = money_now(round, public=False)
    context: dict[str, object] = {
        "page": page_named("what_if"),
        "progress": progress_at(round, "what_if", money),
        "base": base,
    }
    if money.rules:
        edition = edition_with(round, money.rules, money.pots)
        figures = figures_to_try(money)
        pots, votes = pots_to_try(round, edition), earlier_votes(round)
        pot = _numbered(pots, request.GET.get("pott", ""))
        vote = _chosen(votes, request.GET.get("rost", ""))
        areas = any(each.coverage is Coverage.AREA for each in pots)
        context |= {
            "pots": [in_words(each.name) for each in pots],
            "pot": pots.index(pot),
            "votes": votes,
            "vote": vote,
            "example": EXAMPLE,
            "experiment": experiment(edition, pot, vote),
            "who": who_may(edition.rules, areas=areas),
            "numbers": known_numbers(money, figures),
            "money_is_invented": not (edition.pots or round.budget),
            "areas": what_areas_get(money, edition.rules, figures),
        }
    return shown(request, round, "rounds/workspace/what_if.html", context)


def _numbered(things: Sequence[Thing], number: str) -> Thing:
    place = int(number) if number.isascii() and number.isdigit() and len(number) < 4 else 0
    return things[place] if place < len(things) else things[0]


def _chosen(votes: Sequence[PastVote], code: str) -> PastVote | None:
    """The vote that was asked for, or else the latest that can be counted at once."""
    if code == EXAMPLE:
        return None
    asked = [each for each in votes if each.code == code]
    return next(iter(asked or [each for each in votes if not each.too_large]), None)
