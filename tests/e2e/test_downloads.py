"""Anyone can take the published files home and count again."""

import csv
import hashlib
import json
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.pages import RESULT, winners_on
from tests.e2e.ways import go_by

BALLOTS = "The ballots (.pb)"
BUNDLE = "The whole count (ZIP)"
RULE = "The rule (JSON)"
DOCUMENT = "The result (JSON)"
TABLE = "The table (CSV)"


@pytest.fixture
def result_page(site: str, page: Page) -> Page:
    """The result of the finished round, in English."""
    page.goto(f"{site}en/{RESULT}")
    return page


def download(page: Page, name: str, folder: Path) -> Path:
    """Click on the link of this name, and return the file that arrives."""
    with page.expect_download() as arriving:
        page.get_by_role("link", name=name).click()
    path = folder / arriving.value.suggested_filename
    arriving.value.save_as(path)
    return path


def setting(page: Page, label: str) -> str:
    """What the page tells those who want to check the count."""
    return page.locator(f"dt:text-is('{label}') + dd").inner_text()


def recount(page: Page, folder: Path) -> dict[str, Any]:
    """Do what the page tells, in the folder with the downloaded ballots and their rule."""
    download(page, RULE, folder)
    program, *words = shlex.split(setting(page, "Count the downloaded ballots again with"))
    assert program == "medborgarbudget"
    command = [sys.executable, "-m", program, *words, "--json"]
    done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
    document: dict[str, Any] = json.loads(done.stdout)
    return document


def test_a_recount_of_the_ballots_gives_the_published_winners_and_fingerprint(
    result_page: Page, tmp_path: Path
) -> None:
    result_page.get_by_text("Settings and fingerprint").click()
    ballots = download(result_page, BALLOTS, tmp_path)
    recounted = recount(result_page, tmp_path)
    fingerprint = setting(result_page, "Fingerprint of the ballot file (SHA-256)")
    assert recounted["input_sha256"] == fingerprint
    assert hashlib.sha256(ballots.read_bytes()).hexdigest() == fingerprint
    names = {project["id"]: project["name"] for project in recounted["projects"]}
    assert [names[each] for each in recounted["selected"]] == winners_on(result_page)


def test_a_recount_reaches_every_published_figure(result_page: Page, tmp_path: Path) -> None:
    result_page.get_by_text("Settings and fingerprint").click()
    download(result_page, BALLOTS, tmp_path)
    published = json.loads(download(result_page, DOCUMENT, tmp_path).read_text())
    assert recount(result_page, tmp_path) == published


def test_the_downloaded_bundle_is_verified_by_what_the_page_says(
    result_page: Page, tmp_path: Path
) -> None:
    result_page.get_by_text("Settings and fingerprint").click()
    download(result_page, BUNDLE, tmp_path)
    command = setting(result_page, "Check every step of the downloaded count with")
    done = subprocess.run(
        [sys.executable, "-m", *shlex.split(command)],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    )
    assert setting(result_page, "Fingerprint of the whole count (SHA-256)") in done.stdout


def test_the_table_tells_the_same_winners_as_the_page(result_page: Page, tmp_path: Path) -> None:
    file = download(result_page, TABLE, tmp_path)
    with file.open(encoding="utf-8-sig", newline="") as text:
        rows = list(csv.DictReader(text, delimiter=";"))
    won = sorted((row for row in rows if row["order"]), key=lambda row: int(row["order"]))
    assert len(rows) == 24
    assert [row["name"] for row in won] == winners_on(result_page)


def test_a_page_in_either_language_leads_to_the_same_files(
    site: str, page: Page, tmp_path: Path
) -> None:
    page.goto(site + RESULT)
    swedish = download(page, "Rösterna (.pb)", tmp_path).read_bytes()
    go_by(page.get_by_role("link", name="English"))
    expect(page).to_have_url(f"{site}en/{RESULT}")
    assert download(page, BALLOTS, tmp_path).read_bytes() == swedish
