"""Rules and pots are kept as documents, read back as they were, and known by a fingerprint."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medborgarbudget.counting.rule.error import RuleError
from medborgarbudget.rounds.rulebook import (
    Eligibility,
    Place,
    PotTerms,
    Rules,
    fingerprint_of,
    rules_from_document,
    to_document,
)
from medborgarbudget.rounds.rulebook.document import (
    place_from_document,
    place_to_document,
    pots_from_document,
    pots_to_document,
)
from tests.rounds.rulebook.strategies import PLACES, POTS, RULES


@given(RULES)
def test_rules_are_read_back_from_the_text_of_their_document(rules: Rules) -> None:
    assert rules_from_document(json.loads(json.dumps(to_document(rules)))) == rules


@given(POTS)
def test_pots_are_read_back_from_the_text_of_their_document(pots: tuple[PotTerms, ...]) -> None:
    assert pots_from_document(json.loads(json.dumps(pots_to_document(pots)))) == pots


@given(PLACES)
def test_a_place_is_read_back_from_the_text_of_its_document(place: Place) -> None:
    assert place_from_document(json.loads(json.dumps(place_to_document(place)))) == place


SOME_EDITIONS = st.tuples(
    st.sampled_from([Rules(), Rules(vote=Eligibility(age_from=13))]) | RULES,
    st.just(()) | POTS,
    PLACES,
)


@given(SOME_EDITIONS, SOME_EDITIONS)
def test_the_fingerprint_tells_different_rules_pots_and_places_apart(one, other) -> None:
    fingerprints = {
        fingerprint_of(to_document(rules), pots_to_document(pots), place_to_document(place))
        for rules, pots, place in (one, other)
    }
    assert (len(fingerprints) == 1) == (one == other)


def test_the_order_of_keys_does_not_matter_to_the_fingerprint() -> None:
    document = to_document(Rules())
    turned = dict(reversed(document.items()))
    assert fingerprint_of(document, [], {}) == fingerprint_of(turned, [], {})


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("version", 2, "“version” must be 1"),
        ("propose", {}, "“propose.links” is missing"),
        ("leftovers", "spent", "“leftovers” must be one of"),
        ("criteria", [{"question": [], "explanation": []}], "“criteria[0].question” is empty"),
        ("count", {"version": 1}, "“count.method” is missing"),
    ],
)
def test_what_is_wrong_in_a_document_is_told_where_it_stands(name, value, sentence) -> None:
    with pytest.raises(RuleError) as refused:
        rules_from_document(to_document(Rules()) | {name: value})
    assert str(refused.value).startswith(sentence)
