"""The table that goes out with a result is safe to open in a spreadsheet."""

import csv
import io

import pytest
from django_scopes import scope

from medborgarbudget.counting.election import Project, group_ballots
from medborgarbudget.results.models import PublishedFile
from medborgarbudget.results.publication import TABLE
from tests.factories import Election, a_published_count, an_election

pytestmark = pytest.mark.django_db


def table_of(election: Election) -> list[dict[str, str]]:
    count = a_published_count(election)
    with scope(organisation=count.organisation):
        file = PublishedFile.objects.get(count=count, name=TABLE)
    text = bytes(file.content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def test_the_table_has_a_row_for_every_proposal() -> None:
    rows = table_of(an_election())
    assert [(row["id"], row["cost"], row["votes"], row["selected"]) for row in rows] == [
        ("A", "60", "3", "1"),
        ("B", "50", "1", "0"),
        ("C", "40", "2", "1"),
    ]


@pytest.mark.parametrize("title", ["=1+1", "+46", "-1", "@SUM(A1)", "\tx"])
def test_a_title_is_never_taken_for_a_formula(title: str) -> None:
    election = Election((Project("A", 5, title),), group_ballots([{0: 1}]), budget=10)
    assert table_of(election)[0]["name"] == f"'{title}"
