"""Reasons under Phragmén's method: when its voters had earned the cost, or that they had not."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from medborgarbudget.counting.rule import Misfit, Phragmen
from medborgarbudget.results.reasons.facts import Facts
from medborgarbudget.web.templatetags.amounts import number, percentage


def why_bought(facts: Facts) -> tuple[str, ...]:
    """When its voters had earned its cost."""
    together = ngettext(
        "%(votes)s voter voted for it and had earned all of its cost, %(cost)s.",
        "%(votes)s voters voted for it, and together they had earned all of its cost, %(cost)s.",
        facts.row.votes,
    ) % {"votes": number(facts.row.votes), "cost": facts.money(facts.row.cost)}
    then = _(
        "Every voter had then earned %(amount)s, counted from the beginning and with what they "
        "had paid for others."
    )
    return (together, then % {"amount": facts.money(facts.result.rate or 0)})


def why_not_bought(facts: Facts) -> str:
    """How much its voters had earned before the money was used up."""
    if facts.row.support >= 1:
        return _had_earned_it(facts)
    message = _count_ended(facts) if _stops(facts) else _too_little_left(facts)
    return message % {
        "votes": number(facts.row.votes),
        "raised": facts.money(facts.row.support * facts.row.cost),
        "cost": facts.money(facts.row.cost),
        "percent": percentage(facts.row.support_percent),
    }


def _had_earned_it(facts: Facts) -> str:
    message = ngettext(
        "%(votes)s voter voted for it and had earned its cost, %(cost)s. But then too little was "
        "left of the budget, or another proposal that was level with it went first.",
        "%(votes)s voters voted for it and had earned its cost, %(cost)s. But then too little was "
        "left of the budget, or another proposal that was level with it went first.",
        facts.row.votes,
    )
    return message % {"votes": number(facts.row.votes), "cost": facts.money(facts.row.cost)}


def _stops(facts: Facts) -> bool:
    return facts.rule.method == Phragmen(Misfit.STOP)


def _count_ended(facts: Facts) -> str:
    return ngettext(
        "%(votes)s voter voted for it. Before that voter had earned its cost, the count ended. "
        "At best it was %(raised)s of %(cost)s, which is %(percent)s.",
        "%(votes)s voters voted for it. Before they had earned its cost together, the count "
        "ended. At best it was %(raised)s of %(cost)s, which is %(percent)s.",
        facts.row.votes,
    )


def _too_little_left(facts: Facts) -> str:
    return ngettext(
        "%(votes)s voter voted for it. Before that voter had earned its cost, too little was left "
        "of the budget. At best it was %(raised)s of %(cost)s, which is %(percent)s.",
        "%(votes)s voters voted for it. Before they had earned its cost together, too little was "
        "left of the budget. At best it was %(raised)s of %(cost)s, which is %(percent)s.",
        facts.row.votes,
    )
