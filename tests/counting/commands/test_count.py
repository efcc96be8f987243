"""The command `medborgarbudget count`, as people and programs use it."""

import json
import re
from fractions import Fraction
from hashlib import sha256
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from medborgarbudget.counting.bundle import read_bundle
from medborgarbudget.counting.commands.count import count
from medborgarbudget.counting.rule import (
    Constraints,
    CountRule,
    Greedy,
    GreedyOrder,
    Ties,
    to_document,
)
from tests.counting.pabulib.example import text_of

SJOSTAD = Path(__file__).parents[1] / "pabulib" / "files" / "sjostad.pb"

application = typer.Typer()
application.command()(count)


def run(*words: str, columns: int = 80) -> Result:
    """What the command answers to these words, in a window so many columns wide."""
    return CliRunner().invoke(application, list(words), env={"COLUMNS": str(columns)})


def result(*words: str) -> dict:
    """The JSON object that the command prints, which must be all that it prints."""
    answer = run(str(SJOSTAD), "--json", *words)
    assert answer.exit_code == 0
    assert answer.stderr == ""
    return json.loads(answer.stdout)


def run_text(folder: Path, text: str, *words: str) -> Result:
    """What the command answers about a file that holds this text."""
    (folder / "file.pb").write_text(text)
    return run(str(folder / "file.pb"), *words)


def words_of(answer: Result) -> str:
    """What stands in the terminal, with every blank a plain one."""
    return re.sub(r"\s+", " ", answer.stdout)


def test_json_holds_winners_in_order_of_purchase_and_the_money() -> None:
    found = result()
    assert found["selected"] == ["1", "2", "4"]
    assert (found["cost"], found["budget"], found["leftover"]) == ("900", "900", "0")
    assert (found["currency"], found["voters"]) == ("SEK", 6)


def test_json_cites_the_file_that_was_counted_and_every_setting() -> None:
    found = result("--lot-seed", "midsommar")
    assert found["input_sha256"] == sha256(SJOSTAD.read_bytes()).hexdigest()
    assert found["rule"] == to_document(CountRule(ties=Ties(lot_seed="midsommar")))


def test_json_payments_are_exact_and_add_up_to_what_each_project_cost() -> None:
    found = result()
    assert found["payments"] == [{"project": "1", "rate": "75"}, {"project": "2", "rate": "400/3"}]
    for project in found["projects"]:
        if project["funding"] == "shares":
            paid = sum(Fraction(each["amount"]) * each["voters"] for each in project["paid"])
            assert paid == Fraction(project["cost"])


def test_json_says_of_each_project_how_it_fared() -> None:
    winner, *_, loser = sorted(
        result("--completion", "none")["projects"], key=lambda project: not project["selected"]
    )
    assert (winner["order"], winner["funding"], winner["missing_votes"]) == (1, "shares", None)
    assert (loser["order"], loser["funding"]) == (None, None)
    assert loser["missing_votes"] > 0
    assert "/" in loser["effective_support"]


def test_json_of_a_count_by_votes_has_no_share_and_no_payments() -> None:
    found = result("--rule", "greedy")
    assert found["selected"] == ["1", "2", "4"]
    assert found["share"] is None
    assert found["payments"] == []


@pytest.mark.parametrize("rule", ["greedy", "equal-shares"])
def test_the_lots_that_decided_are_named(tmp_path, rule) -> None:
    level = text_of(["project_id;cost", "a;600", "b;600"], ["voter_id;vote", "1;a", "2;b"])
    (tmp_path / "level.pb").write_text(level)
    words = (str(tmp_path / "level.pb"), "--rule", rule, "--lot-seed", "midsommar")

    found = json.loads(run(*words, "--json").stdout)
    assert found["lots"] == [{"tied": ["a", "b"], "first": found["selected"][0]}]
    first = found["selected"][0]
    assert f"A lot decided between a, b: {first} went first." in words_of(run(*words))


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("utility", "cardinality"),
        ("completion", "add1"),
        ("stop", "exhaustive"),
        ("start", "exact"),
        ("step", "5/2"),
    ],
)
def test_every_setting_can_be_chosen(option, value) -> None:
    assert result(f"--{option}", value)["rule"]["method"][option] == value


def test_a_step_may_be_a_decimal_number() -> None:
    assert result("--step", "0.50")["rule"]["method"]["step"] == "1/2"


def test_the_table_shows_money_winners_and_losers() -> None:
    words = words_of(run(str(SJOSTAD)))
    assert "Budget 900 SEK" in words
    assert "1 1 Bänkar vid ån 300 4 66.6 % shares" in words
    assert '3 Scen; "Lilla torget" 500 3' in words
    assert "The file names the same winners (rule: equalshares/add1)." in words


def test_the_table_says_where_the_winners_differ_from_those_of_the_file() -> None:
    words = words_of(run(str(SJOSTAD), "--completion", "none"))
    assert "The file names other winners (rule: equalshares/add1). Only in the file:" in words


@pytest.mark.parametrize("rule", ["greedy", "equal-shares"])
def test_the_table_leaves_open_how_many_votes_a_project_dearer_than_the_budget_lacks(
    tmp_path, rule
) -> None:
    dear = text_of(["project_id;cost", "a;1001", "b;600"], ["voter_id;vote", "1;a", "2;b"])
    assert re.search(r"a 1 001 1 (59\.9 % )?–", words_of(run_text(tmp_path, dear, "--rule", rule)))


def test_square_brackets_in_a_name_are_shown_as_they_are() -> None:
    assert "Utegym [alla åldrar]" in run(str(SJOSTAD)).stdout


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_no_line_is_wider_than_the_window(columns) -> None:
    lines = run(str(SJOSTAD), columns=columns).stdout.splitlines()
    assert max(map(len, lines)) <= columns


def test_only_names_are_cut_in_a_narrow_window() -> None:
    words = words_of(run(str(SJOSTAD), columns=54))
    assert re.search(r"1 1 Bänk[^…]*… 300 4 66\.6 % shares", words)


def test_nothing_but_text_goes_to_a_file() -> None:
    answer = run(str(SJOSTAD))
    assert "\x1b" not in answer.output


HOSTILE = "\x1b[2J\x07\x9b31m\u202e"


def test_no_text_of_a_file_commands_the_terminal(tmp_path) -> None:
    text = text_of(
        ["project_id;cost;name;selected", f"a{HOSTILE};1;b{HOSTILE};1", "c;1001;d;0"],
        ["voter_id;vote", f"1;a{HOSTILE}"],
        description=f"e{HOSTILE}",
        currency=f"f{HOSTILE}",
        rule=f"g{HOSTILE}",
    )
    answer = run_text(tmp_path, text)
    assert answer.exit_code == 0
    assert not set("\x1b\x07\x9b\u202e") & set(answer.output)
    assert all(f"{letter}�[2J��31m�" in answer.output for letter in "abefg")


def test_no_error_about_a_file_commands_the_terminal(tmp_path) -> None:
    answer = run_text(tmp_path, text_of(vote_type=HOSTILE))
    assert answer.exit_code == 2
    assert "the vote type is “�[2J��31m�”" in answer.stderr


TINY = ["project_id;cost", "a;600", "b;0"]


@pytest.mark.parametrize("output", [[], ["--json"]], ids=["table", "json"])
@pytest.mark.parametrize("rule", ["greedy", "equal-shares"])
@pytest.mark.parametrize(
    "text",
    [
        text_of(TINY, ["voter_id;vote"]),
        text_of(TINY, ["voter_id;vote", "1;a,b"], budget="0"),
        text_of(TINY, ["voter_id;vote", "1;", "2;"]),
        text_of(["project_id;cost", "a;0", "b;0"], ["voter_id;vote", "1;a"], budget="0"),
        text_of(["project_id;cost"], ["voter_id;vote", "1;"]),
    ],
    ids=["nobody voted", "no budget", "all ballots blank", "all projects free", "no projects"],
)
def test_an_election_that_decides_little_or_nothing_is_counted(tmp_path, text, rule, output):
    answer = run_text(tmp_path, text, "--rule", rule, *output)
    assert (answer.exit_code, answer.stderr, answer.exception) == (0, "", None)


LARGE_SHARES = text_of(
    ["project_id;cost", "a;70000"], ["voter_id;vote", "1;a", "2;"], budget="69100"
)
"""Each voter's first share is 34 550."""


@pytest.mark.parametrize("output", [[], ["--json"]], ids=["table", "json"])
def test_a_step_far_too_small_is_kept_and_a_quick_one_is_named(tmp_path, output) -> None:
    answer = run_text(tmp_path, LARGE_SHARES, *output)
    assert answer.exit_code == 0
    assert "shares grow by only 1 at a time. --step 35 is quick" in answer.stderr
    assert "34550" in answer.stdout.replace("\xa0", "")


@pytest.mark.parametrize("words", [("--step", "4"), ("--completion", "none"), ("--rule", "greedy")])
def test_nothing_is_said_of_the_step_where_the_count_is_quick(tmp_path, words) -> None:
    assert run_text(tmp_path, LARGE_SHARES, *words).stderr == ""


def test_a_file_that_cannot_be_read_ends_with_2_and_a_sentence(tmp_path) -> None:
    answer = run(str(tmp_path / "saknas.pb"))
    assert answer.exit_code == 2
    assert answer.stdout == ""
    assert answer.stderr == (
        f"{tmp_path / 'saknas.pb'}: there is no such file. Check its name and folder.\n"
    )


@pytest.mark.parametrize(
    "words",
    [
        ("--step", "0"),
        ("--step", "-1"),
        ("--step", "en"),
        ("--step", "1/0"),
        ("--step", "1e99999999"),
        ("--step", "1_0"),
        ("--step", "9" * 5_000),
        ("--step", "٣"),
        ("--rule", "lottery"),
        ("--stop", "now"),
    ],
)
def test_a_value_that_is_none_ends_with_2_and_no_result(words) -> None:
    answer = run(str(SJOSTAD), *words)
    assert answer.exit_code == 2
    assert answer.stdout == ""
    assert words[0] in answer.stderr
    assert "Traceback" not in answer.stderr


def written(tmp_path: Path, rule: CountRule) -> str:
    """A rule document in a file, and its path."""
    path = tmp_path / "regel.json"
    path.write_text(json.dumps(to_document(rule)))
    return str(path)


def test_a_rule_document_takes_the_place_of_the_options(tmp_path) -> None:
    rule = CountRule(Greedy(by=GreedyOrder.VOTES_PER_COST), Constraints(least_votes=2))
    found = result("--rules", written(tmp_path, rule))
    assert found["rule"] == to_document(rule)
    assert "4" not in found["selected"]


def test_an_option_beside_a_rule_document_is_refused(tmp_path) -> None:
    answer = run(str(SJOSTAD), "--rules", written(tmp_path, CountRule()), "--misfit", "stop")
    assert answer.exit_code == 2
    assert "Leave out --misfit, or --rules." in re.sub(r"[\s│]+", " ", answer.stderr)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("{}", "version"),
        ("nothing", "JSON"),
        ('{"version": 1, "metod": {}}', "There is no setting “metod”"),
    ],
)
def test_a_rule_document_that_says_something_else_is_refused_in_a_sentence(
    tmp_path, text, problem
) -> None:
    (tmp_path / "regel.json").write_text(text)
    answer = run(str(SJOSTAD), "--rules", str(tmp_path / "regel.json"))
    assert answer.exit_code == 2
    assert problem in answer.stderr
    assert len(answer.stderr.splitlines()) == 1


def test_nothing_is_counted_while_the_seed_of_the_lots_is_secret(tmp_path) -> None:
    sealed = CountRule(ties=Ties(lot_commitment="0" * 64))
    answer = run(str(SJOSTAD), "--rules", written(tmp_path, sealed))
    assert answer.exit_code == 2
    assert "“ties.lot_seed”" in answer.stderr


@pytest.mark.parametrize("rule", ["phragmen", "majority-judgment", "top-k"])
def test_every_rule_shows_its_winners_and_tells_what_it_does(rule) -> None:
    words = words_of(run(str(SJOSTAD), "--rule", rule))
    assert "Winners, in order of purchase" in words
    assert {"phragmen": "earn", "majority-judgment": "grade", "top-k": "whatever"}[rule] in words


def test_a_bundle_is_written_and_its_fingerprint_told(tmp_path) -> None:
    answer = run(str(SJOSTAD), "--bundle", str(tmp_path / "count.zip"))
    assert answer.exit_code == 0
    assert read_bundle(tmp_path / "count.zip").fingerprint in answer.stderr


def test_a_bundle_that_cannot_be_written_is_told_in_a_sentence(tmp_path) -> None:
    answer = run(str(SJOSTAD), "--bundle", str(tmp_path / "nowhere" / "count.zip"))
    assert answer.exit_code == 2
    assert "cannot be written: its folder does not exist." in answer.stderr
    assert "Winners, in order of purchase" in answer.stdout


def test_a_bundle_is_not_written_among_other_files(tmp_path) -> None:
    (tmp_path / "README.txt").write_text("mine")
    answer = run(str(SJOSTAD), "--bundle", str(tmp_path))
    assert answer.exit_code == 2
    assert "the folder holds other files" in answer.stderr
    assert (tmp_path / "README.txt").read_text() == "mine"


def test_a_bundle_may_be_written_again_to_its_folder(tmp_path) -> None:
    first, second = (run(str(SJOSTAD), "--bundle", str(tmp_path / "count")) for _ in range(2))
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert first.stderr == second.stderr


def test_a_setting_of_another_method_is_refused() -> None:
    answer = run(str(SJOSTAD), "--rule", "greedy", "--winners", "2")
    assert answer.exit_code == 2
    assert "--winners is no setting of --rule greedy." in re.sub(r"[\s│]+", " ", answer.stderr)


def test_a_rule_document_that_is_not_there_is_told_like_any_other_file(tmp_path) -> None:
    answer = run(str(SJOSTAD), "--rules", str(tmp_path / "saknas.json"))
    assert answer.exit_code == 2
    assert "there is no such file. Check its name and folder." in answer.stderr


def test_amounts_are_not_parted_at_the_end_of_a_line() -> None:
    for columns in range(30, 80):
        lines = run(str(SJOSTAD), columns=columns).stdout.splitlines()
        assert not [line for line in lines if line.startswith(("SEK", "%"))]


def test_no_id_and_no_number_is_lost_in_a_narrow_window() -> None:
    def rows(columns: int) -> list[list[str]]:
        lines = run(str(SJOSTAD), columns=columns).stdout.splitlines()
        return [line.split()[:2] for line in lines if "%" in line]

    narrow = run(str(SJOSTAD), columns=30).stdout
    assert rows(30) == rows(120)
    assert "Votes short" in narrow
