"""Every method by name, in three sentences, what they leave out, and with its settings."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from medborgarbudget.counting.money import Currency
from medborgarbudget.counting.rule import (
    Completion,
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
from medborgarbudget.rounds.wording.amounts import exact_money
from medborgarbudget.web.templatetags.amounts import number

Settings = tuple[tuple[str, str], ...]
Sentences = tuple[str, str, str]


def name_of_method(method: Method, points: bool) -> str:
    """What the method is called; ``points`` tells whether ballots gave points."""
    match method:
        case EqualShares():
            return _("Equal shares")
        case Phragmen():
            return _("Phragmén's method")
        case MajorityJudgment():
            return _("Majority judgment")
        case Greedy(GreedyOrder.VOTES_PER_COST):
            return _("Most points for the money") if points else _("Most votes for the money")
        case Greedy() | TopK():
            return _("Most points first") if points else _("Most votes first")


def method_sentences(method: Method, currency: Currency, points: bool) -> Sentences:
    """What the method does, in three sentences."""
    match method:
        case EqualShares():
            return _shares(method, currency, points)
        case Phragmen(misfit):
            return _phragmen(misfit)
        case MajorityJudgment(_, misfit):
            return _judgment(misfit)
        case Greedy(by, misfit):
            return _ranking(by, points), _one_after_another(), _misfit(misfit)
        case TopK(winners):
            return _top(winners, points)


def method_details(method: Method) -> tuple[str, ...]:
    """What the three sentences leave out and still decides who wins, a sentence each."""
    match method:
        case EqualShares():
            return (
                _("The first share is %(share)s.") % {"share": _STARTS[method.start]},
                _("To those who voted for it, a proposal is worth %(worth)s.")
                % {"worth": _UTILITIES[method.utility]},
            )
        case MajorityJudgment(ungraded):
            return (_ungraded(ungraded),)
        case _:
            return ()


def method_settings(method: Method, currency: Currency) -> Settings:
    """The method's settings as labelled text."""
    match method:
        case EqualShares():
            return _shares_settings(method, currency)
        case MajorityJudgment(ungraded):
            return ((_("A proposal that a voter did not grade"), str(_UNGRADED[ungraded])),)
        case TopK(winners):
            return ((_("Number of winners"), number(winners)),)
        case _:
            return ()


def _shares(method: EqualShares, currency: Currency, points: bool) -> Sentences:
    return (
        _("Every voter gets an equal share of the money."),
        _(
            "A proposal wins when those who voted for it can pay its cost together, and "
            "the one that takes the least of its voters' shares goes first."
        ),
        _leftover_sentence(method, exact_money(method.step, currency), points),
    )


def _leftover_sentence(method: EqualShares, step: str, points: bool) -> str:
    if method.completion is Completion.NONE:
        return _("Money that no proposal's voters can put together is left over.")
    raised = _(
        "To use more of the money, all shares are raised by %(step)s at a time, %(until)s."
    ) % {"step": step, "until": _STOPS[method.stop]}
    if method.completion is Completion.ADD1:
        return raised
    return f"{raised} {_leftover_by_votes(points)}"


def _leftover_by_votes(points: bool) -> str:
    if points:
        return _("What is then left goes to the proposals with the most points that still fit.")
    return _("What is then left goes to the proposals with the most votes that still fit.")


def _phragmen(misfit: Misfit) -> Sentences:
    return (
        _("All voters earn money at the same pace, from nothing."),
        _(
            "As soon as those who voted for a proposal have earned its cost together, it wins "
            "and they pay for it with what they have."
        ),
        _misfit(misfit),
    )


def _judgment(misfit: Misfit) -> Sentences:
    return (
        _(
            "A proposal's grades are put in order, and the one in the middle is its majority "
            "grade: at least half of the voters gave it that grade or a better one."
        ),
        _(
            "The proposals with the best majority grade go first; at the same grade, the "
            "grades nearest the middle decide."
        ),
        f"{_one_after_another()} {_misfit(misfit)}",
    )


def _ungraded(ungraded: Ungraded) -> str:
    if ungraded is Ungraded.LOWEST:
        return _("If a voter does not grade a proposal, that counts as the lowest grade.")
    return _("If a voter does not grade a proposal, only the grades of the others count.")


def _ranking(by: GreedyOrder, points: bool) -> str:
    if by is GreedyOrder.VOTES_PER_COST:
        if points:
            return _(
                "Each proposal's points are divided by its cost, and the one with the most "
                "points for the money goes first."
            )
        return _(
            "Each proposal's votes are divided by its cost, and the one with the most votes "
            "for the money goes first."
        )
    if points:
        return _("The proposals are put in order, the one with the most points first.")
    return _("The proposals are put in order, the one with the most votes first.")


def _one_after_another() -> str:
    return _("They win one after another, as long as the money lasts.")


def _misfit(misfit: Misfit) -> str:
    if misfit is Misfit.STOP:
        return _("When the next proposal costs more than what is left, the count ends.")
    return _(
        "If a proposal costs more than what is left, it is skipped and the next gets its turn."
    )


def _top(winners: int, points: bool) -> Sentences:
    first = ngettext("The first one wins.", "The first %(number)s win.", winners) % {
        "number": number(winners)
    }
    return (
        _ranking(GreedyOrder.VOTES, points),
        first,
        _("What they cost together plays no part."),
    )


def _shares_settings(method: EqualShares, currency: Currency) -> Settings:
    settings = [
        (_("What a proposal is worth to those who voted for it"), str(_UTILITIES[method.utility])),
        (_("First share"), str(_STARTS[method.start])),
        (_("Money left over"), str(_COMPLETIONS[method.completion])),
    ]
    if method.completion is not Completion.NONE:
        settings.append((_("Shares are raised by"), exact_money(method.step, currency)))
        settings.append((_("Shares are raised"), str(_STOPS[method.stop])))
    return tuple(settings)


_UTILITIES = {
    Utility.COST: gettext_lazy("as much as it costs"),
    Utility.CARDINALITY: gettext_lazy("the same, whatever it costs"),
}
_STARTS = {
    Start.FLOOR: gettext_lazy("the budget divided by the voters, rounded down to a whole amount"),
    Start.EXACT: gettext_lazy("the budget divided by the voters, exactly"),
}
_COMPLETIONS = {
    Completion.NONE: gettext_lazy("stays left over"),
    Completion.ADD1: gettext_lazy("the shares are raised"),
    Completion.ADD1U: gettext_lazy(
        "the shares are raised, then those with the most votes that fit"
    ),
}
_STOPS = {
    Stop.INFEASIBLE: gettext_lazy("until one more step would cost more than the budget"),
    Stop.EXHAUSTIVE: gettext_lazy("until nothing more fits into the budget"),
}
_UNGRADED = {
    Ungraded.LOWEST: gettext_lazy("got the lowest grade from that voter"),
    Ungraded.NONE: gettext_lazy("got no grade from that voter"),
}
