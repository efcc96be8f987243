"""A rule document says everything, and is refused in one sentence if it is wrong."""

import json
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medborgarbudget.counting.lots import commitment
from medborgarbudget.counting.report import rule_sha256
from medborgarbudget.counting.rule import (
    CountRule,
    EqualShares,
    Greedy,
    MajorityJudgment,
    Phragmen,
    RuleError,
    Ties,
    TopK,
    from_document,
    rule_from_json,
    to_document,
)
from medborgarbudget.counting.rule.allocation import ALLOCATIONS
from medborgarbudget.counting.rule.ballots import FORMS
from medborgarbudget.counting.rule.methods import METHODS
from tests.counting.rule.changes import GROUPS, changed
from tests.counting.rule.strategies import rules

TOO_MUCH = "The rule document nests too deep or holds too long a number: correct it."


def refusal_of(document: object) -> str | None:
    """Why the document is refused, if it is."""
    try:
        from_document(document)
    except RuleError as refused:
        return str(refused)
    return None


@given(rules())
def test_every_rule_comes_back_from_its_document_as_it_was(rule: CountRule) -> None:
    assert from_document(json.loads(json.dumps(to_document(rule)))) == rule


@pytest.mark.parametrize("method", [EqualShares(), Greedy(), Phragmen(), TopK(3)])
def test_a_document_names_its_method(method: Any) -> None:
    document = to_document(CountRule(method))
    assert isinstance(method, METHODS[document["method"]["rule"]])


@pytest.mark.parametrize(
    ("document", "sentence"),
    [
        ([], "A rule document is a JSON object, in curly brackets."),
        ({}, "“version” must be 1: no other version is known here."),
        ({"version": True}, "“version” must be 1: no other version is known here."),
        ({"version": 2}, "“version” must be 1: no other version is known here."),
        (
            {"version": 1},
            "“method” is missing: a rule document names every setting, so add it.",
        ),
    ],
)
def test_what_is_no_rule_document_is_refused(document: object, sentence: str) -> None:
    with pytest.raises(RuleError) as refused:
        from_document(document)
    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    ("path", "value", "sentence"),
    [
        ("method", None, "“method” must be an object with settings, in curly brackets."),
        (
            "method.rule",
            "lottery",
            f"“method.rule” must be one of: {', '.join(METHODS)}.",
        ),
        ("method.stop", "later", "“method.stop” must be one of: infeasible, exhaustive."),
        ("method.stop", [], "“method.stop” must be one of: infeasible, exhaustive."),
        (
            "method.step",
            1,
            "“method.step” must be a number written as text, such as “5”, “0.5” or “1/20”.",
        ),
        ("method.step", "0", "“method.step” must be above 0."),
        (
            "method",
            {"rule": "greedy", "stopp": "infeasible"},
            "There is no setting “method.stopp”: remove it, or write one of: by, misfit.",
        ),
        ("constraints.winners", True, "“constraints.winners” must be a whole number."),
        ("constraints.winners", 0, "“constraints.winners” must be at least 1."),
        (
            "constraints.winners",
            10**30,
            "“constraints.winners” is too large: write a smaller number.",
        ),
        ("constraints.every_place", 1, "“constraints.every_place” must be true or false."),
        ("constraints.tiers", {}, "“constraints.tiers” must be a list, in square brackets."),
        (
            "constraints.tiers",
            [{"cost": "5", "winners": 1}, {"cost": "9", "winners": "1"}],
            "“constraints.tiers[1].winners” must be a whole number.",
        ),
        (
            "constraints.tiers",
            [{"cost": "9", "winners": 1}, {"cost": "5", "winners": 1}],
            "“constraints.tiers” must go from the lowest cost to the highest, each cost once.",
        ),
        (
            "constraints.places_first",
            ["Ask", "By", "Ask"],
            "“constraints.places_first[2]” names “Ask” again: remove it.",
        ),
        (
            "constraints.places_first",
            [" "],
            "“constraints.places_first[0]” is empty: write a text.",
        ),
        (
            "constraints.reserve",
            "1",
            "“constraints.reserve” is a part of the whole: write a number from 0 to below 1.",
        ),
        (
            "constraints.least_share",
            "0",
            "“constraints.least_share” is a part of all voters: above 0, and at most 1.",
        ),
        ("ties.order", ["votes", "votes"], "“ties.order[1]” names “votes” again: remove it."),
        ("ties.order", ["age"], "“ties.order[0]” must be one of: cost, votes."),
        ("ties.lot_seed", 7, "“ties.lot_seed” must be a text."),
        (
            "ties.lot_seed",
            "\ud800",
            "“ties.lot_seed” holds a character that cannot be stored: remove it.",
        ),
        (
            "ties.lot_commitment",
            "abc",
            "“ties.lot_commitment” must be a SHA-256: 64 digits from 0 to 9 and a to f.",
        ),
        (
            "ballot",
            {"kind": "approval", "least": 3, "most": 2, "blank": True},
            "“ballot.least” asks for more crosses than are allowed: lower it to 2.",
        ),
        (
            "ballot",
            {
                "kind": "points",
                "total": 5,
                "each": 6,
                "projects": 1,
                "own": True,
                "blank": True,
            },
            "“ballot.each” asks for more points than there are: lower it to 5.",
        ),
        (
            "ballot",
            {"kind": "knapsack", "limit": "0", "star": False, "blank": True},
            "“ballot.limit” must be above 0.",
        ),
        (
            "ballot",
            {"kind": "grades", "names": ["good"], "blank": True},
            "“ballot.names” must name at least two grades, the lowest first.",
        ),
        (
            "percentage",
            {"text": "Repairs?", "step": 3},
            "“percentage.step” must divide 100 evenly: write 1, 2, 4, 5, 10, 20, 25 or 50.",
        ),
        ("percentage", {"text": " ", "step": 5}, "“percentage.text” is empty: write a text."),
        (
            "allocation",
            {"by": "per-head", "amount": "60", "cap": "6"},
            "“allocation.cap” is less than one resident brings: raise it, or write null.",
        ),
        (
            "allocation",
            {"by": "size"},
            "“allocation.by” must be one of: equal, per-head, population, inverse-income.",
        ),
        (
            "allocation",
            {"by": "equal", "amount": "60"},
            "There is no setting “allocation.amount”: remove it.",
        ),
    ],
)
def test_a_wrong_setting_is_refused_where_it_stands(path: str, value: Any, sentence: str) -> None:
    with pytest.raises(RuleError) as refused:
        from_document(changed(path, value))
    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    "text", ["1e9", "-1", "1/0", " 1", "1_0", "0,5", ".5", "٣", "5\n", "9" * 101]
)
def test_a_number_is_written_in_one_of_three_ways(text: str) -> None:
    with pytest.raises(RuleError, match=r"“method\.step” must be a number written as text"):
        from_document(changed("method.step", text))


@pytest.mark.parametrize(
    ("text", "amount"), [("5", 5), ("0.50", Fraction(1, 2)), ("1/20", Fraction(1, 20))]
)
def test_a_number_is_read_exactly(text: str, amount: Fraction) -> None:
    rule = from_document(changed("method.step", text))
    assert rule == CountRule(EqualShares(step=Fraction(amount)))


@given(rules(), st.data())
def test_a_setting_left_out_is_missed_by_name(rule: CountRule, data: st.DataObject) -> None:
    document = to_document(rule)
    group = data.draw(st.sampled_from(GROUPS))
    settings = document[group] if group else document
    tags = {"rule", "kind", "by", "version"}
    name = data.draw(st.sampled_from(sorted(settings.keys() - tags)))
    del settings[name]
    path = f"{group}.{name}" if group else name
    with pytest.raises(RuleError, match=f"^“{path}” is missing"):
        from_document(document)


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists), st.data())
def test_whatever_stands_in_a_setting_it_is_read_or_refused_by_name(
    value: Any, data: st.DataObject
) -> None:
    whole = to_document(CountRule())
    paths = [f"{group}.{name}" for group in GROUPS if group for name in whole[group]]
    path = data.draw(st.sampled_from(paths))
    assert path in (refusal_of(changed(path, value)) or path)


@given(rules())
def test_a_document_is_read_from_its_text(rule: CountRule) -> None:
    assert rule_from_json(json.dumps(to_document(rule), indent=2)) == rule


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "The rule document is no JSON: correct line 1, column 1."),
        ('{"version": 1,\n}', "The rule document is no JSON: correct line 2, column 1."),
        ('{"version": 1, "version": 1}', "“version” is written twice: keep one of them."),
        ("[" * 100_000, TOO_MUCH),
        ("9" * 5000, TOO_MUCH),
        ("NaN", "A rule document is a JSON object, in curly brackets."),
    ],
)
def test_a_text_that_is_no_document_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(RuleError) as refused:
        rule_from_json(text)
    assert str(refused.value) == sentence


def test_a_name_in_a_document_cannot_play_tricks_on_a_terminal() -> None:
    with pytest.raises(RuleError) as refused:
        from_document(changed("method.\x1b[2J", 1))
    assert "\x1b" not in str(refused.value)


def test_a_revealed_seed_is_held_against_its_commitment() -> None:
    sealed = to_document(CountRule(ties=Ties(lot_commitment=commitment("midsommar"))))
    assert from_document(sealed).ties.sealed
    sealed["ties"]["lot_seed"] = "midsommar"
    assert not from_document(sealed).ties.sealed
    sealed["ties"]["lot_seed"] = "julafton"
    with pytest.raises(RuleError, match=r"^“ties\.lot_seed” is not the text whose hash"):
        from_document(sealed)


def test_the_same_rule_has_the_same_fingerprint_for_ever() -> None:
    assert rule_sha256(CountRule()) == (
        "79810fc2d8b843b8f53586bc060c299f998289747d201c90e7458c996e7caaa0"
    )


@given(rules(), rules())
def test_different_rules_have_different_fingerprints(one: CountRule, other: CountRule) -> None:
    assert (rule_sha256(one) == rule_sha256(other)) == (one == other)


def test_every_kind_of_setting_has_a_name_of_its_own() -> None:
    names = [*METHODS, *FORMS, *ALLOCATIONS]
    kinds = [*METHODS.values(), *FORMS.values(), *ALLOCATIONS.values()]
    assert len(set(kinds)) == len(names)
    assert METHODS["majority-judgment"] is MajorityJudgment
