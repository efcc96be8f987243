"""Keeping the minutes together with the decision that they tell of."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from django.db import transaction

from medborgarbudget.organisations.actions.documents import store_document
from medborgarbudget.organisations.models import Document, Organisation

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

Recorded = TypeVar("Recorded")


@transaction.atomic
def with_minutes(
    record: Callable[[dict[str, Any]], Recorded],
    *,
    organisation: Organisation,
    details: Mapping[str, Any],
    upload: "UploadedFile[bytes] | None",
    kept: Document | None = None,
) -> Recorded:
    """Record a decision with its minutes, where they were handed in as a file.

    A file that was ``kept`` before stays, unless there is a new one or an address instead. If
    the decision is refused, the file that was handed in is not kept either.
    """
    minutes = None if details["minutes_url"] else kept
    if upload:
        minutes = store_document(organisation=organisation, upload=upload)
    return record({**details, "minutes": minutes})
