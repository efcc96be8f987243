"""A bundle holds the whole count, and the same count is always the same bytes."""

import json
from dataclasses import fields
from hashlib import sha256

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from medborgarbudget.counting.bundle import (
    BundleError,
    bundle_bytes,
    fingerprint_of,
    read_bundle,
    write_bundle,
)
from medborgarbudget.counting.bundle.ballots import write_ballots
from medborgarbudget.counting.bundle.contents import NAMES
from medborgarbudget.counting.bundle.election_document import election_document
from medborgarbudget.counting.bundle.reading import bundle_of
from medborgarbudget.counting.bundle.writing import files_of
from medborgarbudget.counting.count import count
from medborgarbudget.counting.election import BallotGroup, Election, Project
from medborgarbudget.counting.engine import Engine
from medborgarbudget.counting.report import rule_sha256
from medborgarbudget.counting.rule import CountRule, RuleError, from_document, to_document
from tests.counting.bundle.example import ELECTION, counted
from tests.counting.strategies import constraints, elections_with_places, methods, ties

rules = st.builds(CountRule, methods(), constraints(), ties())


@settings(max_examples=150)
@given(elections_with_places(max_points=3), rules)
def test_what_is_read_is_what_was_counted(election, rule) -> None:
    assume(_is_consistent(rule))
    outcome = count(election, rule, engine=Engine.REFERENCE)
    read = bundle_of(files_of(outcome)).outcome
    assert (read.election, read.rule, read.ties) == (election, rule, outcome.ties)
    assert (read.winners, read.lots, read.seats) == (outcome.winners, outcome.lots, outcome.seats)
    assert (read.turns, read.share) == (outcome.turns, outcome.share)
    assert read.purchases == outcome.purchases
    assert (read.contest, read.quotas) == (outcome.contest, outcome.quotas)


def test_the_same_count_is_the_same_bytes() -> None:
    assert bundle_bytes(counted()) == bundle_bytes(counted())


def test_the_order_in_which_ballots_are_kept_leaves_no_trace() -> None:
    halves = [BallotGroup(each.points, 1) for each in ELECTION.ballots for _ in range(each.weight)]
    shuffled = Election(
        ELECTION.projects, tuple(reversed(halves)), ELECTION.budget, currency=ELECTION.currency
    )
    rule = counted().rule
    assert bundle_bytes(count(shuffled, rule, engine=Engine.REFERENCE)) == bundle_bytes(counted())


def test_folder_and_archive_have_one_fingerprint_the_hash_of_the_list(tmp_path) -> None:
    fingerprint = write_bundle(counted(), tmp_path / "bundle")
    assert write_bundle(counted(), tmp_path / "bundle.zip") == fingerprint
    assert read_bundle(tmp_path / "bundle").fingerprint == fingerprint
    assert read_bundle(tmp_path / "bundle.zip").fingerprint == fingerprint
    assert fingerprint_of(bundle_bytes(counted())) == fingerprint
    assert sha256((tmp_path / "bundle" / "innehall.json").read_bytes()).hexdigest() == fingerprint
    assert {each.name for each in (tmp_path / "bundle").iterdir()} == set(NAMES)


def test_the_list_names_hash_and_length_of_every_file_and_the_hash_of_the_rule(tmp_path) -> None:
    write_bundle(counted(), tmp_path)
    listed = json.loads((tmp_path / "innehall.json").read_text())
    assert listed["format"] == 1
    assert listed["rule_sha256"] == rule_sha256(counted().rule)
    assert set(listed["files"]) == set(NAMES) - {"innehall.json"}
    for name, known in listed["files"].items():
        content = (tmp_path / name).read_bytes()
        assert known == {"bytes": len(content), "sha256": sha256(content).hexdigest()}


def test_ballots_are_lines_of_voters_projects_and_points() -> None:
    ballots = (BallotGroup((), 2), BallotGroup(((0, 3), (2, 1)), 5))
    election = Election((Project("a", 1), Project("b", 1), Project("c", 1)), ballots, 1)
    assert write_ballots(election) == b"voters;projects;points\n2;;\n5;1,3;3,1\n"


def test_ballots_without_points_have_no_column_for_them() -> None:
    assert write_ballots(ELECTION).startswith(b"voters;projects\n1;\n")


def test_every_field_of_a_project_and_an_election_is_written() -> None:
    written = election_document(ELECTION)
    assert set(written) | {"ballots"} == {each.name for each in fields(Election)}
    assert set(written["projects"][0]) == {each.name for each in fields(Project)}


def test_the_readme_tells_how_to_check_in_both_languages(tmp_path) -> None:
    write_bundle(counted(), tmp_path)
    text = (tmp_path / "README.txt").read_text()
    assert text.count("sha256sum innehall.json") == 2
    assert "medborgarbudget verify MAPP" in text
    assert "medborgarbudget verify FOLDER" in text
    assert all(name in text for name in NAMES if name != "README.txt")
    assert max(map(len, text.splitlines())) <= 100


@pytest.mark.parametrize("name", ["none", "empty", "text.zip"])
def test_what_is_no_bundle_is_refused_with_a_sentence(tmp_path, name) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "text.zip").write_text("no archive")
    with pytest.raises(BundleError, match=r"\.$"):
        read_bundle(tmp_path / name)


def _is_consistent(rule: CountRule) -> bool:
    try:
        from_document(to_document(rule))
    except RuleError:
        return False
    return True
