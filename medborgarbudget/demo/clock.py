"""The demo's past: what was done long ago says so, in the journal too, and in its order."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from typing import Any
from unittest.mock import patch

from django.utils import timezone


class Diary:
    """What is to be done when, written down in any order and done in that of time."""

    def __init__(self) -> None:
        self._acts: list[tuple[datetime, Callable[[], Any]]] = []

    def on(self, day: date, act: Callable[[], Any], *, hour: int = 10) -> None:
        """Write down an act for an hour of a day; of the same hour, the first written is first."""
        self._acts.append((moment_on(day, hour), act))

    def live(self) -> None:
        """Do everything, each act with the clock standing at its moment."""
        for moment, act in sorted(self._acts, key=lambda each: each[0]):
            with _at(moment):
                act()


def moment_on(day: date, hour: int = 10) -> datetime:
    """An hour of a day, in the site's time zone."""
    return timezone.make_aware(datetime.combine(day, time(hour)))


@contextmanager
def _at(moment: datetime) -> Iterator[None]:
    """Let Django's clock stand at a moment; nothing but the demo's invention runs meanwhile."""
    with patch("django.utils.timezone.now", return_value=moment):
        yield
