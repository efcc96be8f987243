"""Settings that cannot all be kept are refused together, and each alone is fine."""

from fractions import Fraction

import pytest

from medborgarbudget.counting.rule import (
    Completion,
    Constraints,
    CountRule,
    EqualShares,
    Greedy,
    MajorityJudgment,
    Misfit,
    Phragmen,
    RuleError,
    Tier,
    TopK,
    from_document,
    to_document,
)
from medborgarbudget.counting.rule.ballots import (
    Approval,
    Grades,
    Knapsack,
    Packages,
    Points,
    Ranking,
    Single,
)

ONE, TWO = Tier(Fraction(100), 1), Tier(Fraction(200), 2)

CONTRADICTIONS = {
    "majority judgment without grades": (
        CountRule(MajorityJudgment(), ballot=Approval()),
        "ballot.kind",
    ),
    "grades that would be taken for support": (
        CountRule(EqualShares(), ballot=Grades()),
        "method.rule",
    ),
    "points that Phragmén would not count": (CountRule(Phragmen(), ballot=Points()), "ballot.kind"),
    "ranks that Phragmén would not count": (CountRule(Phragmen(), ballot=Ranking()), "ballot.kind"),
    "a star that Phragmén would not count": (
        CountRule(Phragmen(), ballot=Knapsack(star=True)),
        "ballot.kind",
    ),
    "two numbers of winners": (
        CountRule(TopK(2), Constraints(winners=3)),
        "constraints.winners",
    ),
    "a reserve of no budget": (
        CountRule(TopK(2), Constraints(reserve=Fraction(1, 20))),
        "constraints.reserve",
    ),
    "part of a cost that is always paid": (
        CountRule(TopK(2), Constraints(partial_funding=True)),
        "constraints.partial_funding",
    ),
    "money left over that stays unspent and is given away": (
        CountRule(EqualShares(completion=Completion.NONE), Constraints(partial_funding=True)),
        "method.completion",
    ),
    "part of a cost when the count has ended": (
        CountRule(Phragmen(Misfit.STOP), Constraints(partial_funding=True)),
        "method.misfit",
    ),
    "more winners in a place than in all": (
        CountRule(Greedy(), Constraints(winners=2, per_place=3)),
        "constraints.per_place",
    ),
    "more winners in a place than top-k has": (
        CountRule(TopK(2), Constraints(per_place=3)),
        "constraints.per_place",
    ),
    "more winners in a tier than in all": (
        CountRule(Greedy(), Constraints(winners=1, tiers=(ONE, TWO))),
        "constraints.tiers[1].winners",
    ),
    "fewer winners in the tiers than in all": (
        CountRule(Greedy(), Constraints(winners=4, tiers=(ONE, TWO))),
        "constraints.tiers",
    ),
    "more places first than winners": (
        CountRule(TopK(1), Constraints(places_first=("Ask", "By"))),
        "constraints.places_first",
    ),
    "one winner for every place": (
        CountRule(Greedy(), Constraints(winners=1, every_place=True)),
        "constraints.every_place",
    ),
    "several packages": (
        CountRule(Greedy(), ballot=Packages()),
        "constraints.winners",
    ),
    "several packages by top-k": (CountRule(TopK(2), ballot=Packages()), "method.winners"),
    "part of a package": (
        CountRule(Greedy(), Constraints(winners=1, partial_funding=True), ballot=Packages()),
        "constraints.partial_funding",
    ),
    "the place of a package": (
        CountRule(Greedy(), Constraints(winners=1, per_place=1), ballot=Packages()),
        "constraints.per_place",
    ),
    "the place of a package that goes first": (
        CountRule(TopK(1), Constraints(places_first=("Ask",)), ballot=Packages()),
        "constraints.places_first",
    ),
}


@pytest.mark.parametrize("name", CONTRADICTIONS)
def test_a_contradiction_is_refused_with_the_setting_to_change(name: str) -> None:
    rule, where = CONTRADICTIONS[name]
    with pytest.raises(RuleError) as refused:
        from_document(to_document(rule))
    assert refused.value.where == where
    assert f"“{where}”" in str(refused.value)


@pytest.mark.parametrize("name", CONTRADICTIONS)
def test_every_method_is_fine_where_nothing_contradicts_it(name: str) -> None:
    rule = CountRule(CONTRADICTIONS[name][0].method)
    assert from_document(to_document(rule)) == rule


@pytest.mark.parametrize(
    "rule",
    [
        CountRule(TopK(2), Constraints(winners=2, per_place=1)),
        CountRule(TopK(1), ballot=Packages()),
        CountRule(EqualShares(), Constraints(winners=1), ballot=Packages()),
        CountRule(EqualShares(), Constraints(partial_funding=True)),
        CountRule(Greedy(misfit=Misfit.STOP), Constraints(partial_funding=True)),
        CountRule(Phragmen(), ballot=Knapsack()),
        CountRule(Phragmen(), ballot=Single()),
        CountRule(MajorityJudgment(), ballot=Grades()),
        CountRule(Greedy(), Constraints(winners=3, tiers=(ONE, TWO), every_place=True)),
    ],
)
def test_what_goes_together_is_accepted(rule: CountRule) -> None:
    assert from_document(to_document(rule)) == rule
