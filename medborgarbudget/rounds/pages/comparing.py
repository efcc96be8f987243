"""Which versions of a round's rules can be held against each other, and by what words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from medborgarbudget.rounds.models import Round, Rulebook
from medborgarbudget.rounds.queries.rulebooks import last_versions, published_rules

OF_LAST = "forra-"
"""What stands before the number of a version of the last round, in an address."""


@dataclass(frozen=True, slots=True)
class Comparable:
    """A version that can be compared: its word in the address, and what it is called."""

    word: str
    label: str
    book: Rulebook


def comparables_of(round: Round) -> dict[str, Comparable]:
    """The versions of a round and of the one before, by their words, the earliest first."""
    return {each.word: each for each in _comparables(round)}


def usual_pair(comparables: Mapping[str, Comparable]) -> tuple[Comparable, Comparable] | None:
    """The latest version and the one before it; nothing if there is but one."""
    words = list(comparables)
    return (comparables[words[-2]], comparables[words[-1]]) if len(words) > 1 else None


def _comparables(round: Round) -> Iterator[Comparable]:
    for book in reversed(last_versions(round)):
        label = f"{round.previous}, {_label(book)}"
        yield Comparable(f"{OF_LAST}{book.number}", label, book)
    for book in reversed(published_rules(round)):
        label = _label(book)
        yield Comparable(str(book.number), label[0].upper() + label[1:], book)


def _label(book: Rulebook) -> str:
    assert book.published_at is not None
    day = date_format(timezone.localdate(book.published_at), "j F Y")
    return _("version %(number)s, %(day)s") % {"number": book.number, "day": day}
