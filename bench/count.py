"""The command `./run bench-count`: how long the count takes, from ten thousand ballots up."""

import ctypes
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Annotated

import numpy as np
import typer
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table

from bench.tables import duration, ratio, table
from bench.timing import Patience, in_turns
from medborgarbudget.counting.count import count
from medborgarbudget.counting.election import Election, Project
from medborgarbudget.counting.engine import Engine
from medborgarbudget.counting.pabulib import read_pabulib
from medborgarbudget.counting.packed import PackedElection
from medborgarbudget.counting.packed.packing import Ballots, put_together
from medborgarbudget.counting.rule import Completion, CountRule, EqualShares, Start, Stop

SIZES = ((10_000, 100), (100_000, 150), (1_000_000, 200))
"""Ballots and projects."""
SMALL_SIZE = (60, 20)
"""What counting itself takes no time for."""
PEER_SIZES = ((2_000, 30), (4_000, 60))
"""What pabutools can count, too: in seconds, and in half a minute."""
REAL_FILE = "Poland_Swiecie_2023.pb"
SHARE = 300
"""Kronor for each voter at the start."""
MEAN_APPROVALS, MOST_APPROVALS = 6, 15
ADD1 = CountRule(method=EqualShares(completion=Completion.ADD1))
LIKE_PEER = CountRule(
    method=EqualShares(completion=Completion.ADD1, start=Start.EXACT, stop=Stop.EXHAUSTIVE)
)
PATIENCE = Patience(once=120, together=3, fewest=1, most=3)


@dataclass(frozen=True, slots=True)
class Measured:
    """One size: seconds after warm-up, runs, winners, and the most memory so far in MB."""

    ballots: int
    projects: int
    seconds: float
    runs: int
    winners: int
    memory: int


def main(
    largest: Annotated[int, typer.Option(help="Leave out elections with more ballots.")] = 10**6,
    times: Annotated[int, typer.Option(help="How many times each is counted.")] = 3,
) -> None:
    """Measure the count. Times never fail; other winners do."""
    console = Console(width=max(Console().width, 110))
    sizes = [size for size in SIZES if size[0] <= largest]
    measured = [_in_own_process(console, *size, times) for size in sizes]
    console.print(_sizes_table(measured, times))
    with tempfile.TemporaryDirectory() as folder:
        _print_cold_start(console, Path(folder) / "small.pb")
        agree = [_compare(console, path) for path in _files_for_both(Path(folder))]
        if largest >= SIZES[-1][0]:
            _print_reading(console, Path(folder) / "large.pb")
    raise typer.Exit(0 if all(agree) else 1)


def synthetic(ballots: int, projects: int) -> Election:
    """Random approvals, about six each, of projects that are liked very differently.

    The budget pays for about a third of the projects. Few ballots are alike: of a real
    election's as many as four fifths may be, so this one is a hard case.
    """
    random = np.random.default_rng([ballots, projects])
    liking = random.permutation(np.log(np.arange(1, projects + 1) ** -0.7))
    parts = [_approvals(random, liking, begin, ballots) for begin in range(0, ballots, 20_000)]
    lengths = np.concatenate([length for length, _ in parts])
    chosen = np.concatenate([choice for _, choice in parts])
    costs = random.lognormal(0, 0.8, projects)
    costs = np.maximum(1, costs / costs.sum() * 5 * SHARE * ballots)
    return PackedElection(
        projects=tuple(Project(str(p), int(cost)) for p, cost in enumerate(costs)),
        ballots=put_together(Ballots(lengths, chosen)),
        budget=SHARE * ballots,
    )


def _approvals(
    random: np.random.Generator, liking: NDArray[np.float64], begin: int, ballots: int
) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """Some ballots: the best by liking and chance, as many as the voter wants."""
    size = min(20_000, ballots - begin)
    scores = liking + random.gumbel(size=(size, len(liking)))
    best = np.argpartition(-scores, MOST_APPROVALS, axis=1)[:, :MOST_APPROVALS]
    by_score = np.argsort(-np.take_along_axis(scores, best, 1), axis=1)
    best = np.take_along_axis(best, by_score, 1)
    lengths = np.minimum(1 + random.poisson(MEAN_APPROVALS - 1, size), MOST_APPROVALS)
    best[np.arange(MOST_APPROVALS) >= lengths[:, None]] = len(liking)
    best.sort(axis=1)
    return lengths, best[best < len(liking)].astype(np.int32)


def _in_own_process(console: Console, ballots: int, projects: int, times: int) -> Measured:
    """Measured in a process of its own, since memory is never given back."""
    words = [sys.executable, "-m", "bench.count_once", str(ballots), str(projects), str(times)]
    with console.status(f"{ballots} ballots"):
        output = subprocess.run(words, check=True, capture_output=True, text=True).stdout
    seconds, runs, winners, memory = output.split()
    return Measured(ballots, projects, float(seconds), int(runs), int(winners), int(memory))


def measure(ballots: int, projects: int, times: int) -> str:
    """Seconds, runs, winners and memory of one size, for `_in_own_process`."""
    count(synthetic(1000, 20), ADD1, engine=Engine.FAST)
    election = synthetic(ballots, projects)
    forget_most_memory()
    seconds = []
    for _ in range(times):
        start = perf_counter()
        outcome = count(election, ADD1, engine=Engine.FAST)
        seconds.append(perf_counter() - start)
    memory = most_memory() // 1000
    return f"{median(seconds)} {outcome.runs} {len(outcome.winners)} {memory}"


def forget_most_memory() -> None:
    """Let `most_memory` begin anew, where the system (Linux) can do that."""
    switch = Path("/proc/self/clear_refs")
    if switch.exists():
        # Else what was needed to invent the ballots, and is free again, would count as well.
        ctypes.CDLL(None).malloc_trim(0)
        switch.write_text("5")


def most_memory() -> int:
    """The most memory that this process had at any time, in kilobytes."""
    status = Path("/proc/self/status")
    if status.exists():
        lines = status.read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _sizes_table(measured: list[Measured], times: int) -> Table:
    shown = table(
        "Equal shares with Add1 on random approvals",
        f"Medians of {times} times after warm-up, from packed ballots to exact payments. Growth "
        "is the time for each ballot and run as a multiple of the smallest election's. "
        "Memory is the most of the whole process while counting, ballots and compiler included.",
    )
    for name in ("Ballots", "Projects", "Winners", "Runs", "Time", "A run", "Growth", "Memory"):
        shown.add_column(name, justify="right", no_wrap=True)
    smallest = measured[0].seconds / measured[0].runs / measured[0].ballots
    for each in measured:
        run = each.seconds / each.runs
        numbers = (each.ballots, each.projects, each.winners, each.runs)
        growth = ratio(run / each.ballots / smallest)
        shown.add_row(
            *map(str, numbers), duration(each.seconds), duration(run), growth, f"{each.memory} MB"
        )
    return shown


def _print_cold_start(console: Console, path: Path) -> None:
    _write(path, synthetic(*SMALL_SIZE))
    words = [sys.executable, "-m", "medborgarbudget", "count", str(path), "--json"]
    seconds = [
        _seconds(partial(subprocess.run, words, check=True, capture_output=True)) for _ in range(5)
    ]
    small = "{} ballots and {} projects".format(*SMALL_SIZE)
    console.print(f"`medborgarbudget count` from cold, {small}: {duration(median(seconds))}")


def _files_for_both(folder: Path) -> Iterator[Path]:
    """Elections that pabutools can count: invented ones, and a real one if at hand."""
    for size in PEER_SIZES:
        invented = folder / "synthetic_{}x{}.pb".format(*size)
        _write(invented, synthetic(*size))
        yield invented
    if real := os.environ.get("PABULIB_DIR"):
        yield Path(real) / REAL_FILE


def _write(path: Path, election: Election) -> None:
    from medborgarbudget.counting.pabulib import dump_pabulib

    meta = dict.fromkeys(
        ("description", "country", "unit", "instance", "rule", "date_begin", "date_end"), "2026"
    )
    with path.open("w", encoding="utf-8") as file:
        file.writelines(dump_pabulib(election, meta))


def _print_reading(console: Console, path: Path) -> None:
    _write(path, synthetic(*SIZES[-1]))
    console.print(f"Reading 1 000 000 ballots: {duration(_seconds(partial(read_pabulib, path)))}")


def _seconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def _compare(console: Console, path: Path) -> bool:
    """Count a file in turns with pabutools; whether all found the same winners."""
    # Not above: what it takes would be counted into our memory.
    from bench import peer

    election = read_pabulib(path).election
    other = peer.with_points(peer.read(path), election)

    def our_winners(engine: Engine) -> frozenset[str]:
        return frozenset(count(election, LIKE_PEER, engine=engine).selected)

    our_winners(Engine.FAST)
    ours, theirs = in_turns(
        partial(our_winners, Engine.FAST),
        partial(peer.winners, other, election, LIKE_PEER),
        PATIENCE,
    )
    slower = theirs.seconds / ours.seconds if theirs.seconds and ours.seconds else None
    times = f"{duration(ours.seconds)} against {duration(theirs.seconds, PATIENCE.once)}"
    agree = ours.result == our_winners(Engine.REFERENCE) and theirs.result in (None, ours.result)
    console.print(f"{path.name}, Add1: {times}; pabutools takes {ratio(slower)}")
    console.print("The same winners" if agree else "OTHER WINNERS", style="" if agree else "red")
    return agree


if __name__ == "__main__":
    typer.run(main)
