"""The same ballots under several rules, as a board compares them."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from medborgarbudget.counting.commands.what_if import what_if_other_rules
from medborgarbudget.counting.count import count
from medborgarbudget.counting.election import Election, Project, group_ballots
from medborgarbudget.counting.rule import (
    Constraints,
    CountRule,
    EqualShares,
    Greedy,
    MajorityJudgment,
    Misfit,
    TopK,
    to_document,
)
from medborgarbudget.counting.rule.ballots import Grades, Points
from medborgarbudget.counting.rule.contradictions import contradictions
from medborgarbudget.counting.what_if import usual_rules, what_if

SJOSTAD = Path(__file__).parent / "pabulib" / "files" / "sjostad.pb"
PLAYGROUND, LIGHTS, COURTYARD, BOOKCASE = range(4)
PROJECTS = (
    Project("playground", 540),
    Project("lights", 400),
    Project("courtyard", 180),
    Project("bookcase", 150),
)
CROSSES = [
    *3 * [[PLAYGROUND]],
    *2 * [[PLAYGROUND, LIGHTS]],
    [PLAYGROUND, COURTYARD],
    *2 * [[LIGHTS, COURTYARD]],
    [LIGHTS],
    [COURTYARD, BOOKCASE],
]
ELECTION = Election(
    PROJECTS, group_ballots(dict.fromkeys(each, 1) for each in CROSSES), budget=1000
)

application = typer.Typer()
application.command()(what_if_other_rules)


def run(*words: str, columns: int = 80) -> Result:
    """What the command answers to these words, in a window so many columns wide."""
    return CliRunner().invoke(application, list(words), env={"COLUMNS": str(columns)})


def test_each_rule_has_the_winners_that_it_has_alone() -> None:
    rules = usual_rules()
    comparison = what_if(ELECTION, rules)
    assert [each.name for each in comparison.alternatives] == list(rules)
    for each in comparison.alternatives:
        assert each.outcome.selected == count(ELECTION, rules[each.name]).selected


def test_projects_that_the_choice_of_rule_decides_about_are_named() -> None:
    comparison = what_if(ELECTION, {"shares": CountRule(), "votes": CountRule(Greedy())})
    assert comparison.changing == (LIGHTS, COURTYARD, BOOKCASE)
    assert comparison.ranking() == [PLAYGROUND, LIGHTS, COURTYARD, BOOKCASE]


def test_the_constraints_of_the_round_hold_under_every_rule() -> None:
    own = CountRule(constraints=Constraints(winners=1))
    for each in what_if(ELECTION, usual_rules(own)).alternatives:
        assert len(each.winners) == 1


def test_the_rounds_own_method_comes_first_if_it_is_none_of_the_usual() -> None:
    own = CountRule(Greedy(misfit=Misfit.STOP))
    assert next(iter(usual_rules(own).items())) == ("own", own)
    assert "own" not in usual_rules(CountRule(Greedy()))


def test_rules_that_need_something_are_compared_only_where_it_is_there() -> None:
    assert not usual_rules().keys() & {"top-k", "majority-judgment"}
    limited = usual_rules(CountRule(constraints=Constraints(winners=3)))
    assert limited["top-k"].method == TopK(3)
    graded = CountRule(MajorityJudgment(), ballot=Grades())
    assert usual_rules(graded) == {"majority-judgment": graded}


def test_no_rule_that_would_be_refused_is_compared() -> None:
    own = CountRule(constraints=Constraints(winners=3, partial_funding=True), ballot=Points())
    assert not any(any(contradictions(rule)) for rule in usual_rules(own).values())
    assert not usual_rules(own).keys() & {"top-k", "phragmen"}


def test_progress_names_the_rule_that_is_counted() -> None:
    told: list[tuple[str, int]] = []
    what_if(
        ELECTION,
        {"shares": CountRule(), "votes": CountRule(Greedy())},
        lambda name, runs, _: told.append((name, runs)),
    )
    assert told[0] == ("shares", 0)
    assert told[-1] == ("votes", 0)


@pytest.mark.parametrize("columns", [80, 120])
def test_the_table_fits_the_window_and_marks_winners(columns: int) -> None:
    answer = run(str(SJOSTAD), columns=columns)
    assert answer.exit_code == 0
    assert max(map(len, answer.stdout.splitlines())) <= columns
    bench = next(line for line in answer.stdout.splitlines() if "Bänkar" in line)
    assert bench.count("✓") == 6
    assert "Voters with a winner" in answer.stdout


def test_json_names_every_rule_in_full_and_is_all_that_is_printed() -> None:
    answer = run(str(SJOSTAD), "--json")
    document = json.loads(answer.stdout)
    assert answer.stderr == ""
    first = document["rules"][0]
    assert (first["name"], first["selected"]) == ("equal-shares", ["1", "2", "4"])
    assert first["rule"] == to_document(CountRule(EqualShares()))
    assert document["changing"] == []


def test_a_rule_document_keeps_its_constraints(tmp_path: Path) -> None:
    path = tmp_path / "rule.json"
    path.write_text(json.dumps(to_document(CountRule(constraints=Constraints(winners=1)))))
    document = json.loads(run(str(SJOSTAD), "--rules", str(path), "--json").stdout)
    assert {len(each["selected"]) for each in document["rules"]} == {1}
    assert "top-k" in [each["name"] for each in document["rules"]]


def test_a_seed_beside_a_rule_document_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "rule.json"
    path.write_text(json.dumps(to_document(CountRule())))
    answer = run(str(SJOSTAD), "--rules", str(path), "--lot-seed", "x")
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert "--lot-seed" in answer.stderr


def test_a_file_that_cannot_be_read_ends_with_two_and_a_sentence(tmp_path: Path) -> None:
    answer = run(str(tmp_path / "none.pb"))
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert "none.pb" in answer.stderr


def test_a_file_cannot_command_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "file.pb"
    path.write_text(SJOSTAD.read_text().replace("Bänkar", "\x1b[31mBänkar"))
    answer = run(str(path))
    assert "Bänkar" in answer.stdout
    assert "\x1b" not in answer.stdout
