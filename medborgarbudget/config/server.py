"""What runs for as long as an installation does: the web server and the background worker."""

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector

THREADS = 4
"""Requests one process answers at the same time; each may hold one database connection."""


def serve(host: str, port: int, workers: int) -> None:
    """Answer on `host` and `port` with `workers` processes until a signal stops the server."""
    Granian(
        "medborgarbudget.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        blocking_threads_idle_timeout=600,
        respawn_failed_workers=True,
        workers_kill_timeout=10,
        websockets=False,
        log_level=LogLevels.warning,
    ).serve()


def work() -> None:
    """Do the jobs in the queue until a signal stops the worker."""
    connector = app.connector
    assert isinstance(connector, DjangoConnector)
    with app.replace_connector(connector.get_worker_connector()):
        app.run_worker()
