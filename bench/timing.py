"""Measuring two things in turns, so that whatever else the computer does disturbs both alike."""

import gc
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from statistics import median
from time import perf_counter
from typing import Generic, TypeVar

Result = TypeVar("Result")
Other = TypeVar("Other")


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to measure.

    A single call is given up after ``once`` seconds. Both sides are called at least
    ``fewest`` times in turns, then again until ``most`` times or ``together`` seconds.
    """

    once: float
    together: float
    fewest: int
    most: int


class TooSlowError(Exception):
    """A call took longer than anyone wants to wait."""


@dataclass(slots=True)
class Side(Generic[Result]):
    """One of the two: its work, and how long that took each time; ``result`` is the last one's."""

    work: Callable[[], Result]
    times: list[float] = field(default_factory=list)
    result: Result | None = None
    gave_up: bool = False

    @property
    def seconds(self) -> float | None:
        """The median, or nothing if the work was given up."""
        return None if self.gave_up or not self.times else median(self.times)

    def measure(self, limit: float) -> None:
        """Do the work once and note the time, or that it took more than ``limit`` seconds."""
        gc.collect()
        start = perf_counter()
        try:
            with _at_most(limit):
                self.result = self.work()
        except TooSlowError:
            self.gave_up = True
        else:
            self.times.append(perf_counter() - start)


def in_turns(
    ours: Callable[[], Result], theirs: Callable[[], Other], patience: Patience
) -> tuple[Side[Result], Side[Other]]:
    """Do both pieces of work alternately, ours first; stop when one of them is given up."""
    sides = Side(ours), Side(theirs)
    start = perf_counter()
    for done in range(patience.most):
        if done >= patience.fewest and perf_counter() - start > patience.together:
            break
        for side in sides:
            side.measure(patience.once)
        if any(side.gave_up for side in sides):
            break
    return sides


@contextmanager
def _at_most(seconds: float) -> Iterator[None]:
    def give_up(_number: int, _frame: object) -> None:
        raise TooSlowError

    before = signal.signal(signal.SIGALRM, give_up)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
