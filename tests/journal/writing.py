"""Entries for tests to read."""

from typing import Any

from medborgarbudget.journal.actions import record
from medborgarbudget.journal.events import event
from medborgarbudget.journal.models import Entry
from medborgarbudget.organisations.models import Organisation

HAPPENED = event("journal_test.happened", "%(subject)s hände %(times)s gånger")
TOLD = event("journal_test.told", "%(subject)s berättades för alla", public=True)


def some_entries(organisation: Organisation, count: int, **fields: Any) -> list[Entry]:
    """Entries about the organisation, of an event that only its staff may read."""
    return [
        record(
            **{
                "event": HAPPENED,
                "role": "administrator",
                "subject": organisation,
                "organisation_id": organisation.pk,
                "reason": "Ett skäl",
                "address": f"/{organisation.slug}/",
                "times": number,
                "last": None,
            }
            | fields
        )
        for number in range(1, count + 1)
    ]
