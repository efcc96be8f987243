"""The demo as a person starts it: a process with data of its own and a port nobody uses."""

import os
import re
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

START_LIMIT = 600
"""Seconds in which the demo must have started, done what it does by itself, or stopped."""

FROM_OUTSIDE = ("DATABASE_URL", "DATABASE_OWNER_URL", "SECRET_KEY", "DJANGO_SETTINGS_MODULE")
"""What the test run set for itself; the demo is to do without."""


@dataclass
class Demo:
    """A demo that answers, and what it printed so far."""

    address: str
    process: subprocess.Popen[bytes]
    output: Path
    environment: dict[str, str]

    def stop(self) -> int:
        """Press Ctrl-C and return the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=START_LIMIT)


@contextmanager
def demo(command: Sequence[str | Path], data: Path) -> Iterator[Demo]:
    """Run `command`, which starts a demo on the folder `data`, for as long as the block lasts."""
    environment = {name: value for name, value in os.environ.items() if name not in FROM_OUTSIDE}
    environment |= {"MEDBORGARBUDGET_DATA": str(data), "PORT": "8100", "LANG": "en_GB.UTF-8"}
    with tempfile.NamedTemporaryFile(prefix="demo-", suffix=".log") as log:
        process = subprocess.Popen(
            command, env=environment, cwd=data.parent, stdout=log, stderr=subprocess.STDOUT
        )
        running = Demo("", process, Path(log.name), environment)
        try:
            running.address = _address(running)
            yield running
        finally:
            if process.poll() is None:
                running.stop()


def _address(running: Demo) -> str:
    """Return what the demo says to open, when it has said everything."""
    limit = time.monotonic() + START_LIMIT
    while time.monotonic() < limit and running.process.poll() is None:
        said = running.output.read_text()
        if "Ctrl-C" in said:
            return re.search(r"http://\S+", said).group()  # type: ignore[union-attr]
        time.sleep(0.1)
    raise AssertionError(f"The demo did not start:\n{running.output.read_text()}")


def wait_for(address: str) -> None:
    """Return when the address answers: the demo does some of its work in the background."""
    limit = time.monotonic() + START_LIMIT
    while time.monotonic() < limit:
        with suppress(OSError), urlopen(address, timeout=60):
            return
        time.sleep(0.2)
    raise AssertionError(f"{address} never came")
