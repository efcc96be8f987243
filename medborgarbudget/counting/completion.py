"""What happens to the money that equal shares leaves: larger shares (Add1)."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction
from math import ceil

from medborgarbudget.counting.election import Election
from medborgarbudget.counting.equal_shares import SharesRun, equal_shares
from medborgarbudget.counting.quotas import OpenQuotas, Quota
from medborgarbudget.counting.rule import EqualShares, Start, Stop
from medborgarbudget.counting.ties import TieOrder

Progress = Callable[[int, Fraction], None]
"""Called after every run with the number of runs so far and the share, in smallest units."""


def first_share(election: Election, start: Start) -> Fraction:
    """The budget through the voters, in whole kronor unless that would be nothing.

    In smallest units; 0 if nobody voted.
    """
    if not election.voters:
        return Fraction(0)
    exact = Fraction(election.budget, election.voters)
    whole = Fraction(exact // election.currency.unit * election.currency.unit)
    return whole if start is Start.FLOOR and whole else exact


def suggested_step(election: Election, settings: EqualShares) -> Fraction:
    """A step that takes about a thousand runs to double the first share, in whole kronor.

    In whole currency units like `EqualShares.step`, and at least 1.
    """
    first = first_share(election, settings.start) / election.currency.unit
    return Fraction(max(1, round(first / 1000)))


def raise_shares(
    election: Election,
    settings: EqualShares,
    ties: TieOrder,
    quotas: Sequence[Quota],
    progress: Progress,
) -> tuple[SharesRun, int]:
    """Add1: raise the share step by step while the outcome stays within the budget.

    Returns the last outcome before the first that costs too much, and how many runs
    were made. With the exhaustive stop it ends as soon as no loser fits into what is
    left; in any case when no project that the budget could pay for is still waiting.
    Spending is not monotone in the share, so steps are never skipped unless nothing can
    change (`quiet_until`).
    """
    step = settings.step * election.currency.unit
    first = first_share(election, settings.start)
    run = equal_shares(election, first, settings.utility, ties, quotas)
    runs = 1
    while may_change(election, run, settings.stop, quotas):
        run = replace(run, share=quiet_until(election, run, step))
        raised = equal_shares(election, run.share + step, settings.utility, ties, quotas)
        runs += 1
        progress(runs, raised.share)
        if cost_of(election, raised) > election.budget:
            break
        run = raised
    return run, runs


def cost_of(election: Election, run: SharesRun) -> int:
    """What the projects bought in a run cost together, in smallest units."""
    return sum(election.projects[purchase.project].cost for purchase in run.purchases)


def _losers(election: Election, run: SharesRun) -> list[int]:
    """Projects that have votes and a cost, and were not bought."""
    bought = {purchase.project for purchase in run.purchases}
    return [
        project
        for project, votes in enumerate(election.votes)
        if votes and election.projects[project].cost and project not in bought
    ]


def may_change(election: Election, run: SharesRun, stop: Stop, quotas: Sequence[Quota]) -> bool:
    """Whether some loser waits that no quota stops, and that fits into the budget; into
    what is left of it if the stop is exhaustive."""
    open_quotas = OpenQuotas(quotas, [purchase.project for purchase in run.purchases])
    left = election.budget - cost_of(election, run)
    fits = left if stop is Stop.EXHAUSTIVE else election.budget
    return any(
        election.projects[loser].cost <= fits and not open_quotas.stopping(loser)
        for loser in _losers(election, run)
    )


def quiet_until(election: Election, run: SharesRun, step: Fraction) -> Fraction:
    """The largest share, a whole number of steps away, that surely buys just the same.

    If no payer ran out of money, everyone who supports a project pays the same rate
    whatever the share; and a loser that even untouched shares cannot pay takes no part.
    Then nothing changes before the share comes within reach of some loser, be it one
    that a quota stops now: it may go before the winner that filled the quota.
    """
    reach = min(
        Fraction(election.projects[loser].cost, election.votes[loser])
        for loser in _losers(election, run)
    )
    if run.anyone_ran_out or run.share >= reach:
        return run.share
    return run.share + (ceil((reach - run.share) / step) - 1) * step
