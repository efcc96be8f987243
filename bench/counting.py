"""Reading and counting elections, in turns with pabutools, and whether the winners agree."""

import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from importlib.metadata import version
from math import prod
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bench import peer
from bench.tables import duration, ratio, table
from bench.timing import Patience, Side, in_turns
from medborgarbudget.counting.count import count
from medborgarbudget.counting.election import Election
from medborgarbudget.counting.engine import Engine
from medborgarbudget.counting.pabulib import PabulibFile, read_pabulib
from medborgarbudget.counting.rule import Completion, CountRule, EqualShares, Greedy, Start, Stop

READING = "Reading the file"
RULES = {
    "Equal shares alone": CountRule(EqualShares(completion=Completion.NONE, start=Start.EXACT)),
    "Equal shares, Add1": CountRule(
        EqualShares(completion=Completion.ADD1, start=Start.EXACT, stop=Stop.EXHAUSTIVE)
    ),
    "Greedy": CountRule(Greedy()),
}
"""Each with the settings that pabutools has."""

THOROUGH = Patience(once=60, together=3, fewest=2, most=7)
QUICK = Patience(once=5, together=1, fewest=1, most=3)


@dataclass(frozen=True, slots=True)
class Line:
    """One task, done by both: their medians in seconds, and what is to be said of the winners.

    ``agree`` is ``None`` where there are no two sets of winners to compare.
    """

    task: str
    ours: float | None
    theirs: float | None
    remark: str = ""
    agree: bool | None = None

    @property
    def ratio(self) -> float | None:
        """How many times as long pabutools takes."""
        return self.theirs / self.ours if self.ours and self.theirs else None


def compare(console: Console, *, quick: bool) -> bool:
    """Print the comparison and return whether both always found the same winners."""
    patience = QUICK if quick else THOROUGH
    with tempfile.TemporaryDirectory() as folder:
        files = _files(console, Path(folder))
        lines = [_show_progress(console, path, patience) for path in files]
        console.print(_table(dict(zip(files, lines, strict=True)), patience))
    return all(line.agree is not False for each in lines for line in each)


def _files(console: Console, folder: Path) -> list[Path]:
    if real := os.environ.get("PABULIB_DIR"):
        return sorted(Path(real).glob("*.pb"))
    from bench.elections import invented_files

    console.print("PABULIB_DIR is not set: these elections are INVENTED.", style="bold yellow")
    return list(invented_files(folder))


def _show_progress(console: Console, path: Path, patience: Patience) -> list[Line]:
    lines = []
    with console.status(path.stem) as status:
        for line in _lines(path, patience):
            lines.append(line)
            status.update(f"{path.stem}: after {line.task.lower()}")
    return lines


def _lines(path: Path, patience: Patience) -> Iterator[Line]:
    ours, theirs = in_turns(partial(read_pabulib, path), partial(peer.read, path), patience)
    yield Line(READING, ours.seconds, theirs.seconds, _size(ours.result))
    if not ours.result or not theirs.result:
        return
    election = ours.result.election
    other = peer.with_points(theirs.result, election)
    for task, rule in RULES.items():
        yield _counted(task, election, other, rule, patience)


def _counted(
    task: str, election: Election, other: peer.PeerElection, rule: CountRule, patience: Patience
) -> Line:
    def our_winners() -> frozenset[str]:
        # A copy has not yet added up its votes, and pabutools begins there too.
        return frozenset(count(replace(election), rule, engine=Engine.REFERENCE).selected)

    ours, theirs = in_turns(our_winners, partial(peer.winners, other, election, rule), patience)
    remark, agree = _agreement(ours, theirs)
    return Line(task, ours.seconds, theirs.seconds, remark, agree)


def _size(file: PabulibFile | None) -> str:
    if file is None:
        return ""
    election = file.election
    return f"{len(election.projects)} projects, {election.voters} voters"


def _agreement(ours: Side[frozenset[str]], theirs: Side[frozenset[str]]) -> tuple[str, bool | None]:
    if ours.result is None or theirs.result is None:
        return "not compared", None
    if ours.result == theirs.result:
        return f"the same {len(ours.result)} winners", True
    ours_only, theirs_only = (
        ", ".join(sorted(each)) or "none"
        for each in (ours.result - theirs.result, theirs.result - ours.result)
    )
    return f"OTHER WINNERS: only ours {ours_only}; only theirs {theirs_only}", False


def _table(lines: dict[Path, list[Line]], patience: Patience) -> Table:
    caption = (
        f"Medians of {patience.fewest} to {patience.most} times in turns, both in exact fractions, "
        "on identical ballots put together, with the same tie order. Add1 starts at the exact "
        "share and stops when nothing more fits, as in pabutools. Rankings are counted with our "
        f"points. “> {patience.once:g} s”: given up at the first try, and left out of the mean."
    )
    shown = table(f"Counting, compared with pabutools {version('pabutools')}", caption)
    shown.add_column("Task")
    for name in ("medborgarbudget", "pabutools", "pabutools takes"):
        shown.add_column(name, justify="right", no_wrap=True)
    shown.add_column("Result")
    for path, each in lines.items():
        shown.add_row(f"[bold]{path.stem}[/bold]")
        for line in each:
            cells = [duration(seconds, patience.once) for seconds in (line.ours, line.theirs)]
            style = "bold red" if line.agree is False else None
            shown.add_row(f"  {line.task}", *cells, ratio(line.ratio), line.remark, style=style)
    _add_means(shown, [line for each in lines.values() for line in each])
    return shown


def _add_means(shown: Table, lines: list[Line]) -> None:
    """The geometric mean of the ratios, for every task."""
    shown.add_section()
    shown.add_row("[bold]Geometric mean[/bold]")
    for task in (READING, *RULES):
        found = [line.ratio for line in lines if line.task == task]
        ratios = [each for each in found if each]
        if ratios:
            mean = prod(ratios) ** (1 / len(ratios))
            remark = f"of {len(ratios)} out of {len(found)} elections"
            shown.add_row(f"  {task}", "", "", ratio(mean), remark)
