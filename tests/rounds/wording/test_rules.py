"""A whole rule reads from how one votes to who goes first among equals."""

from fractions import Fraction

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from medborgarbudget.counting.rule import Constraints, CountRule, Greedy, PercentageQuestion
from medborgarbudget.counting.rule.allocation import Equal
from medborgarbudget.counting.rule.ballots import Approval, Points
from medborgarbudget.rounds.wording import rule_sections
from tests.counting.rule.strategies import rules
from tests.rounds.wording.reading import KRONOR, ZLOTY, assert_sentences, read


@pytest.mark.parametrize("language", ["sv", "en"])
@given(
    rule=rules(),
    currency=st.sampled_from([KRONOR, ZLOTY]),
    budget=st.none() | st.integers(0, 10**12),
    voters=st.none() | st.integers(0, 10**7),
)
def test_any_rule_can_be_read(language, rule, currency, budget, voters) -> None:
    with override(language):
        sections = rule_sections(rule, currency, budget, voters)
    assert len({section.heading for section in sections}) == len(sections) > 1
    for section in sections:
        assert section.heading
        assert_sentences(section.sentences)


def test_a_rule_that_says_all_has_all_sections_in_the_order_of_the_vote() -> None:
    rule = CountRule(
        constraints=Constraints(reserve=Fraction(1, 10)),
        ballot=Approval(most=3),
        percentage=PercentageQuestion("How much for repairs?"),
        allocation=Equal(),
    )
    assert [section.heading for section in rule_sections(rule, KRONOR)] == [
        "How the money is shared out over the areas",
        "How you vote",
        "How the votes are counted",
        "What else holds",
        "When proposals are equal",
    ]


def test_what_a_rule_leaves_open_has_no_section() -> None:
    rule = CountRule(constraints=Constraints(conflicts=False))
    assert [section.heading for section in rule_sections(rule, KRONOR)] == [
        "How the votes are counted",
        "When proposals are equal",
    ]


def test_the_count_speaks_of_what_the_ballots_give() -> None:
    rule = CountRule(Greedy(), ballot=Points())
    told = read(sentence for each in rule_sections(rule, KRONOR) for sentence in each.sentences)
    assert "The rule is called Most points first." in told
    assert "If that is equal too, the one with more points goes first." in told


def test_budget_and_voters_make_numbers_of_parts() -> None:
    limits = Constraints(least_share=Fraction(1, 20), reserve=Fraction(1, 10))
    known = rule_sections(CountRule(constraints=limits), KRONOR, budget=500_000, voters=400)
    told = read(sentence for each in known for sentence in each.sentences)
    assert "at least 5% of the voters to win, which is 20." in told
    assert "50 000 kr of the budget is kept in reserve, which is 10%." in told
