"""How many more votes a project would have needed.

Each further voter is taken to vote for this project only, with as many points as anyone
gave one project, and to own the final share like everyone else.
"""

from bisect import bisect_right
from fractions import Fraction
from math import ceil

from medborgarbudget.counting.equal_shares import Offer, Purchase
from medborgarbudget.counting.outcome import Outcome
from medborgarbudget.counting.rule import Completion, Rule
from medborgarbudget.counting.ties import TieOrder


def missing_at_purchase(
    outcome: Outcome, project: int, purchase: Purchase, offer: Offer, rate: Fraction
) -> int | None:
    """The votes with which the project would have gone before a winner at its purchase.

    ``offer`` is what its supporters could pay together at ``rate`` a point (in smallest
    units), the rate that makes it just as dear as the winner.
    """
    assert outcome.share is not None
    points = outcome.election.most_points
    each = min(outcome.share, rate * points)
    gap = outcome.election.projects[project].cost - offer.amount
    votes = ceil(gap / each)
    pays_all = offer.someone_pays_all or (votes > 0 and each == rate * points)
    level = pays_all and votes * each == gap
    ahead = _goes_first(outcome.ties, project, votes * points, purchase.project)
    return votes if votes and (not level or ahead) else votes + 1


def missing_at_end(outcome: Outcome, project: int, kept: Fraction, share: Fraction) -> int | None:
    """The votes whose shares would have filled up what its supporters kept to its cost."""
    if not share:
        return None
    return ceil((outcome.election.projects[project].cost - kept) / share)


def missing_in_ranking(outcome: Outcome, project: int) -> int | None:
    """The votes that would have moved it to a turn where enough money was left.

    ``None`` if there was no ranking by votes, or never enough money for it.
    """
    if outcome.rule.rule is not Rule.GREEDY and outcome.rule.completion is not Completion.ADD1U:
        return None
    cost = outcome.election.projects[project].cost
    if cost <= outcome.leftover:
        return 1
    # What is left never grows, so the turns at which it was enough come first.
    affordable = bisect_right(outcome.turns, -cost, key=lambda turn: -turn[1])
    if not affordable:
        return None
    last, _ = outcome.turns[affordable - 1]
    points = outcome.election.most_points
    gap = outcome.ties.scores[last] - outcome.ties.scores[project]
    votes = ceil(Fraction(gap, points))
    level = votes * points == gap
    return votes + (level and not _goes_first_by_votes(outcome.ties, project, last))


def _goes_first(ties: TieOrder, project: int, more_points: int, other: int) -> bool:
    cost, score, lot = ties.by_cost(project)
    return (cost, score - more_points, lot) < ties.by_cost(other)


def _goes_first_by_votes(ties: TieOrder, project: int, other: int) -> bool:
    """Whether the project goes first at as many votes as the other."""
    return (ties.costs[project], ties.lots[project]) < (ties.costs[other], ties.lots[other])
