"""A rule and each of its settings in words for people who read a terminal."""

from collections.abc import Iterator
from fractions import Fraction
from gettext import gettext as _
from gettext import ngettext

from medborgarbudget.counting.money import Currency
from medborgarbudget.counting.rule import (
    Completion,
    Constraints,
    CountRule,
    EqualShares,
    Greedy,
    GreedyOrder,
    MajorityJudgment,
    Method,
    Misfit,
    Phragmen,
    Start,
    Stop,
    TopK,
    Ungraded,
    Utility,
)
from medborgarbudget.counting.wording import money, number, percent


def rule_in_words(rule: CountRule, currency: Currency) -> str:
    """The method, each of its settings, and the constraints, in sentences."""
    return " ".join([*_method(rule.method, currency), *_constraints(rule.constraints, currency)])


def _method(method: Method, currency: Currency) -> Iterator[str]:
    match method:
        case EqualShares():
            yield _utility(method)
            yield _start(method)
            yield from _completion(method, currency)
        case Greedy(by=order, misfit=misfit):
            yield _greedy_order(order)
            yield _misfit(misfit)
        case Phragmen(misfit):
            yield _(
                "Phragmén’s method: all voters earn money at the same pace, and a project is "
                "bought as soon as those who voted for it have earned its cost."
            )
            yield _misfit(misfit)
        case MajorityJudgment(ungraded, misfit):
            yield _("Majority judgment: the project with the best median grade first.")
            yield _ungraded(ungraded)
            yield _misfit(misfit)
        case TopK(winners):
            yield ngettext(
                "The project with most votes wins, whatever it costs.",
                "The %(number)s projects with most votes win, whatever they cost.",
                winners,
            ) % {"number": number(winners)}


def _greedy_order(order: GreedyOrder) -> str:
    if order is GreedyOrder.VOTES:
        return _("By votes: the project with most votes first.")
    return _("By votes for the money: the project with most votes for its cost first.")


def _misfit(misfit: Misfit) -> str:
    if misfit is Misfit.SKIP:
        return _("One that does not fit into what is left is passed over.")
    return _("The count ends at the first that does not fit into what is left.")


def _ungraded(ungraded: Ungraded) -> str:
    if ungraded is Ungraded.LOWEST:
        return _("A voter who gave it no grade gave it the lowest.")
    return _("A voter who gave it no grade is left out.")


def _constraints(constraints: Constraints, currency: Currency) -> Iterator[str]:
    yield from _floors(constraints)
    yield from _tiers(constraints, currency)
    yield from _numbers(constraints)
    if constraints.places_first:
        message = _("The project with most votes in each of these places goes first: %(places)s.")
        yield message % {"places": ", ".join(constraints.places_first)}
    if constraints.every_place:
        yield _("The project with most votes in every place goes before the others.")
    if not constraints.conflicts:
        yield _("Projects that rule each other out may win together.")
    if constraints.partial_funding:
        yield _("One that does not fit may get what is left, if its proposer agreed to so little.")
    if constraints.reserve:
        message = _("%(part)s of the budget is kept in reserve.")
        yield message % {"part": percent(constraints.reserve)}


def _floors(constraints: Constraints) -> Iterator[str]:
    if constraints.least_votes is not None:
        yield ngettext(
            "A project needs %(votes)s vote to win.",
            "A project needs %(votes)s votes to win.",
            constraints.least_votes,
        ) % {"votes": number(constraints.least_votes)}
    if constraints.least_share is not None:
        message = _("A project needs the votes of %(part)s of all voters to win.")
        yield message % {"part": percent(constraints.least_share)}


def _tiers(constraints: Constraints, currency: Currency) -> Iterator[str]:
    below = Fraction(0)
    for tier in constraints.tiers:
        message = _("Of those that cost more than %(below)s, up to %(cost)s, %(winners)s may win.")
        yield message % {
            "below": money(currency, below * currency.unit),
            "cost": money(currency, tier.cost * currency.unit),
            "winners": number(tier.winners),
        }
        below = tier.cost
    if constraints.tiers:
        yield _("No dearer project can win.")


def _numbers(constraints: Constraints) -> Iterator[str]:
    if constraints.winners is not None:
        message = _("At most %(number)s may win.")
        yield message % {"number": number(constraints.winners)}
    if constraints.per_place is not None:
        message = _("At most %(number)s may win in each place.")
        yield message % {"number": number(constraints.per_place)}


def _utility(rule: EqualShares) -> str:
    if rule.utility is Utility.COST:
        return _("Equal shares: a project is worth its cost to everyone who voted for it.")
    return _("Equal shares: every project is worth the same to everyone who voted for it.")


def _start(rule: EqualShares) -> str:
    if rule.start is Start.FLOOR:
        return _("The first share is the budget divided by the voters, in whole units.")
    return _("The first share is exactly the budget divided by the voters.")


def _completion(rule: EqualShares, currency: Currency) -> list[str]:
    if rule.completion is Completion.NONE:
        return [_("Money left over stays unspent.")]
    step = money(currency, rule.step * currency.unit)
    if rule.stop is Stop.INFEASIBLE:
        grow = _("Shares grow by %(step)s as long as the winners stay within the budget.")
    else:
        grow = _(
            "Shares grow by %(step)s as long as the winners stay within the budget "
            "and a project that did not win fits into the rest."
        )
    sentences = [grow % {"step": step}]
    if rule.completion is Completion.ADD1U:
        sentences.append(_("Money then left over goes by votes to projects that fit."))
    return sentences
