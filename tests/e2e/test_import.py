"""An election that was held elsewhere becomes a published result."""

import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Page, expect

from medborgarbudget.counting.pabulib import read_pabulib
from tests.e2e.browser import ROOT
from tests.e2e.pages import winners_on
from tests.e2e.site import Demo
from tests.e2e.ways import go_by

SJOSTAD = ROOT / "tests" / "counting" / "pabulib" / "files" / "sjostad.pb"
WIELICZKA = "Poland_Wieliczka_2023_Green_Budget.pb"


def take_in(demo: Demo, file: Path, organisation: str, name: str) -> str:
    """Import the file into the running demo and return the address of the result."""
    command = [sys.executable, "-m", "medborgarbudget", "import-election", file]
    done = subprocess.run(
        [*command, "--organisation", organisation, "--name", name],
        env=demo.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert done.returncode == 0, done.stdout
    return demo.address.rstrip("/") + done.stdout.splitlines()[-1]


def test_an_election_file_becomes_a_round_with_a_result(running_demo: Demo, page: Page) -> None:
    result = take_in(running_demo, SJOSTAD, "almvik", "Sjöstad 2026")
    page.goto(f"{running_demo.address}almvik/")
    go_by(page.get_by_role("link", name="Sjöstad 2026", exact=True))
    go_by(page.get_by_role("link", name="Se resultatet", exact=True))
    expect(page).to_have_url(result)
    assert winners_on(page) == ["Bänkar vid ån", "Utegym [alla åldrar]"]
    go_by(page.get_by_role("link", name="Scen"))
    expect(page.get_by_role("heading", level=1)).to_have_text('Scen; "Lilla torget"')


def test_a_real_election_gets_the_winners_that_its_city_announced(
    running_demo: Demo, page: Page, pabulib: Path
) -> None:
    file = read_pabulib(pabulib / WIELICZKA)
    page.goto(
        take_in(running_demo, file=pabulib / WIELICZKA, organisation="lindhem", name="Wieliczka")
    )
    names = {project.id: project.name for project in file.election.projects}
    assert sorted(winners_on(page)) == sorted(names[each] for each in file.official_winners)
