"""The files that go out with a result, for anyone who wants to recount it."""

import csv
import hashlib
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass

from medborgarbudget.counting.bundle import bundle_bytes, fingerprint_of
from medborgarbudget.counting.explanation import ProjectFacts
from medborgarbudget.counting.outcome import Outcome
from medborgarbudget.counting.pabulib import dump_pabulib, outcome_meta, selected_marks
from medborgarbudget.counting.report import canonical_json, comparison_document, result_document
from medborgarbudget.counting.rule import to_document
from medborgarbudget.counting.what_if import Comparison
from medborgarbudget.results.file_names import BALLOTS, BUNDLE, RESULT, RULE, TABLE, WHAT_IF
from medborgarbudget.voting.models import Contest

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
    """The ballots as a Pabulib file, the whole result as JSON, a table as CSV, and the bundle
    with which all of it can be checked."""
    ballots = _file(BALLOTS, "text/plain; charset=utf-8", _ballots(contest, outcome).encode())
    document = result_document(outcome, facts, input_sha256=ballots.sha256)
    return [
        ballots,
        _file(RESULT, "application/json", _json(document)),
        _file(RULE, "application/json", canonical_json(to_document(outcome.rule))),
        # Spreadsheets take a text file for Unicode only if it starts with a mark.
        _file(
            TABLE,
            "text/csv; charset=utf-8",
            ("\N{ZERO WIDTH NO-BREAK SPACE}" + _table(outcome, facts)).encode(),
        ),
        _file(BUNDLE, "application/zip", bundle_bytes(outcome)),
    ]


def what_if_file(comparison: Comparison, ballots_sha256: str) -> File:
    """What other rules would have made of the same ballots, as JSON."""
    document = comparison_document(comparison, ballots_sha256)
    return _file(WHAT_IF, "application/json", _json(document))


def bundle_fingerprint(files: Sequence[File]) -> str:
    """What identifies the count: the fingerprint of its bundle."""
    return fingerprint_of(next(file.content for file in files if file.name == BUNDLE))


def _file(name: str, content_type: str, content: bytes) -> File:
    return File(name, content_type, content, hashlib.sha256(content).hexdigest())


def _json(document: dict[str, object]) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _ballots(contest: Contest, outcome: Outcome) -> str:
    """Grouped ballots, one row for each voter, with nothing about the voters."""
    meta = outcome_meta(outcome, _description(contest))
    marks = selected_marks(outcome)
    return "".join(dump_pabulib(outcome.election, meta, selected=marks))


def _description(contest: Contest) -> dict[str, str]:
    """META: what the contest came with, and else what the round tells."""
    round = contest.round
    known = {
        "description": str(round.name),
        "country": "Sweden",
        "unit": round.organisation.name,
        "instance": str(contest.closed_on.year),
        "date_begin": contest.opened_on.strftime("%d.%m.%Y"),
        "date_end": contest.closed_on.strftime("%d.%m.%Y"),
        "language": "sv",
    }
    imported: dict[str, str] = contest.description
    return known | imported


def _table(outcome: Outcome, facts: Sequence[ProjectFacts]) -> str:
    """The projects in figures a spreadsheet can use; the exact ones stand in the document."""
    table = io.StringIO()
    writer = csv.DictWriter(table, _COLUMNS, delimiter=";", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(_row(outcome, each) for each in facts)
    return table.getvalue()


_COLUMNS = (
    "id", "name", "cost", "votes", "score", "selected", "order", "funding",
    "effective_support_percent", "missing_votes",
)  # fmt: skip


def _row(outcome: Outcome, facts: ProjectFacts) -> dict[str, object]:
    election = outcome.election
    project = election.projects[facts.project]
    support = facts.effective_support
    return {
        "id": _harmless(project.id),
        "name": _harmless(project.name),
        "cost": election.currency.format(project.cost),
        "votes": election.votes[facts.project],
        "score": election.scores[facts.project],
        "selected": int(facts.order is not None),
        "order": facts.order,
        "funding": facts.funding,
        # Rounded down, so that only full support reads 100.
        "effective_support_percent": None if support is None else int(support * 10_000) / 100,
        "missing_votes": facts.missing_votes,
    }


def _harmless(text: str) -> str:
    """The text, marked as such where a spreadsheet would take it for a formula."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
