"""What an application still lacks before it can be sent."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from medborgarbudget.network.models import Application
from medborgarbudget.network.states import PersonKind
from medborgarbudget.organisations.states import OrganisationKind

CODE_LENGTHS = {OrganisationKind.MUNICIPALITY: 4, OrganisationKind.REGION: 2}
"""How many digits Statistics Sweden's codes have."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A field of the form that holds the application up, and what to do about it."""

    field: str
    text: str


def missing_in(application: Application, today: date) -> list[Missing]:
    """All that is missing or cannot be right, in the order of the form."""
    return [
        *_about_the_applicant(application),
        *_about_the_plan(application),
        *_about_the_decision(application, today),
        *_about_the_people(application),
    ]


def fits_kind(code: str, kind: str) -> bool:
    """Whether a code is of a place of this kind; an institution may have any owner."""
    length = CODE_LENGTHS.get(OrganisationKind(kind)) if kind else None
    return bool(code) and (length is None or len(code) == length)


def _about_the_applicant(application: Application) -> Iterator[Missing]:
    kind = application.applicant_kind
    if kind not in application.programme.open_to:
        yield Missing("applicant_kind", _("Choose who applies."))
    if application.is_institution and not application.applicant_name:
        yield Missing("applicant_name", _("Write the name of the institution."))
    if not fits_kind(application.official_code, kind):
        yield Missing("official_code", _choose_place(kind))


def _choose_place(kind: str) -> str:
    if kind == OrganisationKind.MUNICIPALITY:
        return _("Choose a municipality.")
    if kind == OrganisationKind.REGION:
        return _("Choose a region.")
    return _("Choose a municipality or a region.")


def _about_the_plan(application: Application) -> Iterator[Missing]:
    if not set(application.orientations) & set(application.programme.orientations):
        yield Missing("orientations", _("Choose at least one orientation."))
    if not application.intention:
        yield Missing("intention", _("Write what you want to do."))
    if not application.learning:
        yield Missing("learning", _("Write what you want to learn."))


def _about_the_decision(application: Application, today: date) -> Iterator[Missing]:
    if not application.body:
        yield Missing("body", _("Write which body decided, such as the executive board."))
    if application.decided_on is None:
        yield Missing("decided_on", _("Give the date of the decision."))
    elif application.decided_on > today:
        yield Missing("decided_on", _("The decision must have been taken. Check the date."))
    if not application.paragraph:
        yield Missing("paragraph", _("Write the section of the minutes, such as § 45."))
    if not application.registry_number:
        yield Missing("registry_number", _("Write the registry number."))
    if application.decision_document_id is None:
        yield Missing("document", _("Add the decision as a file."))


def _about_the_people(application: Application) -> Iterator[Missing]:
    for row, person in enumerate(application.people):
        if not person["name"]:
            yield Missing(f"people-{row}-name", _("Write the name."))
        if not _is_address(person["email"]):
            yield Missing(f"people-{row}-email", _("Write a whole e-mail address."))
        if not person["task"]:
            yield Missing(f"people-{row}-task", _("Choose elected member or official."))
    if not any(person["task"] == PersonKind.OFFICIAL for person in application.people):
        yield Missing("people-0-name", _("Name at least one official who takes part."))


def _is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True
