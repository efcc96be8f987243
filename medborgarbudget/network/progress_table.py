"""The overview as a table: its columns, their order, and its rows for a spreadsheet."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from medborgarbudget.network.queries.progress import MemberProgress


@dataclass(frozen=True, slots=True)
class Column:
    """A column that the table can be sorted by."""

    label: str | Promise
    key: Callable[[MemberProgress], Any]


BY_STEP = "steg"
COLUMNS: dict[str, Column] = {
    "medlem": Column(_("Member"), lambda row: row.membership.member.name.casefold()),
    "program": Column(_("Programme"), lambda row: str(row.membership.programme)),
    "omgangar": Column(_("Rounds done"), lambda row: (row.rounds.done, row.rounds.begun)),
    BY_STEP: Column(_("Now in"), lambda row: row.step),
    "tyst": Column(_("Days silent"), lambda row: row.days_silent),
}


def in_order(rows: Sequence[MemberProgress], order: str) -> list[MemberProgress]:
    """The rows by a column's name, from the top with a minus before it; else as they came."""
    column = COLUMNS.get(order.removeprefix("-"))
    if column is None:
        return list(rows)
    return sorted(rows, key=column.key, reverse=order.startswith("-"))


def as_rows(rows: Sequence[MemberProgress]) -> Iterator[Sequence[object]]:
    """Headings, and then a row for each member in each programme."""
    yield (
        gettext("Member"),
        gettext("Kind"),
        gettext("Code"),
        gettext("Programme"),
        gettext("Orientations"),
        gettext("Joined"),
        gettext("Rounds done"),
        gettext("Rounds expected"),
        gettext("Now in"),
        gettext("Last heard of"),
        gettext("Days silent"),
        gettext("Next gathering"),
    )
    for row in rows:
        membership, member = row.membership, row.membership.member
        yield (
            member.name,
            member.get_kind_display(),
            member.official_code,
            membership.programme,
            ", ".join(str(each.label) for each in membership.orientation_list),
            membership.joined_on,
            row.rounds.done,
            row.expected,
            row.step,
            row.last_heard,
            row.days_silent,
            row.next_gathering,
        )
