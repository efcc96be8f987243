"""Gives the whole test run one PostgreSQL server, shared by its parallel workers.

Loaded by name before Django reads its settings, see `addopts` in pyproject.toml.
"""

import os
import tempfile
from collections.abc import Generator
from contextlib import ExitStack
from pathlib import Path

import psycopg
import pytest

FASTER = ("fsync", "synchronous_commit", "full_page_writes")
"""Guards against a power cut, which test data does not need."""

_until_the_end = ExitStack()


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests() -> Generator[None, None, None]:
    """Complete the environment first: pytest-django reads the settings in this same hook."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        _prepare_environment()
    yield


def pytest_unconfigure() -> None:
    """Stop the server with the process that started it."""
    _until_the_end.close()


def _prepare_environment() -> None:
    folder = Path(_until_the_end.enter_context(tempfile.TemporaryDirectory(prefix="budget-")))
    (folder / "static").mkdir()
    os.environ["MEDBORGARBUDGET_DATA"] = str(folder)
    os.environ.setdefault("SECRET_KEY", "only for tests")
    if "DATABASE_URL" not in os.environ:
        _start_server(folder / "postgres")


def _start_server(cluster: Path) -> None:
    from medborgarbudget.config import postgres

    addresses = _until_the_end.enter_context(postgres.running(cluster))
    os.environ["DATABASE_URL"] = addresses.application
    os.environ["DATABASE_OWNER_URL"] = addresses.owner
    with psycopg.connect(addresses.owner, autocommit=True) as connection:
        for name in FASTER:
            connection.execute(f"ALTER SYSTEM SET {name} = off")
        connection.execute("SELECT pg_reload_conf()")
