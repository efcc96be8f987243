"""Why each project won or lost, in numbers that follow from the count itself.

Definitions: Boehmer, Faliszewski, Janeczko, Peters, Pierczyński, Schierreich, Skowron and
Szufa, *Evaluation of Project Performance in Participatory Budgeting*, IJCAI 2024. Under
equal shares all numbers hold at the final share: with other ballots it could move.
"""

from dataclasses import dataclass
from fractions import Fraction

from medborgarbudget.counting.constraints import spendable
from medborgarbudget.counting.explanation.chances import Chances
from medborgarbudget.counting.explanation.spending import Spending
from medborgarbudget.counting.explanation.watching import Retold, retell
from medborgarbudget.counting.outcome import Funding, Outcome
from medborgarbudget.counting.quotas import Quota
from medborgarbudget.counting.rule import TopK


@dataclass(frozen=True, slots=True)
class ProjectFacts:
    """The facts about one project; amounts are in smallest units.

    ``order`` is its place among the winners, from 1. ``effective_support`` is the largest
    part of its cost that its supporters could have paid at the price of some winner (under
    Phragmén: had earned when some winner was bought): 1 if they bought it, lost it by a tie
    only, or were stopped by something else than money; ``None`` where supporters own
    nothing. ``missing_votes`` is how many more voters, each voting for this project only,
    would have been enough: ``None`` for winners and where no number would do, as when it
    costs more than the budget. ``rate`` is what supporters paid for each point they gave,
    unless they had less; ``payments`` says how many paid what, highest first. ``spent_on``
    is what its supporters paid for the winners, most first; ``kept`` what they had left.
    ``left_at_turn`` is what was left when its turn came in a ranking.

    ``enough_cost`` is the highest lower cost at which a loser would have won, all else
    equal: ``None`` if there is none above 0. ``stopped_by`` is the constraint that stops
    it, whatever else it lacks, and ``taken_by`` are the winners who took the places in it.
    ``granted`` is what a winner was granted, which may be less than its cost. ``too_dear``
    says that it needs more than the whole budget.
    """

    project: int
    funding: Funding | None
    order: int | None
    effective_support: Fraction | None
    missing_votes: int | None
    rate: Fraction | None
    payments: tuple[tuple[Fraction, int], ...]
    spent_on: tuple[Spending, ...]
    kept: Fraction | None
    left_at_turn: int | None
    enough_cost: int | None = None
    stopped_by: Quota | None = None
    taken_by: tuple[int, ...] = ()
    granted: int | None = None
    too_dear: bool = False


def explain(outcome: Outcome) -> tuple[ProjectFacts, ...]:
    """The facts about every project of the election, in the election's order."""
    retold = retell(outcome)
    chances = Chances(outcome, retold)
    places = {winner.project: order for order, winner in enumerate(outcome.winners, start=1)}
    left = _left_at_turns(outcome)
    rates = {purchase.project: purchase.rate for purchase in outcome.purchases}
    return tuple(
        _facts(outcome, retold, chances, project, places.get(project), rates.get(project), left)
        for project in range(len(outcome.election.projects))
    )


def _facts(
    outcome: Outcome,
    retold: Retold | None,
    chances: Chances,
    project: int,
    order: int | None,
    rate: Fraction | None,
    left_at_turns: dict[int, int],
) -> ProjectFacts:
    winner = outcome.winners[order - 1] if order else None
    return ProjectFacts(
        project=project,
        funding=winner.funding if winner else None,
        order=order,
        effective_support=retold.effective_support(project) if retold else None,
        missing_votes=None if winner else chances.missing_votes(project),
        rate=rate if outcome.share is not None else None,
        payments=retold.spendings.payments(project) if retold else (),
        spent_on=retold.spendings.spent_on(project) if retold else (),
        kept=retold.kept(project) if retold else None,
        left_at_turn=left_at_turns.get(project),
        enough_cost=None if winner else chances.enough_cost(project),
        stopped_by=outcome.stopped.get(project),
        taken_by=_taken_by(outcome, outcome.stopped.get(project)),
        granted=winner.amount if winner else None,
        too_dear=_is_too_dear(outcome, project),
    )


def _left_at_turns(outcome: Outcome) -> dict[int, int]:
    """What was left at each project's last turn; nothing where no money is counted."""
    if isinstance(outcome.rule.method, TopK):
        return {}
    return {turn.project: turn.left for turn in (*outcome.seats, *outcome.turns)}


def _taken_by(outcome: Outcome, quota: Quota | None) -> tuple[int, ...]:
    if not quota or not quota.most:
        return ()
    won = (winner.project for winner in outcome.winners)
    return tuple(project for project in won if project in quota.members)


def _is_too_dear(outcome: Outcome, project: int) -> bool:
    if isinstance(outcome.rule.method, TopK):
        return False
    election, constraints = outcome.election, outcome.rule.constraints
    needed = election.projects[project].least_amount(partial=constraints.partial_funding)
    return needed > spendable(election, constraints)
