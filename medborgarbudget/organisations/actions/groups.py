"""Groups of people and themes, which a medborgarbudget may be for instead of a territory."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from medborgarbudget.journal.actions import record
from medborgarbudget.journal.events import Event
from medborgarbudget.organisations import events
from medborgarbudget.organisations.models import Organisation, ResidentGroup, Topic
from medborgarbudget.people.acting import Actor
from medborgarbudget.web.slugs import address_from

Details = Mapping[str, Any]
Kind = TypeVar("Kind", ResidentGroup, Topic)


@transaction.atomic
def add_group(*, organisation: Organisation, details: Details, by: Actor) -> ResidentGroup:
    """Add a group with these fields."""
    group = ResidentGroup(organisation=organisation, **details)
    return _added(group, events.GROUP_ADDED, by)


@transaction.atomic
def change_group(*, group: ResidentGroup, details: Details, by: Actor) -> ResidentGroup:
    """Change fields of a group; its address stays."""
    return _changed(group, details, events.GROUP_CHANGED, by)


@transaction.atomic
def remove_group(*, group: ResidentGroup, by: Actor) -> None:
    """Remove a group. Raises ``ValidationError`` if something is for that group."""
    _removed(group, events.GROUP_REMOVED, by)


@transaction.atomic
def add_topic(*, organisation: Organisation, details: Details, by: Actor) -> Topic:
    """Add a theme with these fields."""
    return _added(Topic(organisation=organisation, **details), events.TOPIC_ADDED, by)


@transaction.atomic
def change_topic(*, topic: Topic, details: Details, by: Actor) -> Topic:
    """Change fields of a theme; its address stays."""
    return _changed(topic, details, events.TOPIC_CHANGED, by)


@transaction.atomic
def remove_topic(*, topic: Topic, by: Actor) -> None:
    """Remove a theme. Raises ``ValidationError`` if something is about that theme."""
    _removed(topic, events.TOPIC_REMOVED, by)


def _added(row: Kind, event: Event, by: Actor) -> Kind:
    # One at a time, or two could get the same address.
    Organisation.objects.select_for_update().get(pk=row.organisation_id)
    taken = set(type(row).objects.values_list("slug", flat=True))
    row.slug = address_from(row.name, taken)
    row.full_clean()
    row.save()
    _note(event, row, by)
    return row


def _changed(row: Kind, details: Details, event: Event, by: Actor) -> Kind:
    for name, value in details.items():
        setattr(row, name, value)
    row.full_clean()
    row.save()
    _note(event, row, by)
    return row


def _removed(row: Kind, event: Event, by: Actor) -> None:
    _note(event, row, by)
    try:
        row.delete()
    except ProtectedError as error:
        message = _("%(name)s is used and cannot be removed.")
        raise ValidationError(message, params={"name": row}) from error


def _note(event: Event, row: Kind, by: Actor) -> None:
    record(event, role=by.role, organisation_id=row.organisation_id, subject=row)
