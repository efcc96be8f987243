"""What goes out with a result: a table that is safe to open, and a bundle that can be checked."""

import csv
import io
from pathlib import Path

import pytest
from django.test import Client
from django_scopes import scope

from medborgarbudget.counting.bundle import read_bundle
from medborgarbudget.counting.election import Project, group_ballots
from medborgarbudget.results.file_names import BALLOTS, BUNDLE, TABLE
from medborgarbudget.results.models import PublishedFile
from medborgarbudget.results.queries import selected_codes
from medborgarbudget.rounds.models import Rulebook
from medborgarbudget.rounds.rulebook import Publicity, Rules, to_document
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


@pytest.mark.parametrize("shown", [True, False])
def test_ballots_go_out_with_the_result_only_if_the_rules_say_so(
    client: Client, shown: bool
) -> None:
    count = a_published_count()
    round = count.contest.round
    document = to_document(Rules(publicity=Publicity(ballots=shown)))
    with scope(organisation=count.organisation):
        Rulebook.objects.create(
            organisation=count.organisation,
            round=round,
            number=1,
            document=document,
            pots=[{"name": "Alla"}],
            place={"name": "Almvik"},
            fingerprint="0" * 64,
            published_at=count.counted_at,
        )
    page = client.get(f"{round.get_absolute_url()}resultat/")
    said, result = page.content.decode(), page.context["result"]
    assert ("medborgarbudget count" in said) is shown
    assert ("medborgarbudget verify" in said) is shown
    assert result.fingerprint in said
    assert result.count_fingerprint in said
    for name in (BALLOTS, BUNDLE):
        answer = client.get(f"{round.get_absolute_url()}resultat/{name}")
        assert (answer.status_code, name in said) == ((200, True) if shown else (404, False))
    assert client.get(f"{round.get_absolute_url()}resultat/{TABLE}").status_code == 200


def test_the_bundle_can_be_verified_and_has_the_fingerprint_of_the_page(
    client: Client, tmp_path: Path
) -> None:
    count = a_published_count()
    result = client.get(f"{count.contest.round.get_absolute_url()}resultat/").context["result"]
    (bundle,) = [each for each in result.downloads if each.name == BUNDLE]
    archive = tmp_path / BUNDLE
    archive.write_bytes(client.get(bundle.url).content)
    read = read_bundle(archive)
    assert read.fingerprint == result.count_fingerprint
    with scope(organisation=count.organisation):
        assert list(read.outcome.selected) == selected_codes(count)
