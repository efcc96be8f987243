"""Drafts that nobody has touched: a reminder, and then they are removed."""

from datetime import datetime, timedelta

from django.db import transaction

from medborgarbudget.network.actions.applications.drafting import discard_draft
from medborgarbudget.network.actions.applications.letters import write_to_applicant
from medborgarbudget.network.models import Application
from medborgarbudget.network.queries.applications import drafts_untouched_since
from medborgarbudget.organisations.models import Organisation

KEPT = timedelta(days=90)
WARNED = timedelta(days=14)
"""How long before it is removed the writer of a draft is reminded."""


def remind_of_drafts(*, organisation: Organisation, now: datetime) -> int:
    """Write to those whose drafts will soon be removed; returns how many."""
    forgotten = drafts_untouched_since(organisation, now - KEPT + WARNED).filter(reminded_at=None)
    for draft in forgotten:
        _remind(draft, now)
    return len(forgotten)


def remove_forgotten_drafts(*, organisation: Organisation, now: datetime) -> int:
    """Remove drafts that were not touched for 90 days, a reminder notwithstanding."""
    forgotten = drafts_untouched_since(organisation, now - KEPT).filter(
        reminded_at__lte=now - WARNED
    )
    for draft in forgotten:
        discard_draft(application=draft)
    return len(forgotten)


@transaction.atomic
def _remind(draft: Application, now: datetime) -> None:
    write_to_applicant(draft, "reminder", last_day=(now + WARNED).date())
    draft.reminded_at = now
    draft.save(update_fields=["reminded_at"])
