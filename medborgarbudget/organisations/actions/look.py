"""Changing what an organisation's pages look like."""

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile  # noqa: TC002
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from medborgarbudget.journal.actions import record
from medborgarbudget.organisations.actions.documents import store_document
from medborgarbudget.organisations.events import LOOK_CHANGED
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.organisations.states import Theme
from medborgarbudget.people.acting import Actor


@transaction.atomic
def choose_colour(
    *, organisation: Organisation, theme: Theme, brand_colour: str, by: Actor
) -> Organisation:
    """Choose a colour of its own (``#0b5a8f``), or none and one of the ready ones.

    Raises ``ValidationError`` for what is no colour.
    """
    organisation = _locked(organisation)
    organisation.theme, organisation.brand_colour = theme, brand_colour
    return _save(organisation, by, "theme", "brand_colour")


@transaction.atomic
def choose_logo(
    *, organisation: Organisation, upload: "UploadedFile[bytes]", description: str, by: Actor
) -> Organisation:
    """Put a picture in the header, and say what it shows to those who do not see it.

    Raises ``ValidationError`` if the file cannot be taken or nothing is said.
    """
    if not description.strip():
        raise ValidationError({"description": _("Say what the logo shows.")})
    organisation = _locked(organisation)
    document = store_document(organisation=organisation, upload=upload)
    if not document.content_type.startswith("image/"):
        raise ValidationError({"logo": _("Choose a picture: PNG, JPEG or WebP.")})
    organisation.logo, organisation.logo_description = document, description.strip()
    return _save(organisation, by, "logo", "logo_description")


@transaction.atomic
def remove_logo(*, organisation: Organisation, by: Actor) -> Organisation:
    """Let the header show the usual sign again; the picture is deleted."""
    organisation = _locked(organisation)
    logo = organisation.logo
    organisation.logo, organisation.logo_description = None, ""
    _save(organisation, by, "logo", "logo_description")
    if logo:
        logo.delete()
    return organisation


def _save(organisation: Organisation, by: Actor, *fields: str) -> Organisation:
    kept = {field.name for field in organisation._meta.fields} - set(fields)
    organisation.clean_fields(exclude=kept)
    organisation.save(update_fields=fields)
    with override("sv"):
        address = reverse("organisations:look", args=[organisation.slug])
    record(
        LOOK_CHANGED,
        role=by.role,
        organisation_id=organisation.pk,
        subject=organisation,
        address=address,
    )
    return organisation


def _locked(organisation: Organisation) -> Organisation:
    return Organisation.objects.select_for_update(of=("self",)).get(pk=organisation.pk)
