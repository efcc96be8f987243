"""Writing, improving, publishing and withdrawing the methods of the library."""

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
from medborgarbudget.network.addresses import in_swedish
from medborgarbudget.network.events import (
    METHOD_CHANGED,
    METHOD_IMPROVED,
    METHOD_MADE,
    METHOD_PUBLISHED,
    METHOD_WITHDRAWN,
)
from medborgarbudget.network.models import Method, MethodVersion
from medborgarbudget.network.rule_documents import checked
from medborgarbudget.network.states import MethodKind
from medborgarbudget.organisations.actions.documents import store_document
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.people.acting import Actor
from medborgarbudget.web.slugs import address_from

IMPROVEMENT_JOB = "network.tell_of_improvement"


@transaction.atomic
def write_method(
    *,
    organisation: Organisation,
    fields: Mapping[str, Any],
    contents: Mapping[str, Any],
    upload: SimpleUploadedFile | None,
    by: Actor,
) -> Method:
    """Write a method and its first version, which nobody sees before it is published."""
    # A page that makes a new one is called so.
    taken = {"ny", *Method.objects.values_list("slug", flat=True)}
    slug = address_from(fields["name"], taken, otherwise="metod")
    method = Method(organisation=organisation, slug=slug, **fields)
    method.full_clean()
    method.save()
    _write_version(method, 1, contents, upload)
    _record(METHOD_MADE, method, by)
    return method


@transaction.atomic
def improve_method(
    *,
    method: Method,
    fields: Mapping[str, Any],
    contents: Mapping[str, Any],
    upload: SimpleUploadedFile | None,
    by: Actor,
) -> MethodVersion:
    """Write a new version and offer it to those who copied; before publication, write it over.

    Without a new file the earlier one stays. Raises ``ValidationError`` if a published method
    changes without a word of what is new.
    """
    method = Method.objects.select_for_update().get(pk=method.pk)
    latest = method.versions.select_related("document").defer("document__content").first()
    assert latest is not None
    for field, value in fields.items():
        setattr(method, field, value)
    method.full_clean()
    method.save()
    if method.published_at is None:
        kept = latest.document
        latest.delete()
        _record(METHOD_CHANGED, method, by)
        return _write_version(method, latest.number, contents, upload, kept=kept)
    if not contents.get("what_is_new", "").strip():
        raise ValidationError({"what_is_new": _("Write what is new, for those who copied it.")})
    version = _write_version(method, latest.number + 1, contents, upload, kept=latest.document)
    _record(METHOD_IMPROVED, method, by, version=version.number)
    jobs.configure_task(IMPROVEMENT_JOB).defer(
        organisation_id=method.organisation_id, method_id=method.pk, number=version.number
    )
    return version


@transaction.atomic
def publish_method(*, method: Method, by: Actor) -> None:
    """Show a method to everyone, and let members copy it; also one that was withdrawn."""
    method = Method.objects.select_for_update().get(pk=method.pk)
    if method.published_at and not method.withdrawn_at:
        raise ValidationError(_("The method is published already."))
    method.published_at = method.published_at or timezone.now()
    method.withdrawn_at = None
    method.save()
    _record(METHOD_PUBLISHED, method, by)


@transaction.atomic
def withdraw_method(*, method: Method, by: Actor) -> None:
    """Take a method out of the library; copies of it stay with those who made them."""
    method = Method.objects.select_for_update().get(pk=method.pk)
    if method.published_at is None or method.withdrawn_at:
        raise ValidationError(_("Only a method that is published can be withdrawn."))
    method.withdrawn_at = timezone.now()
    method.save()
    _record(METHOD_WITHDRAWN, method, by)


def _write_version(
    method: Method,
    number: int,
    contents: Mapping[str, Any],
    upload: SimpleUploadedFile | None,
    kept: Any = None,
) -> MethodVersion:
    document = store_document(organisation=method.organisation, upload=upload) if upload else kept
    version = MethodVersion(
        organisation=method.organisation,
        method=method,
        number=number,
        document=document,
        **contents,
    )
    if not (version.text or version.url or document or version.rulebook):
        raise ValidationError(_("Write a text, an address, or choose a file."))
    if version.rulebook is not None:
        if method.kind != MethodKind.RULEBOOK:
            raise ValidationError(_("Only a template of a rulebook holds rules."))
        version.rulebook = checked(version.rulebook)
    version.full_clean()
    version.save()
    return version


def _record(event: Event, method: Method, by: Actor, **details: Any) -> None:
    record(
        event,
        role=by.role,
        organisation_id=method.organisation_id,
        subject=method,
        address=in_swedish("method", method.organisation.slug, method.slug),
        **details,
    )
