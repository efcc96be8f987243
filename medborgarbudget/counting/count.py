"""Count an election by a rule."""

from fractions import Fraction

from medborgarbudget.counting.completion import Progress, first_share, raise_shares
from medborgarbudget.counting.election import Election
from medborgarbudget.counting.equal_shares import equal_shares
from medborgarbudget.counting.greedy import GreedyRun, greedy
from medborgarbudget.counting.outcome import Funding, Outcome, Winner
from medborgarbudget.counting.rule import Completion, CountRule, Rule
from medborgarbudget.counting.ties import TieOrder, tie_order


def _silent(runs: int, share: Fraction) -> None:
    """Progress that nobody watches."""


def count(election: Election, rule: CountRule, progress: Progress = _silent) -> Outcome:
    """Find the winners, exactly and always the same for the same ballots and rule.

    >>> from medborgarbudget.counting.election import Project, group_ballots
    >>> bench, stage = Project("bench", 40), Project("stage", 90)
    >>> ballots = group_ballots([{0: 1}, {0: 1, 1: 1}, {1: 1}])
    >>> count(Election((bench, stage), ballots, budget=90), CountRule()).selected
    ('bench',)
    """
    ties = tie_order(election, rule.lot_seed)
    if rule.rule is Rule.GREEDY:
        ranking = greedy(election, election.budget, ties)
        winners = tuple(Winner(project, Funding.VOTES) for project in ranking.winners)
        return Outcome(election, rule, ties, winners, ranking.lots, ranking.turns)
    return _count_equal_shares(election, rule, ties, progress)


def _count_equal_shares(
    election: Election, rule: CountRule, ties: TieOrder, progress: Progress
) -> Outcome:
    if rule.completion is Completion.NONE:
        share = first_share(election, rule.start)
        run, runs = equal_shares(election, share, rule.utility, ties), 1
    else:
        run, runs = raise_shares(election, rule, ties, progress)
    winners = [Winner(project, Funding.FREE) for project in _free(election, ties)]
    winners += [Winner(purchase.project, Funding.SHARES) for purchase in run.purchases]
    ranking = GreedyRun()
    if rule.completion is Completion.ADD1U:
        ranking = _spend_leftover(election, ties, winners)
        winners += [Winner(project, Funding.LEFTOVER) for project in ranking.winners]
    return Outcome(
        election,
        rule,
        ties,
        winners=tuple(winners),
        lots=run.lots + ranking.lots,
        turns=ranking.turns,
        share=run.share,
        purchases=run.purchases,
        runs=runs,
    )


def _free(election: Election, ties: TieOrder) -> list[int]:
    """Projects that cost nothing and have votes: nobody needs to pay for them."""
    free = [
        index
        for index, project in enumerate(election.projects)
        if not project.cost and election.scores[index]
    ]
    return sorted(free, key=ties.by_votes)


def _spend_leftover(election: Election, ties: TieOrder, winners: list[Winner]) -> GreedyRun:
    """Utilitarian completion: by votes, among those that fit into what is left."""
    won = {winner.project for winner in winners}
    left = election.budget - sum(election.projects[project].cost for project in won)
    return greedy(election, left, ties, already_won=won)
