"""The constraints of a rule, one sentence for each."""

from collections.abc import Iterator
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from medborgarbudget.counting.constraints import least_votes, spendable
from medborgarbudget.counting.election import BallotGroup, Election
from medborgarbudget.counting.money import Currency
from medborgarbudget.counting.rule import Constraints, Tier
from medborgarbudget.results.models import Count
from medborgarbudget.results.wording.phrases import joined
from medborgarbudget.web.templatetags.amounts import money, number, percent


def conditions(constraints: Constraints, count: Count, conflicts: bool) -> tuple[str, ...]:
    """What holds besides the method itself, for this count's voters and money.

    ``conflicts`` tells whether any proposals ruled each other out.
    """
    currency = count.contest.round.currency
    return (
        *_vote_floor(constraints, count),
        *_tiers(constraints.tiers, currency),
        *_winners(constraints),
        *_places(constraints),
        *(_conflicts(constraints) if conflicts else ()),
        *_money(constraints, count),
    )


def reserve_of(constraints: Constraints, count: Count) -> int:
    """What is kept back of the budget, in smallest units."""
    return count.contest.budget - spendable(_frame(count), constraints)


def _frame(count: Count) -> Election:
    """As much of the counted election as constraints ask for: its money and its voters."""
    voters = (BallotGroup((), count.voters),) if count.voters else ()
    return Election((), voters, count.contest.budget, currency=count.contest.round.currency)


def _vote_floor(constraints: Constraints, count: Count) -> Iterator[str]:
    least = least_votes(_frame(count), constraints)
    if not least:
        return
    if constraints.least_votes is None and constraints.least_share is not None:
        yield _(
            "A proposal needs votes from at least %(percent)s of the voters to win, which is "
            "%(votes)s."
        ) % {"percent": percent(constraints.least_share), "votes": number(least)}
    else:
        yield ngettext(
            "A proposal needs at least %(votes)s vote to win.",
            "A proposal needs at least %(votes)s votes to win.",
            least,
        ) % {"votes": number(least)}


def _tiers(tiers: tuple[Tier, ...], currency: Currency) -> Iterator[str]:
    below = Fraction(0)
    for tier in tiers:
        yield _tier(tier, below, currency)
        below = tier.cost
    if tiers:
        yield _("A proposal that costs more than %(cost)s cannot win.") % {
            "cost": money(below * currency.unit, currency)
        }


def _tier(tier: Tier, below: Fraction, currency: Currency) -> str:
    amounts = {
        "winners": number(tier.winners),
        "below": money(below * currency.unit, currency),
        "cost": money(tier.cost * currency.unit, currency),
    }
    if not below:
        message = _("Of the proposals that cost at most %(cost)s, at most %(winners)s may win.")
    else:
        message = _(
            "Of those that cost more than %(below)s and at most %(cost)s, at most %(winners)s "
            "may win."
        )
    return message % amounts


def _winners(constraints: Constraints) -> Iterator[str]:
    if constraints.winners is not None:
        yield ngettext(
            "At most %(number)s proposal may win.",
            "At most %(number)s proposals may win.",
            constraints.winners,
        ) % {"number": number(constraints.winners)}


def _places(constraints: Constraints) -> Iterator[str]:
    if constraints.per_place is not None:
        yield ngettext(
            "In each place, at most %(number)s proposal may win.",
            "In each place, at most %(number)s proposals may win.",
            constraints.per_place,
        ) % {"number": number(constraints.per_place)}
    if constraints.places_first:
        yield _(
            "Nothing was won in %(places)s last time, so there the proposal with the most votes "
            "goes before all others."
        ) % {"places": joined(constraints.places_first)}
    if constraints.every_place:
        yield _(
            "The proposal with the most votes in each place goes before the others, as long as "
            "the money lasts."
        )


def _conflicts(constraints: Constraints) -> Iterator[str]:
    if constraints.conflicts:
        yield _("Of proposals that rule each other out, only one may win.")


def _money(constraints: Constraints, count: Count) -> Iterator[str]:
    if constraints.partial_funding:
        yield _(
            "A proposal that costs more than what is left may get the rest of the money, if its "
            "proposer agreed to do it for less."
        )
    if constraints.reserve:
        yield _("%(amount)s of the budget is kept in reserve, which is %(percent)s.") % {
            "amount": money(reserve_of(constraints, count), count.contest.round.currency),
            "percent": percent(constraints.reserve),
        }
