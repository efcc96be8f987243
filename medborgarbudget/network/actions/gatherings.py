"""Planning, announcing, changing and following up gatherings."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app as jobs

from medborgarbudget.journal.actions import record
from medborgarbudget.journal.events import Event
from medborgarbudget.journal.queries import entries_about
from medborgarbudget.network.actions.gathering_letters import (
    write_called_off,
    write_changed,
    write_reminders,
)
from medborgarbudget.network.actions.registrations import (
    give_free_places,
    locked,
    note_places_given,
)
from medborgarbudget.network.addresses import in_swedish
from medborgarbudget.network.events import (
    ATTENDANCE_MARKED,
    GATHERING_ANNOUNCED,
    GATHERING_CANCELLED,
    GATHERING_CHANGED,
    GATHERING_OFFERED,
    GATHERING_PLANNED,
    MATERIAL_ADDED,
    MATERIAL_REMOVED,
    NOTES_WRITTEN,
    REGISTERED_REMINDED,
    REGISTRATIONS_ERASED,
)
from medborgarbudget.network.models import Gathering, Material, Registration
from medborgarbudget.network.queries.gatherings import (
    registrations_of,
    to_be_erased,
    to_be_reminded,
)
from medborgarbudget.network.states import GatheringState, RegistrationState
from medborgarbudget.organisations.actions.documents import store_document
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.organisations.queries import holders
from medborgarbudget.people.acting import SYSTEM, Actor
from medborgarbudget.people.actions import notify
from medborgarbudget.people.roles import Capability
from medborgarbudget.web.slugs import address_from

GATHERING_JOB = "network.tell_of_gathering"
TOLD_OF = ("starts_at", "ends_at", "place", "link")
"""What those who registered are told of when it changes."""


@transaction.atomic
def plan_gathering(
    *, organisation: Organisation, fields: Mapping[str, Any], by: Actor
) -> Gathering:
    """Plan a gathering in silence; raises ``ValidationError`` for fields that do not hold."""
    # A page that makes a new one is called so.
    taken = {"ny", *Gathering.objects.values_list("slug", flat=True)}
    slug = address_from(fields["name"], taken, otherwise="traff")
    gathering = Gathering(organisation=organisation, slug=slug, **fields)
    gathering.full_clean()
    gathering.save()
    _record(GATHERING_PLANNED, gathering, by)
    return gathering


@transaction.atomic
def change_gathering(*, gathering: Gathering, fields: Mapping[str, Any], by: Actor) -> Gathering:
    """Change a gathering, and tell the registered if time or place is another.

    More places go to those who wait. With fewer places nobody loses theirs.
    """
    changed = locked(gathering)
    if changed.state == GatheringState.CANCELLED:
        raise ValidationError(_("The gathering is cancelled and cannot be changed."))
    before = [getattr(changed, field) for field in TOLD_OF]
    if fields.get("starts_at", changed.starts_at) != changed.starts_at:
        # There is a new day to remind of.
        changed.reminded_at = None
    for field, value in fields.items():
        setattr(changed, field, value)
    changed.revision += 1
    changed.full_clean()
    changed.save()
    _record(GATHERING_CHANGED, changed, by)
    moved = before != [getattr(changed, field) for field in TOLD_OF]
    if moved and changed.state == GatheringState.ANNOUNCED and changed.ends_at > timezone.now():
        write_changed(_fresh(changed))
    note_places_given(changed, give_free_places(changed))
    return changed


@transaction.atomic
def announce_gathering(*, gathering: Gathering, by: Actor) -> None:
    """Show a gathering to everyone and open the registration."""
    gathering = locked(gathering)
    if gathering.state != GatheringState.DRAFT:
        raise ValidationError(_("The gathering is announced already."))
    if gathering.starts_at <= timezone.now():
        raise ValidationError(_("The gathering has begun. Change its time before announcing it."))
    gathering.state = GatheringState.ANNOUNCED
    gathering.save()
    _record(GATHERING_ANNOUNCED, gathering, by, address=_page(gathering))
    jobs.configure_task(GATHERING_JOB).defer(
        organisation_id=gathering.organisation_id, gathering_id=gathering.pk
    )


@transaction.atomic
def tell_of_gathering(*, gathering: Gathering, member: Organisation) -> None:
    """Tell a member's people of a gathering in their network, once; within the member's scope."""
    if entries_about(gathering, GATHERING_OFFERED, organisation_id=member.pk).exists():
        return
    entry = record(
        GATHERING_OFFERED,
        role=SYSTEM.role,
        organisation_id=member.pk,
        subject=gathering,
        address=_page(gathering),
    )
    notify(of=entry, users=holders(member, Capability.ATTEND_GATHERINGS))


@transaction.atomic
def call_off_gathering(*, gathering: Gathering, reason: str, by: Actor) -> None:
    """Call off an announced gathering for a reason that everyone registered is told."""
    gathering = locked(gathering)
    if gathering.state != GatheringState.ANNOUNCED:
        raise ValidationError(_("Only a gathering that is announced can be cancelled."))
    if gathering.ends_at <= timezone.now():
        raise ValidationError(_("The gathering has taken place already."))
    if not reason.strip():
        raise ValidationError({"reason": _("Write the reason: those who registered want to know.")})
    gathering.state, gathering.cancelled_reason = GatheringState.CANCELLED, reason.strip()
    gathering.revision += 1
    gathering.save()
    address = _page(gathering)
    _record(GATHERING_CANCELLED, gathering, by, reason=gathering.cancelled_reason, address=address)
    write_called_off(_fresh(gathering), gathering.cancelled_reason)


@transaction.atomic
def write_notes(*, gathering: Gathering, notes: object, by: Actor) -> None:
    """Write what was said and agreed, for everyone to read afterwards."""
    gathering = locked(gathering)
    gathering.notes = notes
    gathering.save(update_fields=["notes"])
    _record(NOTES_WRITTEN, gathering, by, address=_page(gathering))


@transaction.atomic
def add_material(
    *, gathering: Gathering, title: str, upload: SimpleUploadedFile | None, url: str, by: Actor
) -> Material:
    """Add a document or an address to a gathering: one of the two."""
    if bool(upload) == bool(url):
        raise ValidationError(_("Choose a file or write an address, one of the two."))
    organisation = gathering.organisation
    document = store_document(organisation=organisation, upload=upload) if upload else None
    material = Material(
        organisation=organisation, gathering=gathering, title=title, document=document, url=url
    )
    material.full_clean()
    material.save()
    _record(MATERIAL_ADDED, gathering, by, address=_page(gathering))
    return material


@transaction.atomic
def remove_material(*, material: Material, by: Actor) -> None:
    """Remove a document or an address from a gathering, and the document's bytes with it."""
    document = material.document
    material.delete()
    if document:
        document.delete()
    _record(MATERIAL_REMOVED, material.gathering, by)


@transaction.atomic
def mark_attendance(*, gathering: Gathering, came: set[int], by: Actor) -> int:
    """Note who of those with a place came, by their registrations' numbers; returns how many."""
    gathering = locked(gathering)
    if gathering.starts_at > timezone.now():
        raise ValidationError(_("The gathering has not begun, so nobody has come yet."))
    expected = Registration.objects.filter(gathering=gathering, state=RegistrationState.PLACE)
    expected.exclude(pk__in=came).update(attended=False)
    number = expected.filter(pk__in=came).update(attended=True)
    _record(ATTENDANCE_MARKED, gathering, by, came=number)
    return number


@transaction.atomic
def remind_registered() -> int:
    """Remind everyone with a place at gatherings that begin soon, once; returns how many."""
    number = 0
    for gathering in to_be_reminded().select_for_update(of=("self",)):
        with_place = [
            registration
            for registration in _fresh(gathering)
            if registration.state == RegistrationState.PLACE
        ]
        write_reminders(with_place)
        gathering.reminded_at = timezone.now()
        gathering.save(update_fields=["reminded_at"])
        _record(REGISTERED_REMINDED, gathering, SYSTEM)
        number += len(with_place)
    return number


@transaction.atomic
def erase_registrations() -> int:
    """Erase who registered for gatherings long ago; how many they were is kept."""
    number = 0
    for gathering in to_be_erased().select_for_update(of=("self",)):
        number += gathering.registrations.update(name="", email="", needs="")
        _record(REGISTRATIONS_ERASED, gathering, SYSTEM)
    return number


def _fresh(gathering: Gathering) -> list[Registration]:
    """Everyone registered, with the gathering as it is now, for letters."""
    registrations = registrations_of(gathering)
    for registration in registrations:
        registration.gathering = gathering
        registration.organisation = gathering.organisation
    return registrations


def _page(gathering: Gathering) -> str:
    return in_swedish("gathering", gathering.organisation.slug, gathering.slug)


def _record(
    event: Event,
    gathering: Gathering,
    by: Actor,
    *,
    reason: str = "",
    address: str = "",
    **details: Any,
) -> None:
    record(
        event,
        role=by.role,
        organisation_id=gathering.organisation_id,
        subject=gathering,
        reason=reason,
        address=address,
        **details,
    )
