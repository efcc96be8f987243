"""A right count is confirmed, and a wrong one is not, even if all of its hashes are right."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from medborgarbudget.counting.bundle import verify, write_bundle
from medborgarbudget.counting.bundle.archive import read_files
from medborgarbudget.counting.bundle.certificate import check_certificate
from medborgarbudget.counting.bundle.differences import differences
from medborgarbudget.counting.bundle.reading import bundle_of
from medborgarbudget.counting.bundle.writing import files_of
from medborgarbudget.counting.count import count
from medborgarbudget.counting.engine import Engine
from medborgarbudget.counting.pabulib import read_pabulib
from medborgarbudget.counting.report import rule_sha256
from medborgarbudget.counting.rule import (
    Completion,
    CountRule,
    EqualShares,
    Greedy,
    MajorityJudgment,
    Phragmen,
    RuleError,
    TopK,
    from_document,
    to_document,
)
from tests.counting.bundle.example import counted, rewritten
from tests.counting.strategies import constraints, elections_with_places, methods, ties

FOLDER = os.environ.get("PABULIB_DIR")
REAL = sorted(Path(FOLDER).glob("*.pb")) if FOLDER else []
METHODS = [EqualShares(), Greedy(), Phragmen(), MajorityJudgment(), TopK(2)]

rules = st.builds(CountRule, methods(), constraints(), ties())


@settings(max_examples=400)
@given(elections_with_places(max_points=3), rules)
def test_every_count_is_confirmed_by_its_certificate_and_by_a_recount(election, rule) -> None:
    assume(_is_consistent(rule))
    outcome = count(election, rule, engine=Engine.REFERENCE)
    read = bundle_of(files_of(outcome)).outcome
    assert check_certificate(read) is None
    assert differences(read, outcome) == ()


@pytest.mark.parametrize("method", METHODS, ids=lambda method: type(method).__name__)
def test_a_right_count_is_confirmed(tmp_path, method) -> None:
    write_bundle(counted(method), tmp_path / "bundle.zip")
    findings = verify(tmp_path / "bundle.zip", Engine.REFERENCE)
    assert findings.remarks == ()
    assert findings.bundle


@pytest.mark.skipif(not REAL, reason="PABULIB_DIR names no folder with real elections (.pb files)")
@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
@pytest.mark.parametrize(
    "method",
    [EqualShares(completion=Completion.NONE), Greedy(), Phragmen()],
    ids=["shares", "greedy", "phragmen"],
)
def test_counts_of_real_elections_are_confirmed(tmp_path, path, method) -> None:
    outcome = count(read_pabulib(path).election, CountRule(method), engine=Engine.REFERENCE)
    write_bundle(outcome, tmp_path / "bundle.zip")
    assert verify(tmp_path / "bundle.zip", None).remarks == ()


Lie = Callable[[dict], None]


def _other_winner(result: dict) -> None:
    """The lot decided between two that are equal: say that the other went first."""
    won, lost = _level(result)
    told = json.dumps(result).replace(won, "?").replace(lost, won).replace("?", lost)
    result.update(json.loads(told))


def _level(result: dict) -> tuple[str, str]:
    """The winner and the loser between whom a lot decided."""
    first, other = sorted(["bookcase", "bench"], key=lambda each: each not in result["selected"])
    return first, other


def _share_too_high(result: dict) -> None:
    result["share"] = str(float(result["share"]) + 1)[:-2]


def _share_too_low(result: dict) -> None:
    result["share"] = str(float(result["share"]) - 1)[:-2]


def _share_between_steps(result: dict) -> None:
    result["share"] = f"{result['share']}.50"


def _rate_changed(result: dict) -> None:
    result["payments"][0]["rate"] = "1/3"


def _payment_left_out(result: dict) -> None:
    result["payments"].pop()


def _payment_invented(result: dict) -> None:
    result["payments"].append({"project": "pier", "rate": "100"})


def _payments_in_another_order(result: dict) -> None:
    result["payments"].reverse()


def _turn_left_out(result: dict) -> None:
    result["turns"].pop()


def _turn_with_more_money(result: dict) -> None:
    result["turns"][0]["left"] = "999"


def _lot_denied(result: dict) -> None:
    result["lots"] = []


def _lot_invented(result: dict) -> None:
    result["lots"].append({"tied": ["playground", "pier"], "first": "pier"})


def _seat_moved(result: dict) -> None:
    result["seats"] = []


LIES = [
    _other_winner,
    _share_too_high,
    _share_too_low,
    _share_between_steps,
    _rate_changed,
    _payment_left_out,
    _payment_invented,
    _payments_in_another_order,
    _turn_left_out,
    _turn_with_more_money,
    _lot_denied,
    _lot_invented,
    _seat_moved,
]


@pytest.mark.parametrize("lie", LIES)
def test_a_lie_is_found_without_a_recount_and_by_one(tmp_path, lie: Lie) -> None:
    path = tmp_path / "bundle.zip"
    write_bundle(counted(), path)
    result = json.loads(read_files(path)["resultat.json"])
    before = json.dumps(result)
    lie(result)
    assert json.dumps(result) != before
    rewritten(path, {"resultat.json": result})
    findings = verify(path, Engine.REFERENCE)
    assert findings.altered or (findings.certificate and findings.recount)
    assert all(remark.endswith(".") for remark in findings.remarks)


def test_a_winner_who_did_not_win_is_named(tmp_path) -> None:
    path = tmp_path / "bundle.zip"
    write_bundle(counted(Greedy()), path)
    result = json.loads(read_files(path)["resultat.json"])
    won, lost = _level(result)
    rewritten(path, {"resultat.json": json.loads(json.dumps(result).replace(won, lost))})
    findings = verify(path, Engine.REFERENCE)
    assert f"“{lost}” won here, but not in a recount." in findings.recount
    assert f"“{won}” did not win here, but does in a recount." in findings.recount
    assert findings.certificate


@pytest.mark.parametrize("method", METHODS, ids=lambda method: type(method).__name__)
def test_other_ballots_do_not_go_with_the_result(tmp_path, method) -> None:
    path = tmp_path / "bundle.zip"
    write_bundle(counted(method), path)
    ballots = read_files(path)["roster.txt"].replace(b"\n3;1\n", b"\n1;1\n")
    rewritten(path, {"roster.txt": ballots})
    findings = verify(path, Engine.REFERENCE)
    assert findings.remarks


def test_a_certificate_of_shares_that_stopped_too_early_does_not_hold(tmp_path) -> None:
    early = EqualShares(completion=Completion.NONE)
    outcome = counted(early)
    path = tmp_path / "bundle.zip"
    write_bundle(outcome, path)
    raised = to_document(CountRule(EqualShares(completion=Completion.ADD1)))["method"]
    rule = to_document(outcome.rule) | {"method": raised}
    result = json.loads(read_files(path)["resultat.json"])
    result["rule_sha256"] = rule_sha256(from_document(rule))
    rewritten(path, {"regel.json": rule, "resultat.json": result})
    assert verify(path, None).certificate == (
        "Shares could grow by another step within the budget.",
    )


def _is_consistent(rule: CountRule) -> bool:
    try:
        from_document(to_document(rule))
    except RuleError:
        return False
    return True


def test_a_usual_bundle_is_checked_without_loading_arrays_or_the_compiler(tmp_path) -> None:
    write_bundle(counted(), tmp_path)
    program = (
        "import sys\n"
        "from medborgarbudget.counting.bundle import verify\n"
        f"assert not verify({str(tmp_path)!r}, None).remarks\n"
        "print({'numpy', 'numba'} & set(sys.modules))"
    )
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (answer.stdout, answer.stderr) == ("set()\n", "")
