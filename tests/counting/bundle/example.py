"""A small count with everything in it: shares, leftover, a lot, and a place that goes first."""

from functools import cache
from pathlib import Path

from medborgarbudget.counting.bundle.archive import archive_of, read_files
from medborgarbudget.counting.bundle.contents import LIST, Files, listed
from medborgarbudget.counting.count import count
from medborgarbudget.counting.election import Election, Project, group_ballots
from medborgarbudget.counting.engine import Engine
from medborgarbudget.counting.money import Currency
from medborgarbudget.counting.outcome import Outcome
from medborgarbudget.counting.report import canonical_json
from medborgarbudget.counting.rule import Constraints, CountRule, Method, Ties

PROJECTS = (
    Project("playground", 54000, "Lekplats vid Å", "north"),
    Project("lights", 40000, "Belysning; “gång”", "south"),
    Project("courtyard", 18000, "", "south"),
    Project("bookcase", 15000, "Bokskåp", "south", "quay"),
    Project("bench", 15000, "Bänk", "south", "quay"),
    Project("pier", 90000, "Brygga", "", "", 60000),
)
CROSSES = [[0], [0], [0], [0, 1], [0, 1], [0, 2], [1, 2], [1, 2], [1], [3], [3], [4], [4], [], [5]]
ELECTION = Election(
    PROJECTS,
    group_ballots(dict.fromkeys(each, 1) for each in CROSSES),
    budget=140050,
    currency=Currency("SEK", decimals=2),
)


@cache
def counted(method: Method | None = None) -> Outcome:
    """The example counted by a method; by equal shares if none is named."""
    rule = CountRule(constraints=Constraints(places_first=("north",)), ties=Ties(lot_seed="jul"))
    if method:
        rule = CountRule(method, rule.constraints, rule.ties)
    return count(ELECTION, rule, engine=Engine.REFERENCE)


def rewritten(path: Path, changes: dict[str, bytes | dict]) -> None:
    """Put other documents into the archive, as a forger would who corrects the hashes."""
    files: dict[str, bytes] = dict(read_files(path))
    for name, content in changes.items():
        files[name] = content if isinstance(content, bytes) else canonical_json(content)
    path.write_bytes(archive_of(relisted(files)))


def relisted(files: Files) -> Files:
    """The files with a list that agrees with them."""
    return {**files, LIST: listed(files)}
