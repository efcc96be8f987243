"""Count an election by a rule."""

from fractions import Fraction
from gettext import gettext as _

from medborgarbudget.counting.completion import Progress
from medborgarbudget.counting.constraints import after, quotas_of, spendable, with_money
from medborgarbudget.counting.election import Election
from medborgarbudget.counting.engine import Engine
from medborgarbudget.counting.methods import Contest, run_method
from medborgarbudget.counting.outcome import Funding, Outcome, Winner
from medborgarbudget.counting.rule import CountRule, RuleError, TopK
from medborgarbudget.counting.seats import seats
from medborgarbudget.counting.ties import tie_order


def _silent(runs: int, share: Fraction) -> None:
    """Progress that nobody watches."""


def count(
    election: Election,
    rule: CountRule,
    progress: Progress = _silent,
    engine: Engine = Engine.AUTO,
) -> Outcome:
    """Find the winners, exactly and always the same for the same ballots and rule.

    Raises `RuleError` while the rule keeps the seed of its lots secret.

    >>> from medborgarbudget.counting.election import Project, group_ballots
    >>> bench, stage = Project("bench", 40), Project("stage", 90)
    >>> ballots = group_ballots([{0: 1}, {0: 1, 1: 1}, {1: 1}])
    >>> count(Election((bench, stage), ballots, budget=90), CountRule()).selected
    ('bench',)
    """
    if rule.ties.sealed:
        message = _("Lots cannot be drawn yet: fill in “%(where)s”, whose hash was published.")
        raise RuleError(message, "ties.lot_seed")
    ties = tie_order(election, rule.ties)
    quotas = quotas_of(election, rule)
    money = spendable(election, rule.constraints)
    seated = seats(election, rule, ties, quotas, None if isinstance(rule.method, TopK) else money)
    first = [
        Winner(turn.project, Funding.SEAT, turn.granted)
        for turn in seated.turns
        if turn.granted is not None
    ]
    left = money - sum(winner.amount for winner in first)
    contest = Contest(
        election=with_money(election, left),
        ties=ties,
        quotas=after(quotas, seated.winners),
        partial=rule.constraints.partial_funding,
        engine=engine,
    )
    run = run_method(contest, rule.method, progress)
    return Outcome(
        election=election,
        rule=rule,
        ties=ties,
        winners=(*first, *run.winners),
        lots=seated.lots + run.lots,
        contest=contest.election,
        quotas=quotas,
        seats=seated.turns,
        run=run,
    )
