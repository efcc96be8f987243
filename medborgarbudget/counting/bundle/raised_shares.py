"""Whether the final share is one at which shares stop growing."""

from gettext import gettext as _

from medborgarbudget.counting.bundle.payers import Voters
from medborgarbudget.counting.bundle.purchases import Terms, share_trade
from medborgarbudget.counting.completion import first_share
from medborgarbudget.counting.outcome import Outcome
from medborgarbudget.counting.quotas import OpenQuotas
from medborgarbudget.counting.rule import Completion, EqualShares, Stop


class WrongShareError(Exception):
    """The final share is not one at which shares stop growing; the message is a sentence."""


def check_share(outcome: Outcome, settings: EqualShares, voters: Voters, terms: Terms) -> None:
    """Raise `WrongShareError` unless it is so many steps from the first, and the last.

    It is the last if one step more would cost too much (one run of the shares tells), or
    if the rule ends there because no project waits that fits.
    """
    contest, share = outcome.contest, outcome.share
    assert share is not None
    first, step = first_share(contest, settings.start), settings.step * contest.currency.unit
    steps = (share - first) / step
    if settings.completion is Completion.NONE and steps:
        raise WrongShareError(_("The share is not the budget divided by the voters."))
    if steps < 0 or steps.denominator > 1:
        raise WrongShareError(_("The share is no whole number of steps from the first share."))
    cost = sum(terms.ties.costs[bought.project] for bought in outcome.purchases)
    if cost > contest.budget:
        raise WrongShareError(_("The winners cost more than there was."))
    if settings.completion is Completion.NONE or not _someone_waits(outcome, settings, terms):
        return
    trade = share_trade(voters, contest, share + step, settings.utility, terms)
    if not trade.costs_more_than(contest.budget):
        raise WrongShareError(_("Shares could grow by another step within the budget."))


def _someone_waits(outcome: Outcome, settings: EqualShares, terms: Terms) -> bool:
    """Whether there is a loser that would fit, and that no quota stops."""
    contest, bought = outcome.contest, [each.project for each in outcome.purchases]
    spent = sum(terms.ties.costs[project] for project in bought)
    fits = contest.budget - (spent if settings.stop is Stop.EXHAUSTIVE else 0)
    open_quotas = OpenQuotas(terms.quotas, bought)
    return any(
        contest.votes[project]
        and 0 < terms.ties.costs[project] <= fits
        and not open_quotas.stopping(project)
        for project in set(range(len(contest.projects))) - set(bought)
    )
