"""The published schema and the reader of rule documents agree."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medborgarbudget.counting.commands.rule_schema import print_schema, schema_text
from medborgarbudget.counting.rule import CountRule, RuleError, from_document, to_document
from medborgarbudget.counting.rule.schema import rule_schema
from tests.counting.rule.changes import GROUPS, changed
from tests.counting.rule.strategies import rules

PUBLISHED = Path(__file__).parents[3] / "docs" / "rule.schema.json"


@pytest.fixture(scope="module")
def accepts() -> Any:
    """Whether a document keeps to the schema."""
    jsonschema = pytest.importorskip("jsonschema")
    jsonschema.Draft202012Validator.check_schema(rule_schema())
    return jsonschema.Draft202012Validator(rule_schema()).is_valid


def test_the_published_schema_is_that_of_this_version() -> None:
    assert PUBLISHED.read_text(encoding="utf-8") == schema_text()


def test_the_command_prints_the_published_schema(capsys: pytest.CaptureFixture[str]) -> None:
    print_schema()
    assert capsys.readouterr().out == PUBLISHED.read_text(encoding="utf-8")


def test_every_group_of_settings_is_described_in_words() -> None:
    for name, definition in rule_schema()["$defs"].items():
        assert definition["title"], name
        assert definition["description"].endswith("."), name
        assert "`" not in definition["description"], name


@given(rules())
def test_every_rule_keeps_to_the_schema(accepts: Any, rule: CountRule) -> None:
    assert accepts(to_document(rule))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("version", 2),
        ("method", {"rule": "lottery"}),
        ("method", []),
        ("method.rule", "greedy"),
        ("method.stop", "later"),
        ("method.step", 1),
        ("method.step", "1e9"),
        ("method.step", "1/0"),
        ("method.unheard", "of"),
        ("constraints.winners", 0),
        ("constraints.winners", True),
        ("constraints.winners", 2**53),
        ("constraints.conflicts", "yes"),
        ("constraints.tiers", [{"cost": "5"}]),
        ("constraints.places_first", ["Ask", "Ask"]),
        ("ties.order", ["votes", "votes"]),
        ("ties.order", "votes"),
        ("ties.lot_seed", None),
        ("ballot", {"kind": "approval", "least": 1, "most": None}),
        ("ballot", "approval"),
        ("allocation", {"by": "per-head", "amount": None, "cap": None}),
    ],
)
def test_a_document_of_another_structure_is_refused_by_both(
    accepts: Any, path: str, value: Any
) -> None:
    document = changed(path, value)
    assert not accepts(document)
    with pytest.raises(RuleError):
        from_document(document)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    ),
    st.sampled_from([f"{group}.x".strip(".") for group in GROUPS]),
    rules(),
)
def test_a_setting_unheard_of_is_refused_by_both(
    accepts: Any, value: Any, path: str, rule: CountRule
) -> None:
    document = changed(path, value, rule)
    assert not accepts(document)
    with pytest.raises(RuleError):
        from_document(document)


@given(rules(), st.data())
def test_what_is_read_keeps_to_the_schema(
    accepts: Any, rule: CountRule, data: st.DataObject
) -> None:
    group = data.draw(st.sampled_from(GROUPS[1:]))
    name = data.draw(st.sampled_from(sorted(to_document(rule)[group])))
    anything = st.none() | st.booleans() | st.integers(-5, 5) | st.text(max_size=3) | st.just([])
    document = changed(f"{group}.{name}", data.draw(anything), rule)
    try:
        from_document(document)
    except RuleError:
        return
    assert accepts(document)
