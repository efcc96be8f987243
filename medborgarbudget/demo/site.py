"""`medborgarbudget demo`: a whole installation on one computer, from nothing to a page."""

import os
import signal
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from gettext import gettext as _
from types import FrameType
from urllib.error import URLError
from urllib.request import urlopen

from rich.console import Console

from medborgarbudget.config import postgres
from medborgarbudget.config.data import data_folder
from medborgarbudget.config.installation import cluster, installation
from medborgarbudget.demo.processes import FailedError, Process, keep_alive, running

HOST = "127.0.0.1"
WORKERS = "2"
START_LIMIT = 300
"""Seconds until the first page must have answered."""

console = Console(soft_wrap=True, highlight=False)


def run(preferred_port: int, *, reset: bool) -> int:
    """Show the demo until it is interrupted and return the exit code.

    It answers on `preferred_port`, or on the next port that is free. With `reset` it first forgets
    everything an earlier demo kept.
    """
    try:
        with _interruptible():
            if reset:
                _forget()
            _show(preferred_port)
    except KeyboardInterrupt:
        console.print(_("Stopped."))
        return 0
    except postgres.InUseError:
        console.print(_("Another demo uses this data. Stop it first."), style="red")
    except FailedError as error:
        console.print(_("Gave up: %s does not keep running.") % error, style="red")
    return 1


@contextmanager
def _interruptible() -> Iterator[None]:
    """Turn the first signal to stop into KeyboardInterrupt and let nothing disturb the rest."""
    signals = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

    def stop(_number: int, _frame: FrameType | None) -> None:
        for each in signals:
            signal.signal(each, signal.SIG_IGN)
        raise KeyboardInterrupt

    before = [(each, signal.signal(each, stop)) for each in signals]
    try:
        yield
    finally:
        for each, handler in before:
            signal.signal(each, handler)


def _forget() -> None:
    """Delete the embedded database; one that `DATABASE_URL` names is not the demo's to delete."""
    if "DATABASE_URL" in os.environ:
        console.print(_("DATABASE_URL is set, so its database is kept as it is."), style="yellow")
        return
    console.print(_("Beginning afresh."))
    postgres.remove(cluster(data_folder()))


def _show(preferred_port: int) -> None:
    console.print(_("Starting PostgreSQL."))
    with _reserved_port(preferred_port) as port:
        # Letters, also those of the invented past, lead to pages of this very demo.
        os.environ.setdefault("SITE_URL", f"http://{HOST}:{port}")
        # Anyone at this computer may try every role; nobody else reaches the demo.
        os.environ.setdefault("DEMO_SIGN_IN", "1")
        with installation():
            from medborgarbudget.demo.contents import prepare

            prepare(console)
            _keep_open(preferred_port, port)


def _keep_open(preferred_port: int, port: int) -> None:
    web = Process(_("the web server"), ["serve", "--port", str(port), "--workers", WORKERS])
    worker = Process(_("the background worker"), ["worker"])
    with running([web, worker]):
        address = f"http://{HOST}:{port}/"
        _wait_for(address, web)
        _tell(address, preferred_port, port)
        keep_alive([web, worker], _tell_restart)


@contextmanager
def _reserved_port(preferred: int) -> Iterator[int]:
    """Hold the first port from `preferred` on that nobody listens on or has reserved.

    The web server listens in a way that lets two demos share a port and answer by turns. So
    until the block ends the port's UDP twin, which nothing else here uses, says it is taken.
    """
    for port in range(preferred, 65536):
        with ExitStack() as sockets:
            try:
                _bind(sockets, socket.SOCK_DGRAM, port)
                with ExitStack() as attempt:
                    _bind(attempt, socket.SOCK_STREAM, port)
            except OSError:
                continue
            yield port
            return
    raise FailedError(_("the web server"))


def _bind(sockets: ExitStack, kind: socket.SocketKind, port: int) -> None:
    bound = sockets.enter_context(socket.socket(type=kind))
    if kind is socket.SOCK_STREAM:
        # What was closed a moment ago lingers, and is no reason to take another port.
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    bound.bind((HOST, port))


def _wait_for(address: str, web: Process) -> None:
    """Return when the page at `address` is there, or raise FailedError."""
    limit = time.monotonic() + START_LIMIT
    while time.monotonic() < limit and not web.has_ended():
        try:
            with urlopen(address, timeout=10):  # noqa: S310, our own address
                return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise FailedError(web.name)


def _tell(address: str, preferred_port: int, port: int) -> None:
    """Say what to open and how to stop."""
    from medborgarbudget.demo.contents import pages, sign_in_links

    if port != preferred_port:
        console.print(_("Port %(taken)s is taken.") % {"taken": preferred_port}, style="yellow")
    console.print()
    console.print(_("Open %(address)s") % {"address": address}, style="bold green")
    for name, path in pages():
        console.print(f"  {name}: {address}{path.lstrip('/')}")
    if links := list(sign_in_links()):
        console.print(_("Sign in as one of the invented people:"), style="bold")
    for name, path in links:
        console.print(f"  {name}: {address}{path.lstrip('/')}")
    console.print(_("Stop with Ctrl-C."))


def _tell_restart(process: Process) -> None:
    console.print(_("Restarting %s.") % process.name, style="yellow")
