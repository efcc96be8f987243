"""Pages on which higher rooms hang panels.

A page belongs to the lowest room that can answer its question: a round's page to
``rounds``. What later steps know of that round they hang on the page, so that nothing
calls back up the house. Each room registers its panels in its ``panels.py``.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

Subject = TypeVar("Subject")


@dataclass(frozen=True, slots=True)
class Link:
    """Where a person may go on: what happens there, and its address."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of a page: its template, what it shows (as ``panel``), and the main way on."""

    template: str
    context: Mapping[str, object]
    link: Link | None = None


class Page(Generic[Subject]):
    """A page about a subject (a round, an organisation), with the panels hung on it."""

    def __init__(self) -> None:
        self._sources: list[Callable[[Subject], Panel | None]] = []

    def panel(self, source: Callable[[Subject], Panel | None]) -> Callable[[Subject], Panel | None]:
        """Register a function that gives the panel for a subject, or nothing."""
        self._sources.append(source)
        return source

    def panels(self, subject: Subject) -> list[Panel]:
        """The panels to show for a subject, those of the latest room first."""
        found = (source(subject) for source in reversed(self._sources))
        return [panel for panel in found if panel]
