"""Accepting an application: the organisation, its membership, and invitations to its people."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from medborgarbudget.network.actions.applications.letters import write_to_applicant
from medborgarbudget.network.actions.applications.steps import locked_for, tell
from medborgarbudget.network.actions.members import tell_member
from medborgarbudget.network.addresses import in_swedish
from medborgarbudget.network.events import APPLICATION_ACCEPTED
from medborgarbudget.network.models import Application, Membership
from medborgarbudget.network.queries.applications import applicant_here, owner_here
from medborgarbudget.network.states import ApplicationState
from medborgarbudget.organisations.actions import invite, register_organisation
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.organisations.queries import has_administrators, holders
from medborgarbudget.organisations.states import OrganisationKind
from medborgarbudget.people.acting import Actor
from medborgarbudget.people.actions import notify
from medborgarbudget.people.roles import Capability, Role


@dataclass(frozen=True, slots=True)
class InvitedPerson:
    """Somebody in the application who is invited to the member's workspace, and as what."""

    name: str
    email: str
    role: Role


@transaction.atomic
def accept_application(
    *,
    application: Application,
    name: str,
    slug: str,
    joined_on: date,
    invited: Sequence[InvitedPerson],
    by: Actor,
) -> Membership:
    """Accept an application: register who applied unless known, and invite its people.

    ``name`` and ``slug`` are for an organisation that is not here yet. Raises
    ``ValidationError`` if the address is taken, if a member of the association has applied
    twice, if nobody would administer a new organisation, or if people are to be invited to one
    that has administrators of its own.
    """
    locked = locked_for(application, ApplicationState.ACCEPTED)
    member = applicant_here(locked)
    if member is None:
        _require_administrator(invited)
        member = _register(locked, name, slug, by)
    elif invited:
        _refuse_to_invite_into(member)
    membership = _join(locked, member, joined_on)
    # The association's chain of the journal is locked before the member's, as everywhere.
    _tell(locked, membership, by)
    for person in invited:
        invite(
            organisation=member, email=person.email, name=person.name, roles=[person.role], by=by
        )
    return membership


def _refuse_to_invite_into(member: Organisation) -> None:
    """Roles in an organisation are given by its own people, as soon as there are any."""
    if has_administrators(member):
        message = _("%(name)s has administrators of its own, and they invite its people.")
        raise ValidationError(message % {"name": member})


def _require_administrator(invited: Sequence[InvitedPerson]) -> None:
    if not any(person.role == Role.ADMINISTRATOR for person in invited):
        raise ValidationError(
            _("Make at least one person administrator, or nobody can go on from here.")
        )


def _register(application: Application, name: str, slug: str, by: Actor) -> Organisation:
    is_institution = application.is_institution
    return register_organisation(
        name=name,
        slug=slug,
        kind=OrganisationKind(application.applicant_kind),
        official_code="" if is_institution else application.official_code,
        owner=owner_here(application) if is_institution else None,
        by=by,
    )


def _join(application: Application, member: Organisation, joined_on: date) -> Membership:
    # Nothing is sent without a date.
    assert application.decided_on is not None
    membership = Membership(
        organisation=application.organisation,
        programme=application.programme,
        member=member,
        orientations=application.orientations,
        joined_on=joined_on,
        body=application.body,
        decided_on=application.decided_on,
        paragraph=application.paragraph,
        registry_number=application.registry_number,
    )
    membership.full_clean()
    membership.save()
    application.state = ApplicationState.ACCEPTED
    application.settled_at = timezone.now()
    application.membership = membership
    application.save()
    return membership


def _tell(application: Application, membership: Membership, by: Actor) -> None:
    association, member = membership.organisation, membership.member
    entry = tell(
        APPLICATION_ACCEPTED,
        application,
        by,
        address=in_swedish("member", association.slug, member.slug),
    )
    tell_member(membership, by)
    write_to_applicant(application, "accepted", member=member)
    notify(of=entry, users=holders(association, Capability.HANDLE_APPLICATIONS))
