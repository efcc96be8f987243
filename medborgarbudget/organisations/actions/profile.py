"""Changing what is told about an organisation."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from medborgarbudget.journal.actions import record
from medborgarbudget.organisations.domains import is_the_sites_own
from medborgarbudget.organisations.events import PROFILE_CHANGED
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.people.acting import Actor

CHANGEABLE = frozenset(
    {
        "name",
        "official_code",
        "owner",
        "presentation",
        "website",
        "contact_email",
        "contact_phone",
        "contact_address",
        "languages",
        "domain",
        "accessibility_checked_on",
        "accessibility_check",
        "accessibility_shortcomings",
        "data_protection_email",
        "privacy_additions",
    }
)
"""What an organisation tells about itself. Its kind and address stay as they are."""


@transaction.atomic
def change_profile(
    *, organisation: Organisation, changes: Mapping[str, object], by: Actor
) -> Organisation:
    """Change what is told about an organisation; ``changes`` are new values by field.

    The journal names the fields that changed, never what stands in them. Raises
    ``ValidationError`` with a sentence for each field that cannot be so.
    """
    if unknown := changes.keys() - CHANGEABLE:
        raise ValueError(f"Not part of the profile: {', '.join(sorted(unknown))}")
    locked = Organisation.objects.select_for_update().get(pk=organisation.pk)
    changed = [name for name in changes if getattr(locked, name) != changes[name]]
    for name in changed:
        setattr(locked, name, changes[name])
    if locked.domain and is_the_sites_own(locked.domain):
        raise ValidationError({"domain": _("This is the address of the whole site.")})
    locked.full_clean()
    if changed:
        locked.save(update_fields=changed)
        _write_down(locked, changed, by)
    return locked


def _write_down(organisation: Organisation, changed: list[str], by: Actor) -> None:
    with override("sv"):
        names = {field.name: str(field.verbose_name) for field in Organisation._meta.fields}
    record(
        PROFILE_CHANGED,
        role=by.role,
        organisation_id=organisation.pk,
        subject=organisation,
        fields=", ".join(names[name] for name in changed),
    )
