"""Why each project won or lost, in numbers that follow from the count itself.

Definitions: Boehmer, Faliszewski, Janeczko, Peters, Pierczyński, Schierreich, Skowron and
Szufa, *Evaluation of Project Performance in Participatory Budgeting*, IJCAI 2024. All
numbers hold at the final share: with other ballots the share itself could move.
"""

from dataclasses import dataclass
from fractions import Fraction

from medborgarbudget.counting.missing_votes import missing_in_ranking
from medborgarbudget.counting.outcome import Funding, Outcome
from medborgarbudget.counting.replay import Replay, Spending


@dataclass(frozen=True, slots=True)
class ProjectFacts:
    """The facts about one project; amounts are in smallest units.

    ``order`` is its place among the winners, from 1. ``effective_support`` is the largest
    part of its cost that its supporters could have paid at the price of some winner: 1 if
    they bought it or lost it by a tie only, ``None`` under greedy. ``missing_votes`` is how
    many more voters, each voting for this project only, would have been enough: ``None``
    for winners and where no number would do, as when it costs more than the budget.
    ``rate`` is what supporters paid for each point they gave, unless they had less;
    ``payments`` says how many paid what, highest first. ``spent_on`` is what its supporters
    paid for the winners, most first; ``kept`` what they had left. ``left_at_turn`` is what
    was left when its turn came in a ranking by votes.
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


def explain(outcome: Outcome) -> tuple[ProjectFacts, ...]:
    """The facts about every project of the election, in the election's order."""
    replay = Replay(outcome) if outcome.share is not None else None
    places = {winner.project: order for order, winner in enumerate(outcome.winners, start=1)}
    turns = dict(outcome.turns)
    return tuple(
        _facts(outcome, replay, project, places.get(project), turns.get(project))
        for project in range(len(outcome.election.projects))
    )


def _facts(
    outcome: Outcome,
    replay: Replay | None,
    project: int,
    order: int | None,
    left_at_turn: int | None,
) -> ProjectFacts:
    missing = None if order else _missing_votes(outcome, replay, project)
    return ProjectFacts(
        project=project,
        funding=outcome.winners[order - 1].funding if order else None,
        order=order,
        effective_support=replay.effective_support(project) if replay else None,
        missing_votes=missing,
        rate=replay.rates.get(project) if replay else None,
        payments=replay.payments(project) if replay else (),
        spent_on=replay.spent_on(project) if replay else (),
        kept=replay.kept(project) if replay else None,
        left_at_turn=left_at_turn,
    )


def _missing_votes(outcome: Outcome, replay: Replay | None, project: int) -> int | None:
    """The fewest votes that would have bought it with shares or by its place in a ranking."""
    cost = outcome.election.projects[project].cost
    if cost > outcome.election.budget:
        return None
    if not cost:
        return 1
    ways = [missing_in_ranking(outcome, project), replay and replay.missing_votes(project)]
    return min((votes for votes in ways if votes), default=None)
