"""The questions that pages, feeds and the check ask of the journal."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime, time, timedelta
from functools import reduce
from operator import or_

from django.db.models import Model, Q, QuerySet
from django.utils import timezone
from django_scopes import scopes_disabled

from medborgarbudget.journal.events import Event, all_events
from medborgarbudget.journal.models import Chain, Entry
from medborgarbudget.journal.verification import Damage, Finding, Head, findings

PLACEHOLDER = re.compile(r"%\(\w+\)\w")
CHUNK = 2_000
"""How many entries the check holds in memory."""


@dataclass(frozen=True, slots=True)
class EntryFilter:
    """Which entries to show: all, unless something is said.

    ``events`` are how their codes may begin, ``subject`` what they are about (``app.model``, id),
    ``words`` what must stand in them or in what their event is called.
    """

    events: tuple[str, ...] = ()
    role: str = ""
    first_day: date | None = None
    last_day: date | None = None
    subject: tuple[str, int] | None = None
    words: str = ""

    def __bool__(self) -> bool:
        return any(getattr(self, field.name) for field in fields(self))


@dataclass(frozen=True, slots=True)
class EntryPage:
    """Some entries, latest first: of how many, and how many more the filter hides.

    ``older`` is the number to go on before, where there are older ones.
    """

    entries: list[Entry]
    count: int
    hidden: int
    older: int | None


def entries_of(organisation_id: int, *, only_public: bool = False) -> QuerySet[Entry]:
    """An organisation's entries, latest first; all of them, or those that everyone may read."""
    entries = Entry.objects.filter(organisation_id=organisation_id).order_by("-number")
    return entries.filter(public=True) if only_public else entries


def entries_about(subject: Model, event: Event, *, organisation_id: int) -> QuerySet[Entry]:
    """What an organisation's chain says of one event of a subject, within its scope."""
    return entries_of(organisation_id).filter(
        event_code=event.code, subject_kind=subject._meta.label_lower, subject_id=subject.pk
    )


def entry_page(
    entries: QuerySet[Entry], chosen: EntryFilter, *, before: int | None = None, size: int
) -> EntryPage:
    """The part of the entries that a filter chooses, before a number, in at most three queries."""
    matching = entries.filter(condition(chosen))
    found = list((matching.filter(number__lt=before) if before else matching)[: size + 1])
    count = matching.count()
    return EntryPage(
        entries=found[:size],
        count=count,
        hidden=entries.count() - count if chosen else 0,
        older=found[size - 1].number if len(found) > size else None,
    )


def condition(chosen: EntryFilter) -> Q:
    """What a filter asks of an entry."""
    wanted = Q()
    if chosen.events:
        begun = (Q(event_code__startswith=prefix) for prefix in chosen.events)
        wanted &= reduce(or_, begun)
    if chosen.role:
        wanted &= Q(role=chosen.role)
    if chosen.first_day:
        wanted &= Q(at__gte=_midnight(chosen.first_day))
    if chosen.last_day:
        wanted &= Q(at__lt=_midnight(chosen.last_day + timedelta(days=1)))
    if chosen.subject:
        kind, number = chosen.subject
        wanted &= Q(subject_kind=kind, subject_id=number)
    for word in chosen.words.split():
        wanted &= Q(subject__icontains=word) | Q(reason__icontains=word) | _said_with(word)
    return wanted


def _said_with(word: str) -> Q:
    """Events in whose sentence, in the reader's language, a word stands."""
    words = {event.code: PLACEHOLDER.sub("", str(event.sentence)) for event in all_events()}
    sought = word.casefold()
    return Q(event_code__in=[code for code, said in words.items() if sought in said.casefold()])


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def heads(organisation_id: int | None = None) -> dict[int, Head]:
    """The end of every chain that has begun, or of one; reads across organisations."""
    with scopes_disabled():
        chains = Chain.objects.exclude(length=0).order_by("pk")
        if organisation_id is not None:
            chains = chains.filter(pk=organisation_id)
        return {each.pk: Head(each.length, each.head) for each in chains}


def damage(
    *, organisation_id: int | None = None, since: Mapping[int, Head] | None = None
) -> list[Finding]:
    """All that was done to the journal, or to one organisation's; reads across organisations.

    Streams the entries, while others may go on writing.
    """
    ends = heads(organisation_id)
    chosen = {each: head for each, head in (since or {}).items() if organisation_id in (None, each)}
    with scopes_disabled():
        entries = Entry.objects.order_by("organisation_id", "number", "pk")
        if organisation_id is not None:
            entries = entries.filter(organisation_id=organisation_id)
        found = list(findings(entries.iterator(chunk_size=CHUNK), ends, chosen))
    return list(_still_true(found, heads(organisation_id)))


def _still_true(found: Iterable[Finding], ends: Mapping[int, Head]) -> Iterator[Finding]:
    """Leave out what was put in by being written, rightly, after the chains were read."""
    for each in found:
        if each.damage != Damage.INSERTED or each.organisation_id not in ends:
            yield each
        elif (end := ends[each.organisation_id].length) < each.last:
            yield replace(each, first=max(each.first, end + 1))
