"""The lower cost that is said to have been enough is: checked by counting anew."""

from hypothesis import given, settings

from medborgarbudget.counting.count import count
from medborgarbudget.counting.election import Election
from medborgarbudget.counting.explanation import explain
from medborgarbudget.counting.rule import CountRule
from tests.counting.recounts import at_cost, constrained_rules, located_elections, wins


@settings(deadline=None)
@given(located_elections(), constrained_rules)
def test_the_enough_cost_is_the_highest_lower_one_that_wins(
    election: Election, rule: CountRule
) -> None:
    outcome = count(election, rule)
    for facts in explain(outcome):
        loser = facts.project
        lower = range(election.projects[loser].cost - 1, 0, -1)
        winning = (cost for cost in lower if wins(outcome, at_cost(election, loser, cost), loser))
        expected = None if facts.order is not None else next(winning, None)
        assert facts.enough_cost == expected
