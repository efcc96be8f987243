"""The command `medborgarbudget verify`, as people and programs use it."""

import json

import pytest
import typer
from typer.testing import CliRunner, Result

from medborgarbudget.counting.bundle import write_bundle
from medborgarbudget.counting.bundle.archive import read_files
from medborgarbudget.counting.commands import verify as verify_command
from medborgarbudget.counting.commands.verify import verify
from medborgarbudget.counting.engine import EnginesDisagreeError
from medborgarbudget.counting.rule import EqualShares, Greedy, MajorityJudgment, Phragmen, TopK
from tests.counting.bundle.example import counted, rewritten

application = typer.Typer()
application.command()(verify)


def run(*words: object) -> Result:
    """What the command answers to these words."""
    return CliRunner().invoke(application, [str(word) for word in words])


@pytest.fixture(params=["bundle", "bundle.zip"])
def bundle(request, tmp_path):
    """A bundle of a right count, as a folder and as an archive."""
    write_bundle(counted(), tmp_path / request.param)
    return tmp_path / request.param


def test_a_right_count_is_confirmed_in_two_lines_that_begin_with_its_fingerprint(
    bundle, tmp_path
) -> None:
    answer = run(bundle, "--engine", "reference")
    fingerprint = write_bundle(counted(), tmp_path / "again")
    assert answer.exit_code == 0
    assert answer.output == (
        f"Fingerprint: {fingerprint}\n"
        "The files are unaltered, the certificate holds, and a recount comes to the same.\n"
    )


def test_a_quick_check_counts_nothing_and_says_so(bundle, monkeypatch) -> None:
    monkeypatch.setattr("medborgarbudget.counting.bundle.verification.count", None)
    answer = run(bundle, "--quick")
    assert answer.exit_code == 0
    assert "Nothing was recounted." in answer.output


@pytest.mark.parametrize(
    "method",
    [EqualShares(), Greedy(), Phragmen(), MajorityJudgment(), TopK(2)],
    ids=lambda method: type(method).__name__,
)
def test_the_other_engine_counts_again_unless_one_is_named(tmp_path, method) -> None:
    write_bundle(counted(method), tmp_path)
    assert run(tmp_path).exit_code == 0


def test_an_altered_file_ends_with_1_and_its_name(tmp_path) -> None:
    write_bundle(counted(), tmp_path)
    path = tmp_path / "roster.txt"
    path.write_bytes(path.read_bytes().replace(b"\n1;", b"\n2;"))
    answer = run(tmp_path)
    assert answer.exit_code == 1
    assert answer.output == (
        "The bundle has been altered:\n• roster.txt is not the file that innehall.json lists.\n"
    )


@pytest.mark.parametrize("words", [["--quick"], ["--engine", "reference"]])
def test_a_wrong_result_ends_with_1_and_says_what_is_wrong(tmp_path, words) -> None:
    path = tmp_path / "bundle.zip"
    write_bundle(counted(), path)
    result = json.loads(read_files(path)["resultat.json"])
    result["payments"][1]["rate"] = "80"
    rewritten(path, {"resultat.json": result})
    answer = run(path, *words)
    assert answer.exit_code == 1
    assert "The certificate does not hold:\n• Purchase 2, of bookcase: " in answer.output
    recounted = "A recount comes to another result:\n• “payments” differs" in answer.output
    assert recounted == ("--quick" not in words)


def test_engines_that_disagree_end_with_1(bundle, monkeypatch) -> None:
    def disagree(*_: object) -> None:
        raise EnginesDisagreeError("They differ.")

    monkeypatch.setattr(verify_command, "verify_bundle", disagree)
    answer = run(bundle, "--engine", "both")
    assert answer.exit_code == 1
    assert answer.stderr == "They differ.\n"


def test_a_file_that_is_not_there_ends_with_2_and_a_sentence(tmp_path) -> None:
    answer = run(tmp_path / "saknas.zip")
    assert answer.exit_code == 2
    assert answer.stdout == ""
    assert "saknas.zip: there is no such file" in answer.stderr


def test_a_file_that_is_no_archive_ends_with_2(tmp_path) -> None:
    (tmp_path / "bundle.zip").write_bytes(b"PK\3\4 and then nothing")
    answer = run(tmp_path / "bundle.zip")
    assert answer.exit_code == 2
    assert "no archive (.zip) that can be read whole" in answer.stderr


def test_no_name_in_a_bundle_commands_the_terminal(tmp_path) -> None:
    write_bundle(counted(), tmp_path)
    (tmp_path / "\x1b[2J").write_bytes(b"")
    answer = run(tmp_path)
    assert answer.exit_code == 1
    assert "\x1b" not in answer.output
