"""Every method is told with all that decides who wins."""

from fractions import Fraction
from itertools import combinations

import pytest
from django.utils.translation import override

from medborgarbudget.counting.rule import (
    Completion,
    EqualShares,
    Greedy,
    GreedyOrder,
    MajorityJudgment,
    Method,
    Misfit,
    Phragmen,
    Start,
    Stop,
    TopK,
    Ungraded,
    Utility,
)
from medborgarbudget.counting.rule.methods import METHODS
from medborgarbudget.rounds.wording import method_details, method_sentences, name_of_method
from tests.rounds.wording.reading import KRONOR, ZLOTY, assert_sentences, read

SETTINGS: list[Method] = [
    EqualShares(),
    EqualShares(utility=Utility.CARDINALITY),
    EqualShares(completion=Completion.NONE),
    EqualShares(completion=Completion.ADD1),
    EqualShares(stop=Stop.EXHAUSTIVE),
    EqualShares(start=Start.EXACT),
    EqualShares(step=Fraction(1, 100)),
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


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("points", [False, True])
@pytest.mark.parametrize("kind", METHODS.values())
def test_every_method_has_a_name_and_sentences(
    kind: type[Method], points: bool, language: str
) -> None:
    with override(language):
        assert name_of_method(kind(), points)
        assert_sentences([*method_sentences(kind(), KRONOR, points), *method_details(kind())])


@pytest.mark.parametrize(("one", "other"), list(combinations(SETTINGS, 2)))
def test_no_two_methods_are_told_in_the_same_words(one: Method, other: Method) -> None:
    assert told(one) != told(other)


def test_a_method_speaks_of_points_where_ballots_give_points() -> None:
    told = method_sentences(Greedy(), KRONOR, points=True)
    assert "the one with the most points first" in read(told)


def test_shares_are_raised_by_the_very_step() -> None:
    step = EqualShares(step=Fraction(1, 100))
    assert "raised by 0.01 PLN at a time" in read(method_sentences(step, ZLOTY, points=False))


def told(method: Method) -> str:
    return read([*method_sentences(method, KRONOR, False), *method_details(method)])
