"""The embedded server: shared, stopped by the last, and found again after a crash."""

import os
import tempfile
from contextlib import ExitStack
from pathlib import Path

import psutil
import psycopg
import pytest

from medborgarbudget.config import postgres


def new_cluster():
    # pytest's own folders are closed to the system user that PostgreSQL runs as under root.
    with tempfile.TemporaryDirectory(prefix="server-") as folder:
        yield Path(folder) / "postgres"


cluster = pytest.fixture(new_cluster, scope="module")
another_cluster = pytest.fixture(new_cluster)


def server(cluster):
    return psutil.Process(int((cluster / "postmaster.pid").read_text().split()[0]))


def ask(address, question):
    with psycopg.connect(address) as connection:
        return connection.execute(question).fetchone()[0]


def test_what_was_stored_is_there_after_a_restart(cluster):
    with postgres.running(cluster) as addresses, psycopg.connect(addresses.owner) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 'Älmhult' AS name")
    with postgres.running(cluster) as addresses:
        assert ask(addresses.owner, "SELECT lower(name) FROM kept") == "älmhult"


def test_the_server_runs_until_the_last_user_has_left(cluster):
    with ExitStack() as first:
        addresses = first.enter_context(postgres.running(cluster))
        with postgres.running(cluster) as other:
            assert other == addresses
        assert ask(addresses.owner, "SELECT 1") == 1
    assert not (cluster / "postmaster.pid").exists()


def test_a_server_that_was_killed_starts_again(cluster):
    with postgres.running(cluster):
        process = server(cluster)
        # What it had started goes by itself, and a new server starts only where none of it is left.
        family = [process, *process.children()]
        process.kill()
        assert not psutil.wait_procs(family, timeout=60)[1]
    with postgres.running(cluster) as addresses:
        assert ask(addresses.owner, "SELECT 1") == 1


def test_a_number_left_by_a_crash_is_not_taken_for_a_server(cluster):
    with postgres.running(cluster):
        remains = (cluster / "postmaster.pid").read_text().split("\n")
    (cluster / "postmaster.pid").write_text("\n".join([str(os.getpid()), *remains[1:]]))
    with postgres.running(cluster) as addresses:
        assert ask(addresses.owner, "SELECT 1") == 1


def test_a_locale_that_this_computer_lacks_does_no_harm(another_cluster, monkeypatch):
    monkeypatch.setenv("LC_ALL", "xx_XX.UTF-8")
    with postgres.running(another_cluster) as addresses:
        assert ask(addresses.owner, "SELECT lower('Å')") == "å"
    assert os.environ["LC_ALL"] == "xx_XX.UTF-8"


def test_data_in_use_is_not_removed(cluster):
    with postgres.running(cluster) as addresses:
        with pytest.raises(postgres.InUseError):
            postgres.remove(cluster)
        assert ask(addresses.owner, "SELECT 1") == 1
    postgres.remove(cluster)
    assert not cluster.exists()
