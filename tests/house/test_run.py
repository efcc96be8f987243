"""`run` greets newcomers: it says what it can do and what is missing."""

import ast
import os
import shutil
import subprocess
import sys

import pytest

from tests.house.tracked import ROOT

RUN = ROOT / "run"


def start(run, *words, **environment):
    command = [sys.executable, run, *words]
    environment = {**os.environ, **environment}
    return subprocess.run(command, env=environment, capture_output=True, text=True)


@pytest.mark.parametrize("words", [[], ["help"]])
def test_help_names_every_command(words):
    done = start(RUN, *words)
    assert done.returncode == 0
    for command in ("demo", "test", "check", "bench", "format", "lock", "serve", "worker", "build"):
        assert f"./run {command} " in done.stdout


def test_an_unknown_word_shows_help_and_fails():
    done = start(RUN, "nonsense")
    assert done.returncode == 2
    assert "./run demo" in done.stdout


def test_without_venv_it_says_what_to_install(tmp_path):
    shutil.copy(RUN, tmp_path)
    (tmp_path / "ensurepip.py").write_text("raise ImportError")
    done = start(tmp_path / "run", "demo", PYTHONPATH=str(tmp_path))
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "apt install python3-venv" in done.stderr


def test_an_old_python_can_read_it_and_say_that_it_is_too_old():
    ast.parse(RUN.read_text(), feature_version=(3, 6))
