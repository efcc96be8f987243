"""The command line: in the terminal's language, and at once."""

import os
import subprocess
import sys
from typing import get_args

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from medborgarbudget.commands import Colour, Kind
from medborgarbudget.organisations.states import OrganisationKind, Theme
from tests.house.tracked import ROOT
from tests.results.test_importing import SMALL

SJOSTAD = ROOT / "tests" / "counting" / "pabulib" / "files" / "sjostad.pb"
TAKE_IN = ("import-election", SJOSTAD, "--organisation", "almvik", "--name")
ALMVIK = ("add-organisation", "--name", "Almviks kommun", "--kind", "municipality", "--address")


def start(*words, **environment):
    command = [sys.executable, *words]
    environment = {"PATH": os.environ["PATH"], **environment}
    return subprocess.run(command, env=environment, capture_output=True, text=True)


def medborgarbudget(*words, **environment):
    done = start("-m", "medborgarbudget", *words, **environment)
    assert done.returncode == 0, done.stderr
    return done.stdout


def refusal(*words, **environment):
    done = start("-m", "medborgarbudget", *words, **environment)
    assert (done.returncode, done.stdout) == (2, ""), done.stderr
    return done.stderr


@pytest.mark.parametrize("terminal", [{}, {"LANG": "sv_SE.UTF-8"}, {"LANG": "C.UTF-8"}])
def test_help_is_in_swedish(terminal):
    assert "Räkna en valfil" in medborgarbudget("--help", **terminal)


@pytest.mark.parametrize(
    "terminal", [{"LANG": "en_GB.UTF-8"}, {"LANG": "sv_SE.UTF-8", "LC_ALL": "en_US.UTF-8"}]
)
def test_help_is_in_english_where_the_terminal_is(terminal):
    assert "Count an election file" in medborgarbudget("--help", **terminal)


def test_help_waits_neither_for_django_nor_for_a_database_driver():
    code = "import sys, medborgarbudget.commands; print({'django', 'psycopg'} & {*sys.modules})"
    assert start("-c", code).stdout.strip() == "set()"


@pytest.mark.parametrize("command", ["serve", "demo"])
@pytest.mark.parametrize("port", ["0", "70000", "99999999"])
def test_a_port_that_no_computer_has_is_refused(command, port):
    assert "--port" in refusal(command, PORT=port, DATABASE_URL="nowhere")


def test_the_kinds_and_colours_to_choose_from_are_those_there_are():
    assert get_args(Kind) == tuple(OrganisationKind.values)
    assert get_args(Colour) == tuple(Theme.values)


@pytest.fixture(scope="module")
def installation():
    """The settings of an installation whose database is new and empty."""
    name, owner = f"fresh_{os.getpid()}", os.environ["DATABASE_OWNER_URL"]
    with psycopg.connect(owner, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield {
            "DATABASE_URL": make_conninfo(os.environ["DATABASE_URL"], dbname=name),
            "DATABASE_OWNER_URL": make_conninfo(owner, dbname=name),
            "SECRET_KEY": "secret",
        }
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="module")
def migrated(installation):
    medborgarbudget("manage", "migrate", "--verbosity=0", **installation)
    medborgarbudget(*ALMVIK, "almvik", **installation)
    return installation


@pytest.mark.parametrize("command", [[*ALMVIK, "almvik"], [*TAKE_IN, "Sjöstad"]])
def test_a_database_that_is_not_prepared_is_told_in_one_line(installation, command):
    said = refusal(*command, **installation)
    assert said.count("\n") == 1
    assert "medborgarbudget manage migrate" in said


@pytest.mark.parametrize("words", [["serve"], ["worker"], [*ALMVIK, "almvik"]])
def test_a_role_that_owns_the_tables_is_refused_in_one_line(migrated, words):
    owner = {"DATABASE_URL": migrated["DATABASE_OWNER_URL"], "SECRET_KEY": "secret"}
    said = refusal(*words, **owner)
    assert said.count("\n") == 1
    assert "DATABASE_OWNER_URL" in said


def test_an_organisation_can_take_in_an_election_and_hears_of_nothing_else(migrated):
    done = start("-m", "medborgarbudget", *TAKE_IN, "Sjöstad 2026", **migrated, LANG="en_GB")
    assert done.stdout.splitlines()[-1] == "/almvik/sjostad-2026/resultat/"
    assert done.stderr == ""


def test_a_step_may_be_chosen_and_a_small_one_is_told_to_take_long(migrated, tmp_path):
    file = tmp_path / "small.pb"
    file.write_text(SMALL.format(begin="2022", end="2022").replace("10.50", "90000000"))
    words = ["import-election", file, "--organisation", "almvik", "--name"]
    for name, step, told in [("One", "1/2", True), ("Two", "30000", False)]:
        done = start("-m", "medborgarbudget", *words, name, "--step", step, **migrated)
        assert (done.returncode, "--step 30000" in done.stderr) == (0, told)
    with psycopg.connect(migrated["DATABASE_OWNER_URL"]) as connection:
        steps = "SELECT rule->'method'->>'step' FROM voting_contest WHERE source = 'small.pb'"
        assert connection.execute(f"{steps} ORDER BY id").fetchall() == [("1/2",), ("30000",)]


@pytest.mark.parametrize(
    ("terminal", "words"), [("en_US.UTF-8", "Organisation with"), ("sv_SE.UTF-8", "finns redan")]
)
def test_a_refusal_is_in_the_language_of_the_terminal(migrated, terminal, words):
    said = refusal(*ALMVIK, "almvik", **migrated, LANG=terminal)
    assert said.startswith("--address: ")
    assert words in said
