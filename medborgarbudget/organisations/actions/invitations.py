"""Inviting people to take on roles in an organisation."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django_scopes import scope

from medborgarbudget.journal.actions import record
from medborgarbudget.journal.events import Event
from medborgarbudget.journal.models import Entry
from medborgarbudget.organisations.actions.roles import check_roles, people_page, take_on
from medborgarbudget.organisations.events import (
    INVITATION_ACCEPTED,
    INVITATION_WITHDRAWN,
    INVITATIONS_FORGOTTEN,
    INVITED,
)
from medborgarbudget.organisations.models import Invitation, Organisation, RoleGrant
from medborgarbudget.organisations.queries.staff import holders
from medborgarbudget.organisations.round_names import round_name_of
from medborgarbudget.people.acting import SYSTEM, Actor
from medborgarbudget.people.actions import notify, write_letter
from medborgarbudget.people.actions.accounts import open_account
from medborgarbudget.people.models import User
from medborgarbudget.people.roles import Capability, Role
from medborgarbudget.web.addresses import absolute
from medborgarbudget.web.secret_links import digest_of, new_secret

TIME_TO_ACCEPT = timedelta(days=14)
TIME_TO_FORGET = timedelta(days=30)
"""How long an expired invitation can still be sent again; then we erase whom it was for."""


@transaction.atomic
def invite(
    *,
    organisation: Organisation,
    email: str,
    name: str,
    roles: Sequence[Role],
    by: Actor,
    last_day: date | None = None,
    round_id: int | None = None,
) -> Invitation:
    """Invite whoever reads an address to take on roles; an open invitation there is replaced.

    Raises ``ValidationError`` if the roles do not belong in the organisation, the address is
    none, or the last day has passed.
    """
    email = email.strip().lower()
    validate_email(email)
    check_roles(organisation, roles, last_day, round_id)
    secret = new_secret()
    with scope(organisation=organisation):
        _replace(organisation, email, round_id)
        invitation = Invitation.objects.create(
            organisation=organisation,
            email=email,
            name=name.strip(),
            roles=[role.value for role in Role if role in roles],
            round_id=round_id,
            last_day=last_day,
            secret_digest=digest_of(secret),
            expires_at=timezone.now() + TIME_TO_ACCEPT,
        )
    _record(INVITED, invitation, by)
    _send(invitation, secret)
    return invitation


@transaction.atomic
def resend_invitation(*, invitation: Invitation, by: Actor) -> Invitation:
    """Send an open invitation again, with a new link and new time; the old link stops working.

    Raises ``ValidationError`` if it was accepted or withdrawn meanwhile.
    """
    invitation = _open(invitation)
    secret = new_secret()
    invitation.secret_digest = digest_of(secret)
    invitation.sent_at = timezone.now()
    invitation.expires_at = invitation.sent_at + TIME_TO_ACCEPT
    invitation.save(update_fields=["secret_digest", "sent_at", "expires_at"])
    _record(INVITED, invitation, by)
    _send(invitation, secret)
    return invitation


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, by: Actor) -> Invitation:
    """Withdraw an open invitation, and forget whom it was for.

    Raises ``ValidationError`` if it was accepted or withdrawn meanwhile.
    """
    invitation = _open(invitation)
    invitation.withdrawn_at = timezone.now()
    _forget(invitation)
    _record(INVITATION_WITHDRAWN, invitation, by)
    return invitation


@transaction.atomic
def accept_invitation(*, invitation: Invitation, user: User) -> list[RoleGrant]:
    """Take on the roles of an invitation, and tell those who give roles here.

    Raises ``ValidationError`` if it was accepted, withdrawn or has expired.
    """
    invitation = _open(invitation)
    if invitation.expires_at <= timezone.now():
        raise ValidationError(_("The invitation has expired. Ask for a new one."))
    organisation = invitation.organisation
    grants = [
        take_on(organisation, user, Role(role), invitation.last_day, invitation.round_id)
        for role in invitation.roles
    ]
    invitation.accepted_at = timezone.now()
    _forget(invitation)
    entry = _record(INVITATION_ACCEPTED, invitation, Actor(grants[0].role, user))
    notify(of=entry, users=holders(organisation, Capability.GIVE_ROLES).exclude(pk=user.pk))
    return grants


@transaction.atomic
def accept_with_new_account(
    *, invitation: Invitation, name: str, password: str, language: str
) -> User:
    """Open an account for whoever was invited, and take on the roles.

    Raises ``ValidationError`` as `accept_invitation` does, and by field for the account.
    """
    invitation = _open(invitation)
    user = open_account(email=invitation.email, name=name, password=password, language=language)
    accept_invitation(invitation=invitation, user=user)
    return user


@transaction.atomic
def forget_old_invitations(*, organisation: Organisation) -> int:
    """Erase whom an organisation's expired invitations were for; how many there were."""
    before = timezone.now() - TIME_TO_FORGET
    with scope(organisation=organisation):
        old = Invitation.objects.filter(expires_at__lt=before).exclude(email="", name="")
        number = old.update(email="", name="")
    if number:
        record(
            INVITATIONS_FORGOTTEN,
            role=SYSTEM.role,
            organisation_id=organisation.pk,
            subject=organisation,
            number=number,
        )
    return number


def _open(invitation: Invitation) -> Invitation:
    locked = Invitation.objects.select_for_update(of=("self",)).select_related("organisation")
    invitation = locked.get(pk=invitation.pk)
    if invitation.accepted_at:
        raise ValidationError(_("The invitation has been accepted already."))
    if invitation.withdrawn_at or not invitation.email:
        raise ValidationError(_("The invitation has been withdrawn. Ask for a new one."))
    return invitation


def _forget(invitation: Invitation) -> None:
    invitation.email = invitation.name = ""
    invitation.save(update_fields=["accepted_at", "withdrawn_at", "email", "name"])


def _record(event: Event, invitation: Invitation, by: Actor) -> Entry:
    return record(
        event,
        role=by.role,
        organisation_id=invitation.organisation_id,
        subject=invitation,
        address=people_page(invitation.organisation),
    )


def _send(invitation: Invitation, secret: str) -> None:
    """Write the letter with the secret link, in the language of whoever gets it."""
    organisation = invitation.organisation
    with override(_language_of(invitation)):
        path = reverse("organisations:invitation", args=[organisation.slug, secret])
        invitation.link = absolute(path)
        context = {
            "organisation": organisation,
            "name": invitation.name,
            "roles": str(invitation),
            "round_name": round_name_of(invitation),
            "link": invitation.link,
            "expires": timezone.localtime(invitation.expires_at),
        }
        write_letter(
            to=invitation.email,
            subject=_("%(organisation)s invites you") % {"organisation": organisation},
            body=render_to_string("organisations/letters/invitation.txt", context),
            organisation_id=organisation.pk,
        )


def _language_of(invitation: Invitation) -> str:
    user = User.objects.filter(email__iexact=invitation.email).first()
    return user.language if user else invitation.organisation.languages[0]


def _replace(organisation: Organisation, email: str, round_id: int | None) -> None:
    Invitation.objects.select_for_update().filter(
        organisation=organisation,
        email__iexact=email,
        round_id=round_id,
        accepted_at=None,
        withdrawn_at=None,
    ).update(withdrawn_at=timezone.now(), email="", name="")
