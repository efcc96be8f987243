"""Reasons where proposals have their turn in a ranking."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from medborgarbudget.counting.rule import EqualShares, MajorityJudgment, Misfit, TopK
from medborgarbudget.results.reasons.facts import Facts
from medborgarbudget.rounds.wording import quoted
from medborgarbudget.web.templatetags.amounts import number


def why_it_won(facts: Facts) -> tuple[str, ...]:
    """That its turn came while there was money for it, or a place."""
    if isinstance(facts.rule.method, TopK):
        return (_among_the_first(facts),)
    if facts.result.granted is not None:
        return (*_grade(facts), _turn_came(facts))
    return (*_grade(facts), _turn_came(facts), _("That was enough, so it won."))


def why_it_lost(facts: Facts) -> tuple[str, ...]:
    """That too little was left when its turn came, or that it never came."""
    misfit = getattr(facts.rule.method, "misfit", Misfit.SKIP)
    if facts.result.left_at_turn is None:
        return (*_grade(facts), _("The count ended before its turn came."))
    if misfit is Misfit.STOP:
        too_little = _("That was too little, so the count ended there.")
    else:
        too_little = _("That was too little, so it was skipped.")
    return (*_grade(facts), _turn_came(facts), too_little)


def leftover_was_enough(facts: Facts) -> str:
    """That it got what the method had left."""
    left = {"left": facts.money(facts.result.left_at_turn or 0)}
    if not isinstance(facts.rule.method, EqualShares):
        return (
            _(
                "But it won all the same: %(left)s was left for it in the end, and of the "
                "proposals that fitted it had the most points."
            )
            if facts.row.show_score
            else _(
                "But it won all the same: %(left)s was left for it in the end, and of the "
                "proposals that fitted it had the most votes."
            )
        ) % left
    message = (
        _(
            "But it won all the same: when the shares had been used, %(left)s was left for it, "
            "and of the proposals that fitted it had the most points."
        )
        if facts.row.show_score
        else _(
            "But it won all the same: when the shares had been used, %(left)s was left for it, "
            "and of the proposals that fitted it had the most votes."
        )
    )
    return message % left


def got_less(facts: Facts) -> tuple[str, ...]:
    """What a winner got whose proposer agreed to less than the cost."""
    if facts.result.granted is None:
        return ()
    return (
        _(
            "That is less than it costs, but its proposer had agreed to do it for less. So it "
            "got %(granted)s of %(cost)s."
        )
        % {"granted": facts.money(facts.result.granted), "cost": facts.money(facts.row.cost)},
    )


def _among_the_first(facts: Facts) -> str:
    assert isinstance(facts.rule.method, TopK)
    winners = facts.rule.method.winners
    return ngettext(
        "The first in the order won, and this was it.",
        "The first %(number)s in the order won, and it was among them.",
        winners,
    ) % {"number": number(winners)}


def _turn_came(facts: Facts) -> str:
    return _("When its turn came, %(left)s was left, and it costs %(cost)s.") % {
        "left": facts.money(facts.result.left_at_turn or 0),
        "cost": facts.money(facts.row.cost),
    }


def _grade(facts: Facts) -> tuple[str, ...]:
    if not isinstance(facts.rule.method, MajorityJudgment) or not facts.row.grade:
        return ()
    message = _(
        "Its majority grade is %(grade)s: at least half of the grades it got are that or better."
    )
    return (message % {"grade": quoted(facts.row.grade)},)
