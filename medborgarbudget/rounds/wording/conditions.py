"""The constraints of a rule, one sentence for each."""

from collections.abc import Iterator
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from medborgarbudget.counting.constraints import least_votes, spendable
from medborgarbudget.counting.election import BallotGroup, Election
from medborgarbudget.counting.money import Currency
from medborgarbudget.counting.rule import Constraints, Tier
from medborgarbudget.rounds.wording.amounts import exact_money, exact_share
from medborgarbudget.rounds.wording.phrases import joined
from medborgarbudget.web.templatetags.amounts import money, number, percent


def conditions(
    constraints: Constraints,
    currency: Currency,
    budget: int | None = None,
    voters: int | None = None,
    conflicts: bool = True,
) -> tuple[str, ...]:
    """What holds besides the method itself, a sentence each.

    Where the budget (in smallest units) or the number of voters is not known yet, a part of
    it is told as a part. ``conflicts`` tells whether any proposals may rule each other out.
    """
    return (
        *_vote_floor(constraints, voters),
        *_tiers(constraints.tiers, currency),
        *_winners(constraints),
        *_places(constraints),
        *(_conflicts(constraints) if conflicts else ()),
        *_money(constraints, currency, budget),
    )


def reserve_of(constraints: Constraints, budget: int, currency: Currency) -> int:
    """What is kept back of the budget; both in smallest units."""
    return budget - spendable(Election((), (), budget, currency=currency), constraints)


def _vote_floor(constraints: Constraints, voters: int | None) -> Iterator[str]:
    if voters is None:
        yield from _unknown_vote_floor(constraints)
        return
    everybody = (BallotGroup((), voters),) if voters else ()
    least = least_votes(Election((), everybody, 0), constraints)
    if least and constraints.least_votes is None and constraints.least_share is not None:
        yield _(
            "A proposal needs votes from at least %(percent)s of the voters to win, which is "
            "%(votes)s."
        ) % {"percent": exact_share(constraints.least_share), "votes": number(least)}
    elif least:
        yield _least_votes(least)


def _unknown_vote_floor(constraints: Constraints) -> Iterator[str]:
    if constraints.least_votes is not None:
        yield _least_votes(constraints.least_votes)
    if constraints.least_share is not None:
        if constraints.least_votes is None:
            message = _("A proposal needs votes from at least %(percent)s of the voters to win.")
        else:
            message = _("It also needs votes from at least %(percent)s of the voters.")
        yield message % {"percent": exact_share(constraints.least_share)}


def _least_votes(least: int) -> str:
    return ngettext(
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
            "cost": exact_money(below, currency)
        }


def _tier(tier: Tier, below: Fraction, currency: Currency) -> str:
    amounts = {
        "winners": number(tier.winners),
        "below": exact_money(below, currency),
        "cost": exact_money(tier.cost, currency),
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


def _money(constraints: Constraints, currency: Currency, budget: int | None) -> Iterator[str]:
    if constraints.partial_funding:
        yield _(
            "A proposal that costs more than what is left may get the rest of the money, if its "
            "proposer agreed to do it for less."
        )
    if constraints.reserve:
        yield _reserve(constraints, currency, budget)


def _reserve(constraints: Constraints, currency: Currency, budget: int | None) -> str:
    if budget is None:
        return _("%(percent)s of the budget is kept in reserve.") % {
            "percent": exact_share(constraints.reserve)
        }
    # The amount is exact, so its share need not be.
    return _("%(amount)s of the budget is kept in reserve, which is %(percent)s.") % {
        "amount": money(reserve_of(constraints, budget, currency), currency),
        "percent": percent(constraints.reserve),
    }
