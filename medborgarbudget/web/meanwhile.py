"""When two people change the same at once: nothing typed is lost, nothing is overwritten unseen.

A page carries, out of sight, the fingerprints of what it was filled from. When it comes back and
something else is stored by then, what its reader left alone is taken over as it is stored now.
Where both have changed the same, nothing is saved: the page says what the other one wrote.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b
from typing import Any

from django.conf import settings
from django.forms import BaseForm, BoundField, Widget, widgets
from django.http import QueryDict
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from medborgarbudget.web.templatetags.amounts import number
from medborgarbudget.web.templatetags.days import short_day
from medborgarbudget.web.text_in_languages import InputInLanguages

OPENED, SEEN = "opened", "seen"
"""Inputs with the fingerprints of what a page was filled from, and of what it told about since."""
SIZE = 6
BETWEEN_DIGITS = re.compile(r"(?<=\d)\s(?=\d)")
ONE_OF = (widgets.RadioSelect, widgets.CheckboxSelectMultiple)
"""Widgets of several inputs, each with a number in its id."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is stored for one input: as a browser would send it, and as a reader understands it."""

    label: str
    target: str
    sent: list[str]
    bound: BoundField

    @property
    def told(self) -> list[str]:
        """The value in words; nothing if it is empty."""
        return list(_told(self.bound, self.sent))


@dataclass(frozen=True, slots=True)
class Difference:
    """An input that two have changed; ``mine`` is told where the page no longer asks for it."""

    label: str
    target: str
    theirs: list[str]
    mine: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Meeting:
    """What came of it: the answers together, what differs, and what was taken from the other."""

    data: Any
    differences: list[Difference] = field(default_factory=list)
    taken: dict[str, str] = field(default_factory=dict)


def meet(
    data: QueryDict,
    opened: Mapping[str, str],
    stored: Mapping[str, Answer],
    together: Iterable[str] = (),
) -> Meeting:
    """Bring what was sent together with what is stored now.

    ``together`` are patterns of names that are one answer, such as the rows of a list.
    """
    meeting = Meeting(data.copy())
    for names in _one_by_one(data, opened, stored, tuple(together)):
        before = [opened.get(name, NOTHING) for name in names]
        theirs = [_of_answer(stored.get(name)) for name in names]
        mine = [fingerprint(data.getlist(name)) for name in names]
        if theirs in (before, mine):
            continue
        if mine == before:
            meeting.taken |= dict(zip(names, before, strict=True))
        else:
            meeting.differences += [
                _difference(name, stored.get(name), data)
                for name, their, my in zip(names, theirs, mine, strict=True)
                if their != my
            ]
    for name in meeting.taken:
        meeting.data.setlist(name, stored[name].sent if name in stored else [])
    return meeting


def fingerprint(sent: Iterable[str]) -> str:
    """A few signs that tell values apart.

    How lines end makes no difference, nor do blanks around, or between the digits of a number.
    """
    plain = (BETWEEN_DIGITS.sub("", each.replace("\r\n", "\n")).strip() for each in sent)
    written = "\0".join(sorted(each for each in plain if each))
    return blake2b(written.encode(), digest_size=SIZE).hexdigest()


NOTHING = fingerprint([])


def written_down(stored: Mapping[str, Answer]) -> str:
    """The fingerprints of all that is not empty, as a page carries them."""
    prints = {name: fingerprint(answer.sent) for name, answer in stored.items()}
    return _joined(prints)


def answers_of(form: BaseForm, heading: str = "") -> dict[str, Answer]:
    """What is stored for each input of a form, by their names."""
    found: dict[str, Answer] = {}
    for bound in form:
        if bound.field.disabled:
            continue
        sent = dict(_sent(bound.field.widget, bound.html_name, _filled_with(bound)))
        for place, (name, values) in enumerate(sent.items()):
            label = f"{_before(heading)}{bound.label}{_language(bound.field.widget, place)}"
            target = str(bound.auto_id).replace(bound.html_name, name)
            if isinstance(bound.field.widget, ONE_OF):
                target = f"{target}_0"
            found[name] = Answer(label, target, values, bound)
    return found


class MeetsOthers:
    """What every form does that is filled from what is stored.

    Its page shows ``opened`` among its inputs and, through the summary of errors, ``meanwhile``.
    """

    data: Any
    together: tuple[str, ...] = ()
    meeting: Meeting | None = None
    stored_since: "dict[str, Answer] | None" = None

    def input_name(self, name: str) -> str:
        """What an input of this form is called on its page."""
        return name

    def stored(self) -> dict[str, Answer]:
        """What the inputs are filled from; nothing for a form that is not."""
        raise NotImplementedError

    def meet_others(self, stored: Mapping[str, Answer]) -> None:
        """Bring what was sent together with what is stored, if the page told what it showed."""
        written = self.data.get(self.input_name(SEEN), self.data.get(self.input_name(OPENED)))
        if written is None:
            return
        self.meeting = meet(self.data, _read(written), stored, self.together)
        self.data = self.meeting.data

    def saved_as(self, now: "MeetsOthers") -> None:
        """Go on from what was saved just now, as the same form tells that is filled from it."""
        self.stored_since = now.stored()

    @property
    def meanwhile(self) -> list[Difference]:
        """What somebody else has changed too since the page was opened."""
        return self.meeting.differences if self.meeting else []

    @property
    def opened(self) -> SafeString | str:
        """An unseen input with the fingerprints of what the page is filled from."""
        if self.meanwhile:
            name = self.input_name(OPENED)
            return _unseen(name, self.data.get(name, ""))
        stored = self._stored_now()
        return _unseen(self.input_name(OPENED), written_down(stored)) if stored else ""

    @property
    def seen(self) -> SafeString:
        """An unseen input that says that the page has told what is stored now."""
        return _unseen(self.input_name(SEEN), written_down(self._stored_now()))

    def opened_still(self) -> dict[str, str]:
        """The input of a page that stays open while it is saved, with its new value.

        What was taken from somebody else does not stand on that page yet.
        """
        prints = {name: fingerprint(each.sent) for name, each in self._stored_now().items()}
        taken = self.meeting.taken if self.meeting else {}
        return {self.input_name(OPENED): _joined(prints | taken)}

    def _stored_now(self) -> dict[str, Answer]:
        return self.stored() if self.stored_since is None else self.stored_since


def said() -> str:
    """That somebody else has changed the same."""
    return _("Somebody else has changed the same since you opened this page.")


def _one_by_one(
    data: QueryDict,
    opened: Mapping[str, str],
    stored: Mapping[str, Answer],
    together: tuple[str, ...],
) -> Iterator[list[str]]:
    """The names of the inputs, those that are one answer together."""
    kin: dict[str, dict[str, None]] = {}
    for name in (*stored, *opened, *data):
        pattern = next((each for each in together if re.match(each, name)), "")
        if pattern or name in stored or name in opened:
            kin.setdefault(pattern or name, {})[name] = None
    return map(list, kin.values())


def _difference(name: str, answer: Answer | None, data: QueryDict) -> Difference:
    if answer:
        return Difference(answer.label, answer.target, answer.told)
    return Difference(_("This is no longer asked"), "", [], data.getlist(name))


def _of_answer(answer: Answer | None) -> str:
    return fingerprint(answer.sent) if answer else NOTHING


def _joined(prints: Mapping[str, str]) -> str:
    return " ".join(f"{name}:{each}" for name, each in prints.items() if each != NOTHING)


def _read(written: str) -> dict[str, str]:
    parts = (each.rpartition(":") for each in written.split())
    return {name: each for name, _colon, each in parts}


def _unseen(name: str, value: str) -> SafeString:
    return format_html('<input type="hidden" name="{}" value="{}">', name, value)


def _before(heading: str) -> str:
    """A heading as it stands before the name of a field."""
    return f"{heading} " if heading.endswith("?") else f"{heading}: " if heading else ""


def _language(widget: Widget, place: int) -> str:
    """The language of an input, where the text has one for each of several."""
    if not isinstance(widget, InputInLanguages) or not widget.use_fieldset:
        return ""
    code = widget.locales[place]
    return f" ({dict(settings.LANGUAGES).get(code, code)})"


def _filled_with(bound: BoundField) -> Any:
    return bound.field.prepare_value(bound.initial)


def _sent(widget: Widget, name: str, value: Any) -> Iterator[tuple[str, list[str]]]:
    """What a browser sends for an input that nobody has touched."""
    if isinstance(widget, widgets.MultiWidget):
        values = value if isinstance(value, list) else widget.decompress(value)
        for place, (part, each) in enumerate(zip(widget.widgets, values or [], strict=True)):
            yield from _sent(part, f"{name}_{place}", each)
    elif isinstance(widget, widgets.CheckboxInput):
        yield name, ["on"] if widget.check_test(value) else []
    elif not isinstance(widget, widgets.FileInput):
        written = widget.format_value(value)
        yield name, list(written) if isinstance(written, list) else [written or ""]


def _told(bound: BoundField, sent: list[str]) -> Iterator[str]:
    widget, value = bound.field.widget, bound.initial
    if isinstance(widget, widgets.CheckboxInput):
        yield _("Yes") if sent else _("No")
    elif isinstance(widget, widgets.ChoiceWidget):
        chosen = [each for each in sent if each]
        names = {str(key): name for key, name in _flat(widget.choices)} if chosen else {}
        yield from (names.get(each, each) for each in chosen)
    elif isinstance(value, date):
        yield short_day(value)
    elif isinstance(value, int):
        yield number(value)
    else:
        yield from (each for each in sent if each.strip())


def _flat(choices: Any) -> Iterator[tuple[Any, Any]]:
    for key, name in choices:
        yield from name if isinstance(name, list | tuple) else [(key, name)]
