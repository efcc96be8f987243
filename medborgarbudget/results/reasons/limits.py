"""Reasons that come from a constraint: a limit that was reached, or a place that went first."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from medborgarbudget.results.reasons.facts import Facts
from medborgarbudget.results.states import Stopper
from medborgarbudget.rounds.wording import joined
from medborgarbudget.web.templatetags.amounts import number

MOST_NAMED = 4
"""Of so many proposals that took the slots of a group, all are named."""


def what_stopped_it(facts: Facts) -> str:
    """Which limit it met, and who had reached it."""
    match facts.result.stopped_by:
        case Stopper.VOTE_FLOOR:
            return _too_few_votes(facts)
        case Stopper.TIER:
            is_dearer = facts.result.dearer_than_any_group
            return _dearer_than_any(facts) if is_dearer else _group_full(facts)
        case Stopper.PLACE:
            return _place_full(facts)
        case Stopper.CONFLICT:
            return _ruled_out(facts)
        case _:
            return _all_places_taken(facts)


def its_place_went_first(facts: Facts) -> str:
    """That it was the first of its place, and that this place came before the others."""
    place = {"place": facts.row.place}
    if facts.row.place in facts.rule.constraints.places_first:
        message = _(
            "Nothing was won in %(place)s last time, so the proposal with the most votes there "
            "went before all others. This was it."
        )
    else:
        message = _(
            "Every place is to get something, so the proposal with the most votes in each went "
            "first. In %(place)s this was it."
        )
    return message % place


def _too_few_votes(facts: Facts) -> str:
    needed = int(facts.result.stopped_label)
    return ngettext(
        "It got %(votes)s vote, and %(needed)s were needed.",
        "It got %(votes)s votes, and %(needed)s were needed.",
        facts.row.votes,
    ) % {"votes": number(facts.row.votes), "needed": number(needed)}


def _dearer_than_any(facts: Facts) -> str:
    highest = facts.rule.constraints.tiers[-1].cost * facts.round.currency.unit
    return _(
        "It costs more than any of the groups that proposals were put in allows, %(highest)s, so "
        "it could not win."
    ) % {"highest": facts.money(highest)}


def _group_full(facts: Facts) -> str:
    most = facts.result.stopped_most or 0
    highest = facts.money(facts.round.currency.parse(facts.result.stopped_label))
    if most > MOST_NAMED:
        return _(
            "All %(number)s slots in the group up to %(cost)s went to proposals that came before "
            "it."
        ) % {"number": number(most), "cost": highest}
    return ngettext(
        "The only slot in the group up to %(cost)s went to %(titles)s, which came before it.",
        "All %(number)s slots in the group up to %(cost)s went to %(titles)s, which came before "
        "it.",
        most,
    ) % {"number": number(most), "cost": highest, "titles": joined(facts.took_its_place)}


def _all_places_taken(facts: Facts) -> str:
    most = facts.result.stopped_most or 0
    return ngettext(
        "Only %(number)s proposal could win, and another went before it.",
        "At most %(number)s proposals could win, and others went before it.",
        most,
    ) % {"number": number(most)}


def _place_full(facts: Facts) -> str:
    most = facts.result.stopped_most or 0
    return ngettext(
        "Each place gets one proposal at most, and in the same place %(titles)s won.",
        "Each place gets %(number)s proposals at most, and in the same place %(titles)s won.",
        most,
    ) % {"number": number(most), "titles": joined(facts.took_its_place)}


def _ruled_out(facts: Facts) -> str:
    return _("It and %(titles)s rule each other out, and %(titles)s won.") % {
        "titles": joined(facts.took_its_place)
    }
