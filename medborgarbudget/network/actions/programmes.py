"""What can be done to a programme."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from medborgarbudget.journal.actions import record
from medborgarbudget.journal.events import Event
from medborgarbudget.network.addresses import in_swedish
from medborgarbudget.network.events import (
    PROGRAMME_CHANGED,
    PROGRAMME_PLANNED,
    PROGRAMME_PUBLISHED,
)
from medborgarbudget.network.models import Programme
from medborgarbudget.people.acting import Actor


@transaction.atomic
def save_programme(*, programme: Programme, by: Actor) -> Programme:
    """Store a programme, new or changed. Raises ``ValidationError`` if something is wrong."""
    is_new = programme.pk is None
    programme.full_clean()
    programme.save()
    _tell(PROGRAMME_PLANNED if is_new else PROGRAMME_CHANGED, programme, by)
    return programme


@transaction.atomic
def publish_programme(*, programme: Programme, by: Actor) -> Programme:
    """Show a programme to everyone.

    Raises ``ValidationError`` if it is shown already, or says nothing of its aims.
    """
    locked = Programme.objects.select_for_update().get(pk=programme.pk)
    if locked.published_at is not None:
        raise ValidationError(_("The programme is published already."))
    if not str(locked.summary) or not str(locked.aims):
        raise ValidationError(_("Write a summary and the aims first. Then you can publish."))
    locked.published_at = timezone.now()
    locked.save(update_fields=["published_at"])
    _tell(PROGRAMME_PUBLISHED, locked, by)
    return locked


def _tell(event: Event, programme: Programme, by: Actor) -> None:
    record(
        event,
        role=by.role,
        organisation_id=programme.organisation_id,
        subject=programme,
        address=in_swedish("programme", programme.organisation.slug, programme.slug),
    )
