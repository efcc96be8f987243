"""The package as an operator gets it: a wheel, in an environment that has nothing else."""

import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import urljoin
from urllib.request import urlopen

import pytest

from tests.e2e.browser import ROOT
from tests.e2e.site import demo

pytestmark = pytest.mark.xdist_group("wheel")


def call(*words: str | Path, home: Path) -> None:
    """Run a program with an empty home folder; what it printed is in the error if it fails."""
    environment = {**os.environ, "HOME": str(home), "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    done = subprocess.run(
        words,
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert done.returncode == 0, done.stdout


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """The command `medborgarbudget` of a wheel, installed with the versions we publish."""
    home = tmp_path / "home"
    home.mkdir()
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir"]
    call(*build, tmp_path, home=home)
    call(sys.executable, "-m", "venv", tmp_path / "venv", home=home)
    pip = [tmp_path / "venv" / "bin" / "python", "-m", "pip", "install", "--quiet"]
    call(*pip, "--require-hashes", "-r", "requirements/runtime.txt", home=home)
    call(*pip, "--no-deps", next(tmp_path.glob("*.whl")), home=home)
    return tmp_path / "venv" / "bin" / "medborgarbudget"


def test_an_installed_wheel_shows_the_demo_and_stops_cleanly(
    installed: Path, tmp_path: Path
) -> None:
    with demo([installed, "demo"], tmp_path / "data") as running:
        with urlopen(running.address) as answer:
            page = answer.read().decode()
        style_sheet = re.search(r'href="(/static/[^"]+\.css)"', page)
        assert style_sheet
        with urlopen(urljoin(running.address, style_sheet.group(1))) as answer:
            assert answer.status == 200
            assert "immutable" in answer.headers["Cache-Control"]
        assert 'lang="sv"' in page
        assert running.stop() == 0, running.output.read_text()
