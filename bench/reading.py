"""How long reading a large election takes, and how much memory, in a process of its own."""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from statistics import median

import numpy as np

from medborgarbudget.counting.election import Election, Project
from medborgarbudget.counting.pabulib import dump_pabulib

_ROWS_AT_A_TIME = 50_000
_META = {
    "description": "An invented election",
    "country": "Sweden",
    "unit": "Almvik",
    "instance": "2026",
    "rule": "unknown",
    "date_begin": "2026",
    "date_end": "2026",
}
_READING = """
import json, sys, time
from bench.memory import most_memory
from medborgarbudget.counting.pabulib import read_pabulib
start = time.perf_counter()
election = read_pabulib(sys.argv[1]).election
seconds = time.perf_counter() - start
print(json.dumps([seconds, most_memory(), len(election.ballots)]))
"""


@dataclass(frozen=True, slots=True)
class Reading:
    """A file's size in bytes, how many different ballots it holds, the median time of reading
    it, the libraries that it needs included, and the most memory of the process in bytes."""

    size: int
    groups: int
    seconds: float
    peak: int


def read_in_turn(path: Path, times: int = 3) -> Reading:
    """Read the file so many times, each time in a new process."""
    runs = [_read(path) for _ in range(times)]
    return Reading(
        size=path.stat().st_size,
        groups=runs[0][2],
        seconds=median(seconds for seconds, _, _ in runs),
        peak=max(peak for _, peak, _ in runs),
    )


def large_file(folder: Path, projects: int, voters: int, *, further_columns: bool = False) -> Path:
    """A file of approvals, about six a ballot, the same every time; with further columns,
    it says of each voter the age, the sex and how the vote was cast."""
    path = folder / f"Invented_{projects}_projects_{voters}_voters.pb"
    listed = tuple(Project(str(number), 10_000 * (4 + number % 57)) for number in range(projects))
    budget = sum(project.cost for project in listed) // 5
    without_ballots = dump_pabulib(Election(listed, (), budget), _META)
    head = [f"num_votes;{voters}\n" if "num_votes" in line else line for line in without_ballots]
    columns = "age;sex;voting_method;vote" if further_columns else "vote"
    rows = (
        f"{number};{_about(number) if further_columns else ''}{ballot}\n"
        for number, ballot in enumerate(_ballots(projects, voters), start=1)
    )
    with path.open("w", encoding="utf-8") as file:
        file.writelines(chain(head[:-1], [f"voter_id;{columns}\n"], rows))
    return path


def _read(path: Path) -> tuple[float, int, int]:
    command = [sys.executable, "-c", _READING, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds, peak, groups = json.loads(done.stdout)
    return seconds, peak, groups


def _about(number: int) -> str:
    return f"{16 + number * 7 % 80};{'FMO'[number % 3]};{('internet', 'paper')[number % 5 == 0]};"


def _ballots(projects: int, voters: int) -> Iterator[str]:
    """Lists of three to nine projects, the first ones more often than the last."""
    return islice(chain.from_iterable(_batches(projects, voters)), voters)


def _batches(projects: int, voters: int) -> Iterator[Iterator[str]]:
    random = np.random.default_rng([projects, voters])
    while True:
        drawn = (projects * random.random((_ROWS_AT_A_TIME, 9)) ** 1.7).astype(int).tolist()
        lengths = random.integers(3, 10, _ROWS_AT_A_TIME).tolist()
        yield (
            ",".join(map(str, dict.fromkeys(row[:length])))
            for row, length in zip(drawn, lengths, strict=True)
        )
