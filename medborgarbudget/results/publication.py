"""The files that go out with a result, for anyone who wants to recount it."""

import csv
import hashlib
import io
import json
from dataclasses import dataclass

from medborgarbudget.counting.explanation import ProjectFacts
from medborgarbudget.counting.outcome import Outcome
from medborgarbudget.counting.pabulib import dump_pabulib, outcome_meta, selected_marks
from medborgarbudget.counting.report import result_document
from medborgarbudget.voting.models import Contest

BALLOTS = "omrostning.pb"
RESULT = "resultat.json"
TABLE = "resultat.csv"

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class File:
    """A file to publish: its bytes, and their SHA-256 in hexadecimal."""

    name: str
    content_type: str
    content: bytes
    sha256: str


def published_files(
    contest: Contest, outcome: Outcome, facts: tuple[ProjectFacts, ...]
) -> list[File]:
    """The ballots as a Pabulib file, the whole result as JSON, and a table as CSV."""
    ballots = _file(BALLOTS, "text/plain; charset=utf-8", _ballots(contest, outcome))
    document = result_document(outcome, facts, input_sha256=ballots.sha256)
    written = json.dumps(document, ensure_ascii=False, indent=1)
    return [
        ballots,
        _file(RESULT, "application/json", written + "\n"),
        # Spreadsheets take a text file for Unicode only if it starts with a mark.
        _file(TABLE, "text/csv; charset=utf-8", "\N{ZERO WIDTH NO-BREAK SPACE}" + _table(document)),
    ]


def _file(name: str, content_type: str, text: str) -> File:
    content = text.encode()
    return File(name, content_type, content, hashlib.sha256(content).hexdigest())


def _ballots(contest: Contest, outcome: Outcome) -> str:
    """Grouped ballots, one row for each voter, with nothing about the voters."""
    meta = outcome_meta(outcome, _description(contest))
    marks = selected_marks(outcome)
    return "".join(dump_pabulib(outcome.election, meta, selected=marks))


def _description(contest: Contest) -> dict[str, str]:
    """META: what the contest came with, and else what the round tells."""
    round = contest.round
    days = [day for day in (contest.opened_on, contest.closed_on) if day]
    known = {
        "description": str(round.name),
        "country": "Sweden",
        "unit": round.organisation.name,
        "instance": str(days[-1].year) if days else round.slug,
        "language": "sv",
    }
    if days:
        known["date_begin"] = days[0].strftime("%d.%m.%Y")
        known["date_end"] = days[-1].strftime("%d.%m.%Y")
    imported: dict[str, str] = contest.description
    return known | imported


def _table(document: dict[str, object]) -> str:
    """The projects of a result document as a table that no spreadsheet takes for formulas."""
    rows = document["projects"]
    assert isinstance(rows, list)
    columns = [name for name, value in rows[0].items() if not isinstance(value, list | dict)]
    table = io.StringIO()
    writer = csv.writer(table, delimiter=";", lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_harmless(row[name]) for name in columns] for row in rows)
    return table.getvalue()


def _harmless(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA_STARTS) else value
