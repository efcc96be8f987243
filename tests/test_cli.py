"""The command line: in the terminal's language, and at once."""

import os
import subprocess
import sys

import pytest


def medborgarbudget(*words, **environment):
    command = [sys.executable, *words]
    environment = {"PATH": os.environ["PATH"], **environment}
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("terminal", [{}, {"LANG": "sv_SE.UTF-8"}, {"LANG": "C.UTF-8"}])
def test_help_is_in_swedish(terminal):
    assert "Räkna en valfil" in medborgarbudget("-m", "medborgarbudget", "--help", **terminal)


@pytest.mark.parametrize(
    "terminal", [{"LANG": "en_GB.UTF-8"}, {"LANG": "sv_SE.UTF-8", "LC_ALL": "en_US.UTF-8"}]
)
def test_help_is_in_english_where_the_terminal_is(terminal):
    said = medborgarbudget("-m", "medborgarbudget", "--help", **terminal)
    assert "Count an election file" in said


def test_help_waits_neither_for_django_nor_for_a_database_driver():
    code = "import sys, medborgarbudget.commands; print({'django', 'psycopg'} & {*sys.modules})"
    assert medborgarbudget("-c", code).strip() == "set()"
