"""Any rule that is consistent, with every method, ballot form and allocation."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from medborgarbudget.counting.lots import commitment
from medborgarbudget.counting.rule import (
    Constraints,
    CountRule,
    EqualShares,
    Greedy,
    MajorityJudgment,
    PercentageQuestion,
    Phragmen,
    TieBreak,
    Tier,
    Ties,
    TopK,
)
from medborgarbudget.counting.rule.allocation import Equal, InverseIncome, PerHead, Population
from medborgarbudget.counting.rule.ballots import (
    Approval,
    Grades,
    Knapsack,
    Packages,
    Points,
    Ranking,
    Single,
)
from medborgarbudget.counting.rule.contradictions import contradictions

AMOUNTS = st.fractions(min_value=Fraction(1, 1000), max_value=10**6, max_denominator=10**6)
PARTS = st.fractions(min_value=0, max_value=Fraction(99, 100), max_denominator=100)
NUMBERS = st.integers(1, 20)
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1).filter(str.strip)


def optional(some: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | some


METHODS = (
    st.builds(EqualShares, step=AMOUNTS)
    | st.builds(Greedy)
    | st.builds(Phragmen)
    | st.builds(MajorityJudgment)
    | st.builds(TopK, NUMBERS)
)

TIERS = st.dictionaries(AMOUNTS, NUMBERS, max_size=3).map(
    lambda tiers: tuple(Tier(*tier) for tier in sorted(tiers.items()))
)

CONSTRAINTS = st.builds(
    Constraints,
    least_votes=optional(NUMBERS),
    least_share=optional(PARTS.filter(bool)),
    tiers=TIERS,
    winners=optional(NUMBERS),
    per_place=optional(NUMBERS),
    places_first=st.lists(TEXTS, unique=True, max_size=2).map(tuple),
    reserve=PARTS,
)

TIES = st.builds(
    lambda ties, sealed: replace(ties, lot_commitment=commitment(ties.lot_seed) if sealed else ""),
    st.builds(
        Ties,
        order=st.lists(st.sampled_from(TieBreak), unique=True).map(tuple),
        lot_seed=st.just("") | TEXTS,
    ),
    st.booleans(),
)

BALLOTS = (
    st.builds(Single)
    | st.builds(Approval, least=st.just(2), most=optional(st.integers(2, 5)))
    | st.builds(Knapsack, limit=optional(AMOUNTS))
    | st.builds(
        Points,
        total=st.integers(5, 20),
        each=optional(st.integers(1, 5)),
        projects=st.integers(1, 5),
    )
    | st.builds(Ranking, most=NUMBERS)
    | st.builds(Grades, names=st.lists(TEXTS, unique=True, min_size=2, max_size=4).map(tuple))
    | st.builds(Packages)
)

ALLOCATIONS = (
    st.builds(Equal)
    | st.builds(PerHead, amount=AMOUNTS, cap=optional(st.just(Fraction(10**7))))
    | st.builds(Population, equal=PARTS)
    | st.builds(InverseIncome)
)

PERCENTAGES = st.builds(PercentageQuestion, text=TEXTS, step=st.sampled_from([1, 5, 10, 25]))


def rules() -> st.SearchStrategy[CountRule]:
    """Rules whose parts do not contradict each other."""
    return st.builds(
        CountRule,
        method=METHODS,
        constraints=st.just(Constraints()) | CONSTRAINTS,
        ties=TIES,
        ballot=optional(BALLOTS),
        percentage=optional(PERCENTAGES),
        allocation=optional(ALLOCATIONS),
    ).filter(lambda rule: not any(contradictions(rule)))
