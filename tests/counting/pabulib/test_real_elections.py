"""Real elections say themselves what a right reading of them gives."""

import os
import sys
from pathlib import Path

import pytest

from medborgarbudget.counting.pabulib import (
    PabulibFile,
    dump_pabulib,
    parse_pabulib,
    read_pabulib,
    reader,
)
from medborgarbudget.counting.packed import PackedElection

FOLDER = os.environ.get("PABULIB_DIR")
PATHS = sorted(Path(FOLDER).glob("*.pb")) if FOLDER else []

pytestmark = pytest.mark.skipif(
    not PATHS, reason="PABULIB_DIR names no folder with real elections (.pb files)"
)


@pytest.fixture(scope="module", params=PATHS, ids=lambda path: path.stem)
def file(request) -> PabulibFile:
    return read_pabulib(request.param)


def column(file: PabulibFile, name: str) -> list[str | None]:
    return [file.project_columns[project.id].get(name) for project in file.election.projects]


def test_votes_of_every_project_are_those_that_the_file_counted(file) -> None:
    assert column(file, "votes") == [str(votes) for votes in file.election.votes]


def test_scores_of_every_project_are_those_that_the_file_counted(file) -> None:
    written = column(file, "score")
    if written[0] is None:
        assert file.election.scores == file.election.votes
        return
    wrong = [
        (project.id, int(score or 0) - counted)
        for project, score, counted in zip(
            file.election.projects, written, file.election.scores, strict=True
        )
        if score != str(counted)
    ]
    # One voter there ranked a single project, and the file gave it 1 point instead of 5.
    assert wrong == ([("24", -4)] if file.meta["instance"] == "S5R" else [])


def test_voters_projects_and_budget_are_those_of_meta(file) -> None:
    assert str(file.election.voters) == file.meta["num_votes"]
    assert str(len(file.election.projects)) == file.meta["num_projects"]
    assert file.election.currency.format(file.election.budget) == file.meta["budget"]


def test_what_we_write_reads_as_the_same_election(file) -> None:
    written = "".join(dump_pabulib(file.election, file.meta, project_columns=file.project_columns))
    assert parse_pabulib(written, "again.pb").election == file.election


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_read_all_at_once_it_says_the_same_as_row_by_row(path, monkeypatch) -> None:
    monkeypatch.setattr(reader, "_LARGE", sys.maxsize)
    row_by_row = read_pabulib(path)
    monkeypatch.setattr(reader, "_LARGE", 0)
    at_once = read_pabulib(path)
    assert isinstance(at_once.election, PackedElection)
    assert at_once == row_by_row
