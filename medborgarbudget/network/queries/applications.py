"""The questions that pages and actions ask about applications."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from medborgarbudget.journal.models import Entry
from medborgarbudget.journal.wording import sentence
from medborgarbudget.network.models import Application, ApplicationQuestion, Membership
from medborgarbudget.network.states import ApplicationState
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.organisations.places import municipality, region
from medborgarbudget.organisations.states import OrganisationKind
from medborgarbudget.web.secret_links import digest_of

SHOWN = ("organisation", "programme", "decision_document", "membership__member")
"""What a page about an application shows of other rows."""


def applications_to(organisation: Organisation) -> QuerySet[Application]:
    """The applications that an association has been sent, those that wait longest first."""
    return (
        Application.objects.filter(organisation=organisation)
        .exclude(state=ApplicationState.DRAFT)
        .select_related(*SHOWN)
        .defer("decision_document__content")
        .order_by("submitted_at")
    )


def application_behind(organisation: Organisation, secret: str) -> QuerySet[Application]:
    """The application that a secret link leads to, or nothing."""
    found = Application.objects.filter(organisation=organisation, secret_digest=digest_of(secret))
    return found.select_related(*SHOWN).defer("decision_document__content")


def how_many_in_each_state(organisation: Organisation) -> Counter[str]:
    """How many applications stand where."""
    return Counter(applications_to(organisation).values_list("state", flat=True))


def drafts_untouched_since(organisation: Organisation, moment: datetime) -> QuerySet[Application]:
    """Applications that were begun and left."""
    return Application.objects.filter(
        organisation=organisation, state=ApplicationState.DRAFT, changed_at__lt=moment
    ).select_related("organisation", "programme")


def applicant_here(application: Application) -> Organisation | None:
    """The organisation that applies, where it is known here already."""
    kind, code = application.applicant_kind, application.official_code
    if not application.is_institution:
        return Organisation.objects.filter(kind=kind, official_code=code).first()
    return Organisation.objects.filter(
        kind=kind, name__iexact=application.applicant_name, owner__official_code=code
    ).first()


def owner_here(application: Application) -> Organisation | None:
    """The municipality or region that owns the institution, where it is known here."""
    kinds = (OrganisationKind.MUNICIPALITY, OrganisationKind.REGION)
    return Organisation.objects.filter(
        kind__in=kinds, official_code=application.official_code
    ).first()


def is_member_already(application: Application) -> bool:
    """Whether the one who applies takes part in the programme already."""
    return Membership.objects.filter(
        programme=application.programme, member=applicant_here(application), left_on=None
    ).exists()


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that was done, in words."""

    at: datetime
    told: str


def history_of(application: Application) -> list[Happening]:
    """What the journal says of an application, the first first."""
    entries = Entry.objects.filter(
        organisation_id=application.organisation_id,
        subject_kind=application._meta.label_lower,
        subject_id=application.pk,
    )
    return [Happening(entry.at, sentence(entry)) for entry in entries.order_by("number")]


def open_question(application: Application) -> ApplicationQuestion | None:
    """What was asked last and is not answered."""
    return application.questions.filter(answered_at=None).last()


def owner_name(application: Application) -> str:
    """The name of the municipality or region that owns the institution."""
    code = application.official_code
    found = municipality(code) or region(code)
    return found.name if found else ""
