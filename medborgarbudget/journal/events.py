"""What can happen: every room names its events in its own ``events.py``, found at start-up."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise

_events: dict[str, "Event"] = {}
_groups: dict[str, "EventGroup"] = {}


@dataclass(frozen=True, slots=True)
class Event:
    """Something that can happen.

    ``code`` is stored and never changes (``network.application_accepted``). ``sentence`` tells
    it to people, with ``%(subject)s`` and the entry's details by name. A ``public`` event
    stands on the organisation's public activity page. ``words`` tell details that are stored as
    codes, in the language of whoever reads. ``otherwise`` tells entries that lack a detail of the
    sentence, such as those from before it was kept.
    """

    code: str
    sentence: str | Promise
    public: bool = False
    words: Mapping[str, Callable[[str], str]] = field(default_factory=dict)
    otherwise: str | Promise = ""


@dataclass(frozen=True, slots=True)
class EventGroup:
    """Events that people look for together, such as those about gatherings."""

    code: str
    label: str | Promise
    prefixes: tuple[str, ...]


def event(
    code: str,
    sentence: str | Promise,
    *,
    public: bool = False,
    words: Mapping[str, Callable[[str], str]] | None = None,
    otherwise: str | Promise = "",
) -> Event:
    """Register an event under its code; raises ``ValueError`` if the code is taken."""
    if code in _events:
        raise ValueError(f"The event {code} exists already.")
    _events[code] = Event(code, sentence, public, words or {}, otherwise)
    return _events[code]


def event_group(code: str, label: str | Promise, *prefixes: str) -> None:
    """Name events that people look for together, by how their codes begin."""
    _groups[code] = EventGroup(code, label, prefixes)


def find_event(code: str) -> Event | None:
    """The event with this code, or ``None`` for one that no room names any more."""
    return _events.get(code)


def all_events() -> list[Event]:
    """Every event there is, by code."""
    return [_events[code] for code in sorted(_events)]


def all_groups() -> list[EventGroup]:
    """Every group of events, in the order of the rooms."""
    return list(_groups.values())
