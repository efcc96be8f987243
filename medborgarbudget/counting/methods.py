"""From a method's settings to its run: one function for each method."""

from collections.abc import Sequence
from dataclasses import dataclass

from medborgarbudget.counting.completion import Progress
from medborgarbudget.counting.constraints import after
from medborgarbudget.counting.election import Election
from medborgarbudget.counting.engine import Engine, run_shares
from medborgarbudget.counting.equal_shares import Purchase
from medborgarbudget.counting.outcome import Funding, MethodRun, Winner
from medborgarbudget.counting.phragmen import phragmen
from medborgarbudget.counting.quotas import OpenQuotas, Quota
from medborgarbudget.counting.rankings import ranking_of
from medborgarbudget.counting.rule import (
    Completion,
    EqualShares,
    Greedy,
    MajorityJudgment,
    Method,
    Misfit,
    Phragmen,
    TopK,
)
from medborgarbudget.counting.ties import TieOrder
from medborgarbudget.counting.turns import Purse, Turns, take_turns, voted_for


@dataclass(frozen=True, slots=True)
class Contest:
    """What a method decides over: an election with the budget that is left for it, the
    tie order, the quotas, whether a project may be given part of its cost, and the engine
    that counts."""

    election: Election
    ties: TieOrder
    quotas: Sequence[Quota]
    partial: bool
    engine: Engine = Engine.AUTO


def run_method(contest: Contest, method: Method, progress: Progress) -> MethodRun:
    """Let the method pick winners in the contest."""
    match method:
        case EqualShares():
            return _equal_shares(contest, method, progress)
        case Phragmen(misfit):
            return _phragmen(contest, misfit)
        case Greedy(misfit=misfit) | MajorityJudgment(misfit=misfit):
            purse = Purse(contest.election.budget, misfit, contest.partial)
            return _by_turns(contest, method, purse)
        case TopK():
            return _by_turns(contest, method, Purse(None))


def _by_turns(contest: Contest, method: Method, purse: Purse) -> MethodRun:
    election, ties = contest.election, contest.ties
    key, quotas = ranking_of(method, election, ties), OpenQuotas(contest.quotas)
    ranking = take_turns(election, voted_for(election), key, quotas, purse, ties)
    return MethodRun(_winners(ranking, Funding.VOTES), ranking.lots, ranking.turns)


def _equal_shares(contest: Contest, settings: EqualShares, progress: Progress) -> MethodRun:
    free = _free(contest)
    quotas = after(contest.quotas, free.winners)
    run, runs = run_shares(
        contest.engine, contest.election, settings, contest.ties, quotas, progress
    )
    winners = [*_winners(free, Funding.FREE), *_bought(contest, run.purchases, Funding.SHARES)]
    ranking = _share_out_leftover(contest, winners, settings.completion is Completion.ADD1U)
    return MethodRun(
        winners=(*winners, *_winners(ranking, Funding.LEFTOVER)),
        lots=free.lots + run.lots + ranking.lots,
        turns=ranking.turns,
        share=run.share,
        purchases=run.purchases,
        runs=runs,
    )


def _phragmen(contest: Contest, misfit: Misfit) -> MethodRun:
    free = _free(contest)
    run = phragmen(contest.election, misfit, contest.ties, after(contest.quotas, free.winners))
    winners = [*_winners(free, Funding.FREE), *_bought(contest, run.purchases, Funding.EARNINGS)]
    ranking = _share_out_leftover(contest, winners, whole=False)
    return MethodRun(
        winners=(*winners, *_winners(ranking, Funding.LEFTOVER)),
        lots=free.lots + run.lots + ranking.lots,
        turns=ranking.turns,
        purchases=run.purchases,
    )


def _free(contest: Contest) -> Turns:
    """Projects that cost nothing and have votes: nobody needs to pay for them."""
    election, ties = contest.election, contest.ties
    free = [project for project in voted_for(election) if not election.projects[project].cost]
    return take_turns(election, free, ties.by_votes, OpenQuotas(contest.quotas), Purse(None), ties)


def _bought(
    contest: Contest, purchases: Sequence[Purchase], funding: Funding
) -> tuple[Winner, ...]:
    costs = contest.ties.costs
    return tuple(Winner(each.project, funding, costs[each.project]) for each in purchases)


def _share_out_leftover(contest: Contest, winners: Sequence[Winner], whole: bool) -> Turns:
    """What the method left goes by votes to projects that it fits.

    If not ``whole``, only to a project that does not fit, but whose proposer agreed to less.
    """
    election, ties = contest.election, contest.ties
    left = election.budget - sum(winner.amount for winner in winners)
    candidates = [
        project
        for project in voted_for(election)
        if whole or election.projects[project].cost > left
    ]
    if not whole and not contest.partial:
        return Turns()
    quotas = OpenQuotas(after(contest.quotas, [winner.project for winner in winners]))
    purse = Purse(left, partial=contest.partial)
    return take_turns(election, candidates, ties.by_votes, quotas, purse, ties)


def _winners(ranking: Turns, funding: Funding) -> tuple[Winner, ...]:
    return tuple(
        Winner(turn.project, funding, turn.granted)
        for turn in ranking.turns
        if turn.granted is not None
    )
