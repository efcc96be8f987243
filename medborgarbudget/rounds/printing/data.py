"""What the printed matter of a round shows, as plain data for the templates in ``rounds/print/``.

Whoever fills these writes texts in the reader's language: amounts, days and labels are strings.
``as_dict`` is what ``web.typesetting`` takes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Literal

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from medborgarbudget.web.print_text import Block
from medborgarbudget.web.qr import qr_rows

Letterhead = Mapping[str, object]
"""From ``organisations.letterhead.letterhead``."""

NO_BREAK = "\N{NO-BREAK SPACE}"

MONTH_NAMES = 12
"""As many months have room for their names; of a longer time every third, or every sixth."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something in few words, under what it answers: "När?", "1–31 mars"."""

    label: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under their columns; ``right`` are the places of the columns with numbers.

    ``shares``, from 0 to 1 and one for each row, draw a bar under the first cell of the row.
    """

    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    caption: str = ""
    right: Sequence[int] = ()
    shares: Sequence[float] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A text, paragraphs, a list and a table under a heading; any of them may be missing.

    ``body`` is for what staff wrote in Markdown, from ``web.print_text.blocks``.
    """

    heading: str
    body: Sequence[Block] = ()
    paragraphs: Sequence[str] = ()
    items: Sequence[str] = ()
    table: Table | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Poster:
    """``poster.typ`` and ``flyer.typ``: what, when and how, with a code that leads to ``url``.

    ``address`` is what a person types, without ``https://``; ``amount_says`` stands under the
    amount. There is room for a title of 60 letters, a sentence of 140 and three facts of 90.
    """

    letterhead: Letterhead
    eyebrow: str
    title: str
    sentence: str
    facts: Sequence[Fact]
    url: str
    address: str
    amount: str = ""
    amount_says: str = ""
    paper: Literal["a4", "a3"] = "a4"

    def as_dict(self) -> dict[str, object]:
        """The data of the template."""
        return asdict(self) | {
            "call": _("Scan the code or go to"),
            "qr": qr_rows(self.url),
            "qr_alt": _("QR code that leads to %(address)s") % {"address": self.address},
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class SharePicture:
    """``share.typ``: 1200 x 630 pixels when wide, 1080 x 1080 when square.

    There is room for a title of 60 letters, a sentence of 90, days of 40 and an address of 35.
    """

    letterhead: Letterhead
    eyebrow: str
    title: str
    sentence: str = ""
    days: str = ""
    address: str = ""
    shape: Literal["wide", "square"] = "wide"

    def as_dict(self) -> dict[str, object]:
        """The data of the template."""
        return asdict(self)

    @property
    def alt(self) -> str:
        """What the picture says, for those who do not see it."""
        parts = (self.letterhead["name"], self.eyebrow, self.title, self.sentence, self.days)
        said = (str(part) for part in parts if part)
        return " ".join(part if part.endswith((".", "!", "?")) else f"{part}." for part in said)


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What was changed in the rules after the vote had opened, and why."""

    day: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RulebookPrint:
    """``rulebook.typ``: the rules of a round. ``identity`` tells version and fingerprint."""

    letterhead: Letterhead
    round: str
    state: str
    sections: Sequence[Section]
    identity: Sequence[Fact]
    corrections: Sequence[Correction] = ()
    address: str = ""

    def as_dict(self) -> dict[str, object]:
        """The data of the template."""
        return asdict(self) | {"corrections_heading": _("Corrections")}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedStep:
    """A step in a timetable: both days are part of it."""

    label: str
    first: date
    last: date
    responsible: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """Something on the checklist, with what it lacks, in sentences."""

    text: str
    lacks: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPrint:
    """``plan.typ``: the plan of a round, for the board. ``signatures`` name who signs."""

    letterhead: Letterhead
    round: str
    state: str
    purpose: str = ""
    facts: Sequence[Fact] = ()
    sections: Sequence[Section] = ()
    steps: Sequence[PlannedStep] = ()
    pots: Table | None = None
    checklist: Sequence[Check] = ()
    signatures: Sequence[str] = ()

    def as_dict(self) -> dict[str, object]:
        """The data of the template."""
        plain = asdict(self)
        del plain["steps"]
        return plain | {
            "timetable": timetable(self.steps) if self.steps else None,
            "checklist": [
                asdict(check) | {"state": _("remains") if check.lacks else _("done")}
                for check in self.checklist
            ],
            "checklist_columns": [_("State"), _("What"), _("What is missing")],
            "headings": {
                "timetable": _("Timetable"),
                "pots": _("The money"),
                "checklist": _("Checklist"),
                "signatures": _("Signatures"),
            },
            "words": {"day": _("Place and day")},
        }


def timetable(steps: Sequence[PlannedStep]) -> dict[str, object]:
    """The steps as bars between the first and the last day of all, and as a table."""
    start = min(step.first for step in steps).replace(day=1)
    end = max(step.last for step in steps) + timedelta(days=1)
    whole = (end - start).days
    bars = [
        {
            "label": step.label,
            "at": (step.first - start).days / whole,
            "length": ((step.last - step.first).days + 1) / whole,
        }
        for step in steps
    ]
    table = Table(
        columns=[_("Step"), _("Days"), _("Responsible")],
        rows=[(step.label, days(step.first, step.last), step.responsible) for step in steps],
    )
    return {
        "caption": _("The steps on a line of time; the table that follows gives the same days."),
        "months": _months(start, end),
        "bars": bars,
        "table": asdict(table),
    }


def days(first: date, last: date) -> str:
    """Two days as they are said together: 1–31 mars 2027, 1 mars–15 april 2027.

    >>> from django.utils.translation import override
    >>> with override("sv"):
    ...     days(date(2027, 3, 1), date(2027, 3, 31)).replace(NO_BREAK, " ")
    '1–31 mars 2027'
    """
    if first == last:
        return _written(first, "j F Y")
    begins = "j F Y" if first.year != last.year else "j F" if first.month != last.month else "j"
    return f"{_written(first, begins)}–{_written(last, 'j F Y')}"


def _written(day: date, form: str) -> str:
    return date_format(day, form).replace(" ", NO_BREAK)


def _months(start: date, end: date) -> list[dict[str, object]]:
    firsts = [start]
    while (following := (firsts[-1] + timedelta(days=32)).replace(day=1)) < end:
        firsts.append(following)
    step = next(step for step in (1, 3, 6, 12, 120) if len(firsts) <= step * MONTH_NAMES)
    form = _("M Y").removesuffix(" Y" if step == 1 else "")
    whole = (end - start).days
    return [
        {"label": date_format(first, form), "at": (first - start).days / whole}
        for first in firsts[::step]
    ]
