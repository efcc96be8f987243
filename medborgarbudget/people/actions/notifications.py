"""Telling people what happened, in the workspace and by letter."""

from collections.abc import Iterable

from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from procrastinate.contrib.django import app as jobs

from medborgarbudget.journal.models import Entry
from medborgarbudget.journal.wording import sentence
from medborgarbudget.people.actions.accounts import note_change
from medborgarbudget.people.actions.letters import write_letter
from medborgarbudget.people.models import Letter, Notification, User
from medborgarbudget.people.queries.notifications import is_due
from medborgarbudget.people.senders import SITE, senders_of
from medborgarbudget.people.states import DigestRhythm
from medborgarbudget.people.unsubscribing import unsubscribe_path
from medborgarbudget.web.addresses import absolute

DIGEST_JOB = "people.write_digest"
MOST_TOLD = 20
"""How many notices are written out in one letter; the rest are counted."""


@transaction.atomic
def notify(*, of: Entry, users: Iterable[User]) -> None:
    """Tell each of the users once of an entry, in the transaction that made it.

    Those who want letters at once get one when the transaction is through.
    """
    told = list(users)
    Notification.objects.bulk_create(
        [Notification(user=user, entry=of) for user in told], ignore_conflicts=True
    )
    for user in told:
        if user.digest == DigestRhythm.AT_ONCE:
            jobs.configure_task(DIGEST_JOB).defer(user_id=user.pk)


@transaction.atomic
def mark_read(*, user: User, one: int | None = None, up_to: int | None = None) -> None:
    """Mark a person's notices as read: one, those that are not newer than another, or all."""
    unread = Notification.objects.filter(user=user, read_at=None)
    if one is not None:
        unread = unread.filter(pk=one)
    if up_to is not None:
        unread = unread.filter(pk__lte=up_to)
    unread.update(read_at=timezone.now())


@transaction.atomic
def write_digest(*, user_id: int) -> Letter | None:
    """Write a letter of all that a person has not read nor been sent, if it is time for one.

    Safe to repeat: what stood in a letter never stands in another.
    """
    user = User.objects.select_for_update().get(pk=user_id)
    waiting = list(
        Notification.objects.filter(user=user, read_at=None, mailed_at=None)
        .select_related("entry")
        .order_by("entry__at", "pk")
    )
    if not is_due(user, [each.entry.at for each in waiting]):
        return None
    Notification.objects.filter(pk__in=[each.pk for each in waiting]).update(
        mailed_at=timezone.now()
    )
    return _letter(user, [each.entry for each in waiting])


@transaction.atomic
def choose_rhythm(*, user: User, rhythm: DigestRhythm) -> None:
    """Change how often a person gets letters of what happened."""
    if user.digest != rhythm:
        user.digest = rhythm
        user.save(update_fields=["digest"])
        note_change(user, ["digest"])


def _letter(user: User, entries: list[Entry]) -> Letter:
    organisations = {entry.organisation_id for entry in entries}
    stop = absolute(unsubscribe_path(user))
    with override(user.language):
        told = {
            "name": user.name,
            "sentences": _sentences(entries[:MOST_TOLD]),
            "more": max(len(entries) - MOST_TOLD, 0),
            "link": absolute(reverse("notices:notices")),
            "stop": stop,
        }
        return write_letter(
            to=user.email,
            subject=_subject(entries),
            body=render_to_string("people/letters/digest.txt", told),
            organisation_id=min(organisations) or None if len(organisations) == 1 else None,
            unsubscribe_url=stop,
        )


def _sentences(entries: list[Entry]) -> list[str]:
    """What happened, with where it happened if that was in several organisations."""
    senders = senders_of({entry.organisation_id for entry in entries})
    if len(senders) < 2:
        return [sentence(entry) for entry in entries]
    return [f"{senders.get(each.organisation_id, SITE).name}: {sentence(each)}" for each in entries]


def _subject(entries: list[Entry]) -> str:
    if len(entries) == 1:
        return sentence(entries[0])
    return _("%(count)d things happened") % {"count": len(entries)}
