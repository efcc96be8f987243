"""Adding documents to a round, and removing them."""

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from medborgarbudget.organisations.actions.documents import store_document
from medborgarbudget.people.acting import Actor
from medborgarbudget.rounds.actions.journal import Text, write_down
from medborgarbudget.rounds.events import (
    DOCUMENT_ADDED,
    DOCUMENT_PUBLISHED,
    DOCUMENT_REMOVED,
    DOCUMENT_WITHDRAWN,
)
from medborgarbudget.rounds.models import Round, RoundDocument
from medborgarbudget.rounds.states import Step

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile


@transaction.atomic
def add_document(
    *,
    round: Round,
    title: Text,
    upload: "UploadedFile[bytes]",
    step: Step | None = None,
    public: bool = True,
    by: Actor,
) -> RoundDocument:
    """Add a document to a round, for everyone or for the workspace alone.

    Raises ``ValidationError`` as `store_document` does, or without a title.
    """
    document = RoundDocument(
        organisation=round.organisation,
        round=round,
        title=title,
        step=step or "",
        public=public,
        document=store_document(organisation=round.organisation, upload=upload),
    )
    document.full_clean()
    document.save()
    is_seen = is_seen_by_everyone(document)
    write_down(DOCUMENT_PUBLISHED if is_seen else DOCUMENT_ADDED, round, by)
    return document


@transaction.atomic
def remove_document(*, document: RoundDocument, reason: Text = "", by: Actor) -> None:
    """Remove a document from a round, and its bytes with it.

    Everyone reads the ``reason`` for removing what everyone could read; raises
    ``ValidationError`` without it.
    """
    is_seen = is_seen_by_everyone(document)
    if is_seen and not str(reason).strip():
        raise ValidationError({"reason": _("Say why it is removed. Everyone can read it.")})
    stored = document.document
    document.delete()
    stored.delete()
    if is_seen:
        write_down(DOCUMENT_WITHDRAWN, document.round, by, reason=reason)
    else:
        write_down(DOCUMENT_REMOVED, document.round, by)


def is_seen_by_everyone(document: RoundDocument) -> bool:
    """Whether the document stands on the public page of its round."""
    return document.public and document.round.published_at is not None
