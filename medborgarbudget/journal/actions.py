"""The one way to write in the journal."""

from django.db import models
from django.utils import timezone
from django.utils.translation import override
from django_scopes import scope

from medborgarbudget.journal.chain import entry_hash
from medborgarbudget.journal.events import Event
from medborgarbudget.journal.models import INSTALLATION, Chain, Entry


def record(
    event: Event,
    *,
    role: str,
    subject: models.Model,
    organisation_id: int = INSTALLATION,
    name: str = "",
    reason: str = "",
    address: str = "",
    **details: str | int | bool | None,
) -> Entry:
    """Write that an event happened to a subject, done in a role, within the open transaction.

    ``name`` stands for the subject in the sentence (the subject's own words, if not given) and
    ``details`` complete it. Neither may hold anything that points out a person.
    """
    with override("sv"):
        name = (name or str(subject))[:250]
    # Whoever writes here names the organisation, whose scope need not be the open one.
    with scope(organisation=organisation_id):
        chain = _locked(organisation_id)
        entry = Entry(
            organisation_id=organisation_id,
            number=chain.length + 1,
            at=timezone.now(),
            role=role,
            event_code=event.code,
            subject_kind=subject._meta.label_lower,
            subject_id=subject.pk,
            subject=name,
            address=address,
            reason=reason,
            details=details,
            public=event.public,
            previous=chain.head,
        )
        _append(entry, chain)
    return entry


def _append(entry: Entry, chain: Chain) -> None:
    entry.hash = entry_hash(entry)
    entry.save(force_insert=True)
    chain.length, chain.head = entry.number, entry.hash
    chain.save()


def _locked(organisation_id: int) -> Chain:
    chains = Chain.objects.select_for_update()
    Chain.objects.bulk_create([Chain(organisation_id=organisation_id)], ignore_conflicts=True)
    return chains.get(pk=organisation_id)
