"""The demo's processes live and die together."""

import sys
import time

import psutil
import pytest

from medborgarbudget.demo import processes
from medborgarbudget.demo.processes import FailedError, Process, keep_alive, running


@pytest.fixture
def process(monkeypatch):
    """Return a function that makes a process of a Python program instead of our own command."""

    class Program(Process):
        @property
        def command(self):
            return [sys.executable, "-c", *self.words]

    return lambda code: Program("the program", [code])


def is_alive(number):
    try:
        return psutil.Process(number).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def test_all_are_stopped_at_the_end(process):
    sleepers = [process("import time; time.sleep(60)") for _ in range(2)]
    with running(sleepers):
        assert not any(sleeper.has_ended() for sleeper in sleepers)
    assert all(sleeper.has_ended() for sleeper in sleepers)


def test_one_that_will_not_stop_is_made_to(process, monkeypatch, tmp_path):
    monkeypatch.setattr(processes, "PATIENCE", 0.2)
    ready = tmp_path / "ready"
    deaf = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN)"
    stubborn = process(f"{deaf}; open({str(ready)!r}, 'w'); time.sleep(60)")
    with running([stubborn]):
        while not ready.exists():
            time.sleep(0.01)
    assert stubborn.has_ended()


def test_one_that_ends_is_started_again_until_it_has_failed_too_often(process):
    restarts = []
    hopeless = process("raise SystemExit(1)")
    with running([hopeless]), pytest.raises(FailedError, match="the program"):
        keep_alive([hopeless], restarts.append)
    assert len(restarts) == processes.FAILURES


def test_what_a_crashed_one_had_started_goes_with_it(process, tmp_path):
    child = tmp_path / "child"
    sleep = [sys.executable, "-c", "import time; time.sleep(60)"]
    parent = process(
        "import os, subprocess, time;"
        f"number = subprocess.Popen({sleep!r}).pid;"
        f"open({str(child)!r}, 'w').write(str(number));"
        "os._exit(1)"
    )
    with running([parent]):
        while not parent.has_ended():
            time.sleep(0.01)
    number = int(child.read_text())
    limit = time.monotonic() + 60
    while is_alive(number) and time.monotonic() < limit:
        time.sleep(0.01)
    assert not is_alive(number)


def test_nothing_is_left_running_when_starting_fails(process):
    sleeper = process("import time; time.sleep(60)")
    impossible = process("\0")
    with pytest.raises(ValueError, match="null"), running([sleeper, impossible]):
        pytest.fail("unreachable")
    assert sleeper.has_ended()
