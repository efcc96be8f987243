"""The processes of the demo: started together, kept alive, stopped together."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

PATIENCE = 15
"""Seconds a process gets to end by itself."""

SPELL = 60
"""Seconds within which a process may fail only `FAILURES` times."""
FAILURES = 3


class FailedError(Exception):
    """A process of the demo cannot be kept alive."""


@dataclass
class Process:
    """One subcommand of `medborgarbudget`, in a process of its own."""

    name: str
    words: Sequence[str]
    failures: list[float] = field(default_factory=list)

    @property
    def command(self) -> list[str]:
        """The program and its words."""
        return [sys.executable, "-m", "medborgarbudget", *self.words]

    def start(self) -> None:
        """Start it away from the terminal, so that Ctrl-C reaches only the demo itself."""
        self._running = subprocess.Popen(self.command, start_new_session=True)

    def has_ended(self) -> bool:
        """Tell whether it is no longer there."""
        return self._running.poll() is not None

    def ask_to_stop(self) -> None:
        """Ask it to end what it does and go."""
        self._running.terminate()

    def wait(self) -> None:
        """Return when it has gone; it is made to go after `PATIENCE` seconds."""
        with suppress(subprocess.TimeoutExpired):
            self._running.wait(PATIENCE)
        self._sweep()

    def _sweep(self) -> None:
        """End it and all it started, whatever is left of them."""
        with suppress(ProcessLookupError):
            os.killpg(self._running.pid, signal.SIGKILL)
        self._running.wait()

    def restart(self) -> None:
        """Start it again, or raise FailedError when it has failed too often of late."""
        now = time.monotonic()
        self.failures = [moment for moment in self.failures if now - moment < SPELL] + [now]
        if len(self.failures) >= FAILURES:
            raise FailedError(self.name)
        self._sweep()
        self.start()


@contextmanager
def running(processes: Sequence[Process]) -> Iterator[None]:
    """Start the processes and stop all of them at the end, however it comes."""
    started: list[Process] = []
    try:
        for process in processes:
            process.start()
            started.append(process)
        yield
    finally:
        for process in started:
            process.ask_to_stop()
        for process in started:
            process.wait()


def keep_alive(processes: Sequence[Process], report: Callable[[Process], None]) -> None:
    """Restart what ends and report it, for ever. Raises FailedError when that does not help."""
    while True:
        for process in processes:
            if process.has_ended():
                report(process)
                process.restart()
        time.sleep(0.5)
