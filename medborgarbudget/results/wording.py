"""The count rule in words that a resident can follow."""

import shlex
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from medborgarbudget.counting.election import VoteType
from medborgarbudget.counting.money import Currency
from medborgarbudget.counting.rule import Completion, CountRule, Rule, Start, Stop, Utility
from medborgarbudget.voting.models import Contest
from medborgarbudget.web.templatetags.amounts import money, number

KINDS_WITH_POINTS = (VoteType.ORDINAL, VoteType.CUMULATIVE, VoteType.SCORING)


@dataclass(frozen=True, slots=True)
class RuleText:
    """A rule's name, what it does in three sentences, and its settings as labelled text."""

    name: str
    sentences: tuple[str, str, str]
    settings: tuple[tuple[str, str], ...]


def rule_text(rule: CountRule, contest: Contest, runs: int) -> RuleText:
    """The rule as the result page tells it; ``runs`` is how often shares were counted."""
    points = contest.ballot_kind in KINDS_WITH_POINTS
    currency = contest.round.currency
    if rule.rule is Rule.GREEDY:
        name = _("Most points first") if points else _("Most votes first")
        return RuleText(name, _greedy_sentences(points), _common_settings(rule))
    settings = _shares_settings(rule, runs, currency) + _common_settings(rule)
    return RuleText(_("Equal shares"), _shares_sentences(rule, currency, points), settings)


def recount_command(rule: CountRule, file_name: str) -> str:
    """What to type, beside the published ballots, to count them again by the same rule."""
    options = [
        f"--{name.replace('_', '-')} {shlex.quote(value)}"
        for name, value in rule.as_dict().items()
        if value
    ]
    return " ".join(["medborgarbudget count", shlex.quote(file_name), *options])


def ballot_sentence(contest: Contest) -> str:
    """How voters filled in their ballot, in one sentence."""
    most = contest.max_choices
    match VoteType(contest.ballot_kind):
        case VoteType.CHOOSE_ONE:
            return _("Each voter chose one proposal.")
        case VoteType.ORDINAL:
            return _("Each voter ranked the proposals they liked best.")
        case VoteType.CUMULATIVE:
            return _("Each voter shared out points between proposals.")
        case VoteType.SCORING:
            return _("Each voter gave points to the proposals they liked.")
        case VoteType.APPROVAL if most:
            return ngettext(
                "Each voter could vote for %(most)s proposal.",
                "Each voter could vote for up to %(most)s proposals.",
                most,
            ) % {"most": number(most)}
        case _:
            return _("Each voter could vote for as many proposals as they liked.")


def quoted(title: str) -> str:
    """A title in the quotation marks of the reader's language."""
    return _("“%(title)s”") % {"title": title}


def lot_sentence(tied: list[str], first: str) -> str:
    """A drawn lot, told by the titles of the tied proposals and of the one that went first."""
    return _("%(tied)s were equal in everything, so a lot was drawn. %(first)s went first.") % {
        "tied": ", ".join(map(quoted, tied)),
        "first": quoted(first),
    }


def _shares_sentences(rule: CountRule, currency: Currency, points: bool) -> tuple[str, str, str]:
    return (
        _("Every voter gets an equal share of the money."),
        _(
            "A proposal wins when those who voted for it can pay its cost together, and "
            "the one that takes the least of its voters' shares goes first."
        ),
        _leftover_sentence(rule, money(rule.step * currency.unit, currency), points),
    )


def _leftover_sentence(rule: CountRule, step: str, points: bool) -> str:
    if rule.completion is Completion.NONE:
        return _("Money that no proposal's voters can put together is left over.")
    raised = _(
        "To use more of the money, all shares are raised by %(step)s at a time, %(until)s."
    ) % {"step": step, "until": _STOPS[rule.stop]()}
    if rule.completion is Completion.ADD1:
        return raised
    return f"{raised} {_ranking_sentence(points)}"


def _ranking_sentence(points: bool) -> str:
    if points:
        return _("What is then left goes to the proposals with the most points that still fit.")
    return _("What is then left goes to the proposals with the most votes that still fit.")


def _greedy_sentences(points: bool) -> tuple[str, str, str]:
    return (
        _("The proposals are put in order, the one with the most points first.")
        if points
        else _("The proposals are put in order, the one with the most votes first."),
        _("They win one after another, as long as the money lasts."),
        _("If a proposal costs more than what is left, it is skipped and the next gets its turn."),
    )


def _shares_settings(rule: CountRule, runs: int, currency: Currency) -> tuple[tuple[str, str], ...]:
    settings = [
        (_("What a proposal is worth to those who voted for it"), _UTILITIES[rule.utility]()),
        (_("First share"), _STARTS[rule.start]()),
        (_("Money left over"), _COMPLETIONS[rule.completion]()),
    ]
    if rule.completion is not Completion.NONE:
        settings.append((_("Shares are raised by"), money(rule.step * currency.unit, currency)))
        settings.append((_("Shares are raised"), _STOPS[rule.stop]()))
        settings.append((_("Times counted"), number(runs)))
    return tuple(settings)


def _common_settings(rule: CountRule) -> tuple[tuple[str, str], ...]:
    ties = (_("Between equals"), _("Lower cost first, then more votes, then a drawn lot"))
    if not rule.lot_seed:
        return (ties,)
    return (ties, (_("The text that lots are worked out from"), rule.lot_seed))


_UTILITIES = {
    Utility.COST: lambda: _("as much as it costs"),
    Utility.CARDINALITY: lambda: _("the same, whatever it costs"),
}
_STARTS = {
    Start.FLOOR: lambda: _("the budget divided by the voters, rounded down to a whole amount"),
    Start.EXACT: lambda: _("the budget divided by the voters, exactly"),
}
_COMPLETIONS = {
    Completion.NONE: lambda: _("stays left over"),
    Completion.ADD1: lambda: _("the shares are raised"),
    Completion.ADD1U: lambda: _("the shares are raised, then those with the most votes that fit"),
}
_STOPS = {
    Stop.INFEASIBLE: lambda: _("until one more step would cost more than the budget"),
    Stop.EXHAUSTIVE: lambda: _("until nothing more fits into the budget"),
}
