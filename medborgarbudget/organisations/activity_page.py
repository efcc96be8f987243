"""What the activity page shows: what was done, by day, as whom and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.utils import timezone

from medborgarbudget.journal.models import Entry
from medborgarbudget.journal.queries import entries_of
from medborgarbudget.journal.wording import sentence
from medborgarbudget.people.roles import role_label
from medborgarbudget.web.addresses import in_language

WORKSPACE = "/arbetsyta/"


@dataclass(frozen=True, slots=True)
class ActivityLine:
    """Something that was done; ``url`` is where it can be looked at, if anywhere."""

    at: datetime
    sentence: str
    role: str
    reason: str
    url: str
    public: bool


@dataclass(frozen=True, slots=True)
class ActivityDay:
    """What was done on a day, latest first."""

    day: date
    lines: list[ActivityLine]


def activity_days(entries: Iterable[Entry], *, for_everyone: bool) -> list[ActivityDay]:
    """Entries by the day on which they were made. Everyone is shown no way into a workspace."""
    lines = (_line(entry, for_everyone=for_everyone) for entry in entries)
    by_day = groupby(lines, key=lambda line: timezone.localdate(line.at))
    return [ActivityDay(day, list(each)) for day, each in by_day]


def latest_lines(organisation_id: int, number: int, *, for_everyone: bool) -> list[ActivityLine]:
    """The latest that was done in an organisation, or the latest that everyone may know."""
    entries = entries_of(organisation_id, only_public=for_everyone)[:number]
    return [_line(entry, for_everyone=for_everyone) for entry in entries]


def public_address(entry: Entry) -> str:
    """Where everyone can look at what an entry is about; empty where only staff can."""
    return "" if WORKSPACE in entry.address else in_language(entry.address)


def role_in_words(code: str) -> str:
    """As whom something was done; a role that is no more is told by its code."""
    try:
        return role_label(code)
    except ValueError:
        return code


def _line(entry: Entry, *, for_everyone: bool) -> ActivityLine:
    return ActivityLine(
        at=entry.at,
        sentence=sentence(entry),
        role=role_in_words(entry.role),
        reason=entry.reason,
        url=public_address(entry) if for_everyone else in_language(entry.address),
        public=entry.public,
    )
