"""An entry as a sentence, in the language of whoever reads it."""

from contextlib import suppress
from typing import Any

from django.utils.translation import gettext as _

from medborgarbudget.journal.events import Event, find_event
from medborgarbudget.journal.models import Entry


class _Details(dict[str, Any]):
    """What completes a sentence; an entry older than the sentence may lack some of it."""

    def __missing__(self, name: str) -> str:
        return "–"


def sentence(entry: Entry) -> str:
    """Tell an entry in words. Events that no room names any more are told by their code."""
    event = find_event(entry.event_code)
    if event is not None and (told := _told(event, entry)):
        return told
    return _("%(subject)s: %(code)s") % {"subject": entry.subject, "code": entry.event_code}


def _told(event: Event, entry: Entry) -> str:
    details = entry.details if isinstance(entry.details, dict) else {}
    try:
        details = details | {
            name: say(details[name]) for name, say in event.words.items() if name in details
        }
        return _in_full(event, {**details, "subject": entry.subject})
    except (TypeError, ValueError):
        # The words and the details do not fit together: an entry from before a change.
        return ""


def _in_full(event: Event, details: dict[str, Any]) -> str:
    if event.otherwise:
        with suppress(KeyError):
            return str(event.sentence) % details
    return str(event.otherwise or event.sentence) % _Details(details)
