"""A whole count rule in words, in sections: before the vote as well as after it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from medborgarbudget.counting.money import Currency
from medborgarbudget.counting.rule import CountRule
from medborgarbudget.rounds.wording.allocations import allocation_sentences
from medborgarbudget.rounds.wording.ballots import ballot_sentences, gives_points
from medborgarbudget.rounds.wording.conditions import conditions
from medborgarbudget.rounds.wording.methods import (
    method_details,
    method_sentences,
    name_of_method,
)
from medborgarbudget.rounds.wording.percentages import percentage_sentences
from medborgarbudget.rounds.wording.ties import tie_sentences


@dataclass(frozen=True, slots=True)
class RuleSection:
    """A part of a rule: what it is about, and whole sentences of plain text."""

    heading: str
    sentences: tuple[str, ...]


def rule_sections(
    rule: CountRule, currency: Currency, budget: int | None = None, voters: int | None = None
) -> tuple[RuleSection, ...]:
    """The rule as a resident reads it, without the sections it has nothing to say in.

    The budget (in smallest units) and the number of voters make parts of them into numbers,
    where they are known.
    """
    points = gives_points(rule)
    sections = (
        RuleSection(_("How the money is shared out over the areas"), _allocation(rule, currency)),
        RuleSection(_("How you vote"), _ballot(rule, currency, budget)),
        RuleSection(_("How the votes are counted"), _method(rule, currency, points)),
        RuleSection(_("What else holds"), conditions(rule.constraints, currency, budget, voters)),
        RuleSection(_("When proposals are equal"), tie_sentences(rule.ties, points)),
    )
    return tuple(section for section in sections if section.sentences)


def _allocation(rule: CountRule, currency: Currency) -> tuple[str, ...]:
    return allocation_sentences(rule.allocation, currency) if rule.allocation else ()


def _ballot(rule: CountRule, currency: Currency, budget: int | None) -> tuple[str, ...]:
    ballot = ballot_sentences(rule.ballot, currency, budget) if rule.ballot else ()
    question = percentage_sentences(rule.percentage) if rule.percentage else ()
    return (*ballot, *question)


def _method(rule: CountRule, currency: Currency, points: bool) -> tuple[str, ...]:
    return (
        _("The rule is called %(name)s.") % {"name": name_of_method(rule.method, points)},
        *method_sentences(rule.method, currency, points),
        *method_details(rule.method),
    )
