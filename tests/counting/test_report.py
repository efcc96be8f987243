"""The result as a document for other programs."""

import json
from fractions import Fraction
from hashlib import sha256

from medborgarbudget.counting.bundle.writing import files_of
from medborgarbudget.counting.count import count
from medborgarbudget.counting.election import Election, Project, group_ballots
from medborgarbudget.counting.explanation import explain
from medborgarbudget.counting.outcome import Outcome
from medborgarbudget.counting.report import (
    canonical_json,
    certificate,
    result_document,
    rule_sha256,
)
from medborgarbudget.counting.rule import Constraints, CountRule, Greedy, to_document
from tests.counting.bundle.example import counted


def document(outcome: Outcome) -> dict:
    """The whole result as any program reads it."""
    found = result_document(outcome, explain(outcome), input_sha256="0" * 64, notes=["Odd."])
    assert json.loads(json.dumps(found)) == found
    return found


def project(found: dict, project_id: str) -> dict:
    return next(each for each in found["projects"] if each["id"] == project_id)


def test_the_result_holds_the_whole_certificate() -> None:
    found = document(counted())
    assert certificate(counted()).items() <= found.items()
    assert found["notes"] == ["Odd."]


def test_the_rule_is_named_by_the_hash_of_its_document() -> None:
    outcome = counted()
    written = canonical_json(to_document(outcome.rule))
    assert document(outcome)["rule_sha256"] == sha256(written).hexdigest()
    assert files_of(outcome)["regel.json"] == written
    assert rule_sha256(outcome.rule) != rule_sha256(CountRule())


def test_winners_are_told_with_their_amounts_and_where_these_come_from() -> None:
    found = document(counted())
    assert [each["project"] for each in found["winners"]] == found["selected"]
    assert found["winners"][0] == {"project": "playground", "funding": "seat", "amount": "540"}
    assert sum(Fraction(each["amount"]) for each in found["winners"]) == Fraction(found["cost"])
    assert found["seats"] == [{"project": "playground", "left": "1400.50", "granted": "540"}]
    assert project(found, "playground")["granted"] == "540"


def test_who_was_stopped_is_told_by_what_and_by_whom() -> None:
    assert project(document(counted()), "bench")["stopped_by"] == {
        "limit": "conflict",
        "label": "quay",
        "most": 1,
        "taken_by": ["bookcase"],
    }
    assert project(document(counted()), "pier")["stopped_by"] is None


def test_a_lower_cost_that_would_have_been_enough_is_an_amount() -> None:
    projects = (Project("path", 60), Project("swing", 50))
    ballots = group_ballots([{0: 1}, {0: 1}, {1: 1}])
    found = document(count(Election(projects, ballots, 100), CountRule(Greedy())))
    assert project(found, "swing")["enough_cost"] == "40"
    assert project(found, "path")["enough_cost"] is None


def test_a_part_that_was_granted_is_less_than_the_cost() -> None:
    projects = (Project("path", 60), Project("swing", 50, minimum=30))
    ballots = group_ballots([{0: 1}, {0: 1}, {1: 1}])
    rule = CountRule(Greedy(), Constraints(partial_funding=True))
    found = document(count(Election(projects, ballots, 100), rule))
    assert project(found, "swing")["granted"] == "40"
    assert project(found, "swing")["cost"] == "50"
    assert found["turns"][-1] == {"project": "swing", "left": "40", "granted": "40"}
