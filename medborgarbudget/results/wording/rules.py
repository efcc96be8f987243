"""A whole rule in words: its name, what it does, what else holds, and every setting."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from medborgarbudget.counting.rule import CountRule, EqualShares, TieBreak, Ties
from medborgarbudget.results.models import Count
from medborgarbudget.results.wording.ballots import KINDS_WITH_POINTS
from medborgarbudget.results.wording.conditions import conditions
from medborgarbudget.results.wording.methods import method_name, method_sentences, method_settings
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
        name=method_name(rule.method, points),
        sentences=method_sentences(rule.method, currency, points),
        conditions=conditions(rule.constraints, count, conflicts),
        settings=settings + _tie_settings(rule.ties),
    )


def _tie_settings(ties: Ties) -> tuple[tuple[str, str], ...]:
    settings = [(_("Between equals"), _tie_order(tuple(dict.fromkeys(ties.order))))]
    if ties.lot_seed:
        settings.append((_("The text that lots are worked out from"), ties.lot_seed))
    if ties.lot_commitment:
        label = _("The fingerprint of that text (SHA-256), which was made public before the vote")
        settings.append((label, ties.lot_commitment))
    return tuple(settings)


def _tie_order(order: tuple[TieBreak, ...]) -> str:
    return {
        (): _("A drawn lot"),
        (TieBreak.COST,): _("Lower cost first, then a drawn lot"),
        (TieBreak.VOTES,): _("More votes first, then a drawn lot"),
        (TieBreak.COST, TieBreak.VOTES): _("Lower cost first, then more votes, then a drawn lot"),
        (TieBreak.VOTES, TieBreak.COST): _("More votes first, then lower cost, then a drawn lot"),
    }[order]
