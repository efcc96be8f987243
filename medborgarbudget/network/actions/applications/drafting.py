"""Writing an application: begun with an e-mail address, saved as one goes.

A draft is nobody's business but the writer's, so the journal says nothing of it.
"""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from medborgarbudget.network.actions.applications.letters import link_to, write_to_applicant
from medborgarbudget.network.actions.knocks import let_in
from medborgarbudget.network.knocking import Caller
from medborgarbudget.network.models import Application, Programme
from medborgarbudget.network.openness import Openness, openness_on
from medborgarbudget.network.states import ApplicationState
from medborgarbudget.organisations.actions.documents import store_document
from medborgarbudget.organisations.models import Document
from medborgarbudget.organisations.places import place
from medborgarbudget.web.secret_links import digest_of, new_secret

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

MOST_BEGUN_A_DAY = 3
WRITABLE = (ApplicationState.DRAFT, ApplicationState.QUESTION)
WRITTEN = (
    "applicant_name",
    "applicant_kind",
    "official_code",
    "orientations",
    "intention",
    "learning",
    "body",
    "decided_on",
    "paragraph",
    "registry_number",
    "people",
)
"""The fields that an applicant writes."""


@transaction.atomic
def begin_application(
    *, programme: Programme, email: str, caller: Caller | None = None
) -> tuple[Application, str]:
    """Begin an application; its secret link goes to the address by letter, and is returned.

    Raises ``ValidationError`` if nobody may apply today, or if the address has got many links
    today or the ``caller`` has sent too much, so that nobody's mailbox is filled.
    """
    email = email.strip().lower()
    validate_email(email)
    require_open(programme)
    if caller:
        let_in(organisation=programme.organisation, email=email, caller=caller)
    _refuse_floods(programme, email)
    now = timezone.now()
    application = Application.objects.create(
        organisation=programme.organisation,
        programme=programme,
        email=email,
        secret_digest=digest_of(new_secret()),
        language=get_language() or "sv",
        begun_at=now,
        changed_at=now,
    )
    link = link_to(application)
    write_to_applicant(application, "begun", earlier=_earlier_links(application))
    return application, link


@transaction.atomic
def save_application(
    *, application: Application, upload: "UploadedFile[Any] | None" = None
) -> None:
    """Save what was written so far, however incomplete.

    Raises ``ValidationError`` if it has been sent and nobody has asked for more, or if the
    file cannot be taken.
    """
    stored = Application.objects.select_for_update().get(pk=application.pk)
    if stored.state not in WRITABLE:
        raise ValidationError(_("The application has been sent, so it cannot be changed."))
    if upload is not None:
        application.decision_document = store_document(
            organisation=application.organisation, upload=upload
        )
    _name_by_place(application)
    application.changed_at = timezone.now()
    application.reminded_at = None
    application.save(
        update_fields=[*WRITTEN, "decision_document", "changed_at", "reminded_at"],
    )
    if stored.decision_document_id != application.decision_document_id:
        _remove_document(stored)


@transaction.atomic
def discard_draft(*, application: Application) -> None:
    """Throw away an application that was never sent, with its document."""
    stored = Application.objects.select_for_update().get(pk=application.pk)
    if stored.state != ApplicationState.DRAFT:
        raise ValidationError(_("The application has been sent. Withdraw it instead."))
    stored.delete()
    _remove_document(stored)


def require_open(programme: Programme) -> None:
    """Raise ``ValidationError`` unless one may apply to the programme today."""
    if openness_on(programme, timezone.localdate()) is not Openness.OPEN:
        raise ValidationError(_("The programme does not take applications today."))


def _remove_document(application: Application) -> None:
    if application.decision_document_id is not None:
        Document.objects.filter(pk=application.decision_document_id).delete()


def _name_by_place(application: Application) -> None:
    if application.applicant_kind and not application.is_institution:
        found = place(application.applicant_kind, application.official_code)
        application.applicant_name = found.name if found else ""


def _refuse_floods(programme: Programme, email: str) -> None:
    yesterday = timezone.now() - timedelta(days=1)
    begun = Application.objects.filter(
        organisation=programme.organisation, email=email, begun_at__gte=yesterday
    )
    if begun.count() >= MOST_BEGUN_A_DAY:
        message = _("We have sent several links to this address today. Use the latest of them.")
        raise ValidationError({"email": message})


def _earlier_links(application: Application) -> list[str]:
    earlier = Application.objects.filter(
        programme=application.programme,
        email=application.email,
        state=ApplicationState.DRAFT,
        changed_at__gt=F("begun_at"),
    )
    return [link_to(each) for each in earlier]
