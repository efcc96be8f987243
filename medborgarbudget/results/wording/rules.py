"""A whole rule in words: its name, what it does, what else holds, and every setting."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from medborgarbudget.counting.rule import CountRule, EqualShares
from medborgarbudget.results.models import Count
from medborgarbudget.rounds.wording import (
    KINDS_WITH_POINTS,
    conditions,
    method_sentences,
    method_settings,
    name_of_method,
    tie_settings,
)
from medborgarbudget.web.templatetags.amounts import number


@dataclass(frozen=True, slots=True)
class RuleText:
    """A rule's name, what it does in three sentences, what else holds, and its settings.

    ``conditions`` are the constraints, one sentence each; ``settings`` labelled text.
    """

    name: str
    sentences: tuple[str, str, str]
    conditions: tuple[str, ...]
    settings: tuple[tuple[str, str], ...]


def rule_text(rule: CountRule, count: Count, conflicts: bool = False) -> RuleText:
    """The rule of a count as its result page tells it.

    ``conflicts`` tells whether any proposals ruled each other out.
    """
    points = count.contest.ballot_kind in KINDS_WITH_POINTS
    currency = count.contest.round.currency
    settings = method_settings(rule.method, currency)
    if isinstance(rule.method, EqualShares) and count.runs > 1:
        settings += ((_("Times counted"), number(count.runs)),)
    return RuleText(
        name=name_of_method(rule.method, points),
        sentences=method_sentences(rule.method, currency, points),
        conditions=conditions(
            rule.constraints, currency, count.contest.budget, count.voters, conflicts
        ),
        settings=settings + tie_settings(rule.ties),
    )
