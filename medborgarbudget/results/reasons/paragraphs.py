"""The answer to why a proposal won, or why it did not."""

from django.utils.translation import gettext as _

from medborgarbudget.counting.rule import EqualShares, MajorityJudgment, Phragmen
from medborgarbudget.results.reasons import earnings, limits, shares, turns
from medborgarbudget.results.reasons.enough import what_would_have_been_enough
from medborgarbudget.results.reasons.facts import Facts
from medborgarbudget.results.states import Funding
from medborgarbudget.rounds.wording import reserve_of


def paragraphs(facts: Facts) -> tuple[str, ...]:
    """Why it won, or why it did not, most important first."""
    if facts.row.selected:
        return (*_why_it_won(facts), *turns.got_less(facts))
    return (*_why_it_lost(facts), *what_would_have_been_enough(facts))


def _why_it_won(facts: Facts) -> tuple[str, ...]:
    match facts.row.funding:
        case Funding.SHARES:
            return shares.why_bought(facts)
        case Funding.EARNINGS:
            return earnings.why_bought(facts)
        case Funding.LEFTOVER:
            return (*_why_not_bought(facts), turns.leftover_was_enough(facts))
        case Funding.SEAT:
            return (limits.its_place_went_first(facts),)
        case Funding.FREE:
            return (_("It costs nothing, and it has votes. So nobody needs to pay for it."),)
        case _:
            return turns.why_it_won(facts)


def _why_it_lost(facts: Facts) -> tuple[str, ...]:
    if facts.result.stopped_by:
        return (limits.what_stopped_it(facts),)
    if facts.result.too_dear:
        return (_too_dear(facts),)
    if not facts.row.votes:
        return (_nobody(facts),)
    return _why_not_bought(facts)


def _why_not_bought(facts: Facts) -> tuple[str, ...]:
    match facts.rule.method:
        case EqualShares():
            return shares.why_not_bought(facts)
        case Phragmen():
            return (earnings.why_not_bought(facts),)
        case _:
            return turns.why_it_lost(facts)


def _too_dear(facts: Facts) -> str:
    budget = facts.count.contest.budget
    if facts.row.cost > budget:
        return _("It costs more than the whole budget, so it could not win.")
    reserve = reserve_of(facts.rule.constraints, budget, facts.round.currency)
    return _(
        "%(reserve)s of the budget is kept in reserve. It costs more than the rest, "
        "%(left)s, so it could not win."
    ) % {
        "reserve": facts.money(reserve),
        "left": facts.money(budget - reserve),
    }


def _nobody(facts: Facts) -> str:
    if isinstance(facts.rule.method, MajorityJudgment):
        return _("Nobody graded it.")
    return _("Nobody voted for it.")
