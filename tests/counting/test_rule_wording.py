"""A rule in words leaves no setting out that matters."""

from fractions import Fraction
from itertools import combinations

import pytest

from medborgarbudget.counting.money import Currency
from medborgarbudget.counting.rule import (
    Completion,
    Constraints,
    CountRule,
    EqualShares,
    Greedy,
    GreedyOrder,
    MajorityJudgment,
    Method,
    Misfit,
    Phragmen,
    Start,
    Stop,
    Tier,
    TopK,
    Ungraded,
    Utility,
)
from medborgarbudget.counting.rule_wording import rule_in_words

METHODS: list[Method] = [
    EqualShares(),
    EqualShares(utility=Utility.CARDINALITY),
    EqualShares(completion=Completion.NONE),
    EqualShares(completion=Completion.ADD1),
    EqualShares(stop=Stop.EXHAUSTIVE),
    EqualShares(start=Start.EXACT),
    EqualShares(step=Fraction(2)),
    Greedy(),
    Greedy(by=GreedyOrder.VOTES_PER_COST),
    Greedy(misfit=Misfit.STOP),
    Phragmen(),
    Phragmen(misfit=Misfit.STOP),
    MajorityJudgment(),
    MajorityJudgment(ungraded=Ungraded.NONE),
    MajorityJudgment(misfit=Misfit.STOP),
    TopK(),
    TopK(winners=2),
]
CONSTRAINTS = [
    Constraints(),
    Constraints(least_votes=2),
    Constraints(least_share=Fraction(1, 20)),
    Constraints(tiers=(Tier(Fraction(100), 1),)),
    Constraints(tiers=(Tier(Fraction(100), 2),)),
    Constraints(winners=2),
    Constraints(per_place=2),
    Constraints(every_place=True),
    Constraints(places_first=("Hamnen",)),
    Constraints(conflicts=False),
    Constraints(partial_funding=True),
    Constraints(reserve=Fraction(1, 10)),
]


@pytest.mark.parametrize(("one", "other"), list(combinations(METHODS, 2)))
def test_no_two_methods_are_told_in_the_same_words(one: Method, other: Method) -> None:
    assert in_words(CountRule(one)) != in_words(CountRule(other))


@pytest.mark.parametrize(("one", "other"), list(combinations(CONSTRAINTS, 2)))
def test_no_two_constraints_are_told_in_the_same_words(
    one: Constraints, other: Constraints
) -> None:
    assert in_words(CountRule(constraints=one)) != in_words(CountRule(constraints=other))


def in_words(rule: CountRule) -> str:
    return rule_in_words(rule, Currency())
