"""The order in which projects have their turn."""

from fractions import Fraction

from medborgarbudget.counting.election import Election
from medborgarbudget.counting.majority_judgment import by_majority_grade
from medborgarbudget.counting.rule import Greedy, GreedyOrder, MajorityJudgment, Method
from medborgarbudget.counting.ties import TieOrder
from medborgarbudget.counting.turns import Key


def ranking_of(method: Method, election: Election, ties: TieOrder) -> Key:
    """Sort key of a method that gives projects their turn: by votes if nothing else is said."""
    match method:
        case Greedy(GreedyOrder.VOTES_PER_COST):
            return by_votes_per_cost(ties)
        case MajorityJudgment(ungraded):
            return by_majority_grade(election, ungraded, ties)
        case _:
            return ties.by_votes


def by_votes_per_cost(ties: TieOrder) -> Key:
    """Sort key of projects with votes: the lowest cost for each point first."""

    def key(project: int) -> tuple[Fraction | int, ...]:
        cost_of_a_point = Fraction(ties.costs[project], ties.scores[project])
        return cost_of_a_point, *ties.among_equals(project)

    return key
