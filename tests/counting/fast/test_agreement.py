"""The fast engine finds exactly what the reference finds: winners, payments, lots and all."""

import os
import subprocess
import sys
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from medborgarbudget.counting import completion as reference
from medborgarbudget.counting import fast
from medborgarbudget.counting.completion import suggested_step
from medborgarbudget.counting.election import Election, Project, group_ballots
from medborgarbudget.counting.engine import shares_by
from medborgarbudget.counting.equal_shares import SharesRun
from medborgarbudget.counting.equal_shares import equal_shares as reference_run
from medborgarbudget.counting.fast import BeyondFastError, equal_shares
from medborgarbudget.counting.fast.compiled import compiled
from medborgarbudget.counting.fast.exact import ExactRun
from medborgarbudget.counting.fast.runs import Runs
from medborgarbudget.counting.pabulib import read_pabulib
from medborgarbudget.counting.packed.packing import pack
from medborgarbudget.counting.quotas import Limit, Quota
from medborgarbudget.counting.rule import Completion, EqualShares, Start, Stop, Ties, Utility
from medborgarbudget.counting.ties import tie_order
from tests.counting.fast.agreement import differences, silent
from tests.counting.fast.cases import case

FOLDER = os.environ.get("PABULIB_DIR")
PATHS = sorted(Path(FOLDER).glob("*.pb")) if FOLDER else []
ELECTIONS, PARTS = 20_000, 20


def both(
    election: Election, settings: EqualShares, quotas: tuple[Quota, ...] = ()
) -> tuple[tuple[SharesRun, int], tuple[SharesRun, int]]:
    ties = tie_order(election, Ties())
    return (
        shares_by(election, settings, ties, quotas, silent, fast),
        shares_by(election, settings, ties, quotas, silent, reference),
    )


@pytest.mark.parametrize("part", range(PARTS))
def test_random_tiny_elections_full_of_ties_are_counted_alike(part) -> None:
    size = ELECTIONS // PARTS
    for seed in range(part * size, (part + 1) * size):
        assert differences(case(seed)) == [], f"case({seed})"


@pytest.mark.skipif(not PATHS, reason="PABULIB_DIR names no folder with real elections (.pb files)")
@pytest.mark.parametrize("utility", Utility)
@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_real_elections_are_counted_alike(path, utility) -> None:
    election = read_pabulib(path).election
    settings = EqualShares(utility)
    found, expected = both(
        election, replace(settings, step=10 * suggested_step(election, settings))
    )
    assert found == expected


def election_of(costs: list[int], ballots: list[dict[int, int]], budget: int) -> Election:
    projects = tuple(Project(str(index), cost) for index, cost in enumerate(costs))
    return Election(projects, group_ballots(ballots), budget)


PITFALLS = {
    "same votes, other costs": election_of([40, 50], [{0: 1}, {1: 1}] * 3, 120),
    "same votes and costs": election_of([40, 40, 40], [{0: 1}, {1: 1}, {2: 1}] * 2, 120),
    "a cost of just all the money": election_of([6], [{0: 1}, {0: 1}, {}], 9),
    "a supporter left with just nothing": election_of([2, 2], [{0: 1, 1: 1}, {1: 1}], 4),
    "equals whose supporters ran out": election_of(
        [12, 9, 9], [{0: 1, 1: 1}, {0: 1, 2: 1}, {1: 1}, {2: 1}, {1: 1}, {2: 1}], 60
    ),
    "dearer than the budget": election_of([999_999_999, 5], [{0: 1}, {0: 1, 1: 1}], 10),
    "free of charge": election_of([0, 4, 0], [{0: 1, 1: 1}], 4),
    "blank ballots only": election_of([5], [{}, {}], 10),
    "no voter": election_of([5], [], 10),
    "no project": election_of([], [{}], 10),
    "one voter": election_of([3, 7], [{0: 1, 1: 1}], 10),
    "all affordable": election_of([1, 2, 3], [{0: 1}, {1: 1}, {2: 1}], 100),
    "none affordable": election_of([20, 30], [{0: 1}, {1: 1}], 10),
    "a share below one": election_of([1], [{0: 1}] * 4, 2),
    "a dear project of few": election_of([10**9, 100], [{0: 1}] + [{1: 1}] * 99, 10**9),
    "thirds": election_of([10, 10, 10], [{0: 1, 1: 1, 2: 1}, {0: 1}, {0: 1, 1: 1}], 20),
    "a difference in the sixteenth digit": election_of(
        [10**15, 10**15 + 1, 3 * 10**14],
        [{0: 1, 2: 1}, {1: 1, 2: 1}, {0: 1}, {1: 1}, {0: 1}, {1: 1}],
        10**15 * 2 + 1,
    ),
    "many points": election_of([9, 9], [{0: 10**12, 1: 1}, {1: 10**12}], 12),
}
"""Elections that count wrong if one is careless, and what is special about them."""


@pytest.mark.parametrize("utility", Utility)
@pytest.mark.parametrize("start", Start)
@pytest.mark.parametrize("stop", Stop)
@pytest.mark.parametrize("pitfall", PITFALLS)
def test_pitfalls_are_counted_alike(pitfall, stop, start, utility) -> None:
    election = PITFALLS[pitfall]
    step = max(Fraction(1), Fraction(election.budget, 40))
    found, expected = both(election, EqualShares(utility, Completion.ADD1, stop, start, step))
    assert found == expected


def test_packed_ballots_are_counted_like_any_others() -> None:
    election = election_of([40, 50, 30], [{0: 1}, {1: 1, 2: 1}, {0: 1, 2: 1}] * 5, 700)
    packed = replace(election, ballots=pack(election.ballots))
    assert both(packed, EqualShares())[0] == both(election, EqualShares())[1]


def test_four_thousand_projects_are_counted_alike() -> None:
    size = 4000
    ballots = [{p % size: 1, p * 7 % size: 1, p * p % size: 1} for p in range(1, 6000)]
    election = election_of([5 + p % 97 for p in range(size)], ballots, 12_000)
    found, expected = both(election, EqualShares(completion=Completion.NONE))
    assert found == expected


def test_a_full_quota_stops_its_projects() -> None:
    election = election_of([10, 10, 10], [{0: 1}] * 5 + [{1: 1}] * 4 + [{2: 1}] * 3, 40)
    quota = Quota(Limit.PLACE, frozenset({0, 1}), 1)
    found, expected = both(election, EqualShares(), (quota,))
    assert found == expected
    assert [each.project for each in found[0].purchases] == [0, 2]


def test_progress_is_told_after_every_run() -> None:
    election = election_of([40, 70], [{0: 1}, {1: 1}, {0: 1, 1: 1}], 90)
    told: dict[str, list[tuple[int, Fraction]]] = {"fast": [], "reference": []}
    for name, implementation in (("fast", fast), ("reference", reference)):
        shares_by(
            election,
            EqualShares(),
            tie_order(election, Ties()),
            (),
            lambda runs, share, name=name: told[name].append((runs, share)),
            implementation,
        )
    assert told["fast"] == told["reference"] != []


@pytest.mark.parametrize(
    "election",
    [
        election_of([2**53, 1], [{0: 1}], 10),
        election_of([5], [{0: 2**53}], 10),
    ],
    ids=["cost", "points"],
)
def test_numbers_too_large_for_exact_doubles_are_refused(election) -> None:
    with pytest.raises(BeyondFastError):
        both(election, EqualShares())


def test_a_share_whose_parts_are_too_many_for_doubles_is_counted_alike() -> None:
    election = election_of([4, 2], [{0: 1}, {0: 1, 1: 1}], 10)
    share, ties = 2 + Fraction(1, 10**17), tie_order(election, Ties())
    found = equal_shares(election, share, Utility.COST, ties)
    assert found == reference_run(election, share, Utility.COST, ties)


@pytest.mark.parametrize("order", [[1, 0], [2]], ids=["not first among equals", "too dear"])
def test_a_decision_that_the_exact_numbers_contradict_is_refused(order) -> None:
    election = election_of([4, 4, 100], [{0: 1}, {1: 1}, {2: 1}], 12)
    ties = replace(tie_order(election, Ties()), lots=(0, 1, 2))
    runs = Runs(election, Utility.COST, ties, ())
    with pytest.raises(ValueError, match="project"):
        runs.exact(Fraction(4), order)


def test_the_exact_run_looks_one_by_one_at_those_on_the_border(monkeypatch) -> None:
    """Told that doubles are far off, it must still find the same rates."""
    monkeypatch.setattr("medborgarbudget.counting.fast.exact._FIRST_OFF", 1.0)
    for seed in range(200):
        assert differences(case(seed)) == [], f"case({seed})"


def test_doubles_alone_settle_nearly_every_run(monkeypatch) -> None:
    """Otherwise the fast engine would be slow, and nobody would know why."""
    resolved = []
    monkeypatch.setattr(ExactRun, "finish", lambda run: resolved.append(run.share))
    election = election_of(
        [100 + 7 * p for p in range(30)],
        [{v % 30: 1, v * v % 30: 1, v * 7 % 11: 1} for v in range(997)],
        3000,
    )
    shares_by(election, EqualShares(), tie_order(election, Ties()), (), silent, fast)
    assert resolved == []


def test_loops_compile_where_nothing_can_be_kept() -> None:
    names: dict[str, object] = {}
    exec("def double(number):\n    return 2 * number", names)
    assert compiled(names["double"])(21) == 42


def test_the_compiler_is_not_imported_where_it_is_not_wanted() -> None:
    program = "import sys, medborgarbudget.counting.count; sys.exit('numba' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
