"""Giving roles to people, and taking them back. Roles count from the next request on."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django_scopes import scope

from medborgarbudget.journal.actions import record
from medborgarbudget.journal.events import Event
from medborgarbudget.organisations.events import (
    ROLE_ENDED,
    ROLE_ENDS_SOON,
    ROLE_GIVEN,
    ROLE_PROLONGED,
)
from medborgarbudget.organisations.models import Organisation, RoleGrant
from medborgarbudget.organisations.queries.staff import ending_soon, grants_today, holders
from medborgarbudget.organisations.round_names import round_names
from medborgarbudget.organisations.rules import role_fits
from medborgarbudget.people.acting import SYSTEM, Actor
from medborgarbudget.people.actions import notify
from medborgarbudget.people.models import User
from medborgarbudget.people.roles import ALLOWED, Capability, Role


@transaction.atomic
def give_role(
    *,
    organisation: Organisation,
    user: User,
    role: Role,
    by: Actor,
    last_day: date | None = None,
    round_id: int | None = None,
) -> RoleGrant:
    """Give a person a role in an organisation, or in one of its rounds, and tell them.

    Raises ``ValidationError`` if the role does not belong there or the person has it already.
    """
    check_roles(organisation, [role], last_day, round_id)
    with scope(organisation=organisation):
        _lock(organisation)
        if _held(organisation, user, role, round_id):
            raise ValidationError(_("This person has that role already."))
        grant = grant_role(organisation, user, role, last_day, round_id)
        _tell(ROLE_GIVEN, grant, by)
    return grant


def take_on(
    organisation: Organisation,
    user: User,
    role: Role,
    last_day: date | None,
    round_id: int | None,
) -> RoleGrant:
    """Let a person have a role at least until a day: a grant they hold already is prolonged."""
    held = _held(organisation, user, role, round_id)
    if held is None:
        return grant_role(organisation, user, role, last_day, round_id)
    if held.last_day and (last_day is None or last_day > held.last_day):
        held.last_day, held.reminded_at = last_day, None
        held.save(update_fields=["last_day", "reminded_at"])
    return held


def grant_role(
    organisation: Organisation,
    user: User,
    role: Role,
    last_day: date | None,
    round_id: int | None,
) -> RoleGrant:
    """Store that a person has a role; one whose last day has passed is ended and kept."""
    RoleGrant.objects.filter(
        organisation=organisation, user=user, role=role, round_id=round_id, ended_at=None
    ).update(ended_at=timezone.now())
    return RoleGrant.objects.create(
        organisation=organisation, user=user, role=role, last_day=last_day, round_id=round_id
    )


@transaction.atomic
def change_last_day(*, grant: RoleGrant, last_day: date | None, by: Actor) -> RoleGrant:
    """Let a role count until another day, or until further notice.

    Raises ``ValidationError`` if the day has passed, the role was ended, or nobody would be
    left after that day who can give roles.
    """
    grant = _locked(grant)
    check_roles(grant.organisation, [Role(grant.role)], last_day, grant.round_id)
    if last_day:
        _check_that_somebody_remains(grant, last_day)
    grant.last_day, grant.reminded_at = last_day, None
    grant.save(update_fields=["last_day", "reminded_at"])
    _tell(ROLE_PROLONGED, grant, by)
    return grant


@transaction.atomic
def end_role(*, grant: RoleGrant, by: Actor, reason: str = "") -> RoleGrant:
    """End a role at once.

    Raises ``ValidationError`` if it was ended before, or nobody would be left who can give roles.
    """
    grant = _locked(grant)
    _check_that_somebody_remains(grant, timezone.localdate() - timedelta(days=1))
    grant.ended_at = timezone.now()
    grant.save(update_fields=["ended_at"])
    _tell(ROLE_ENDED, grant, by, reason)
    return grant


@transaction.atomic
def remind_of_ending_roles(*, organisation: Organisation) -> int:
    """Tell those concerned, once, of roles that end within two weeks; how many there were."""
    with scope(organisation=organisation):
        grants = list(ending_soon().filter(reminded_at=None).select_for_update(of=("self",)))
        for grant in grants:
            grant.reminded_at = timezone.now()
            grant.save(update_fields=["reminded_at"])
            _tell(ROLE_ENDS_SOON, grant, SYSTEM, also=holders(organisation, Capability.GIVE_ROLES))
    return len(grants)


def check_roles(
    organisation: Organisation, roles: Sequence[Role], last_day: date | None, round_id: int | None
) -> None:
    """Refuse roles that this kind of organisation lacks, a day that has passed, a strange round."""
    if not roles:
        raise ValidationError(_("Choose at least one role."))
    if strange := [role for role in roles if not role_fits(role, organisation)]:
        message = _("“%(role)s” is not a role in this kind of organisation.")
        raise ValidationError(message % {"role": strange[0].label})
    if last_day and last_day < timezone.localdate():
        raise ValidationError(_("The last day has passed. Choose today or a later day."))
    if round_id is not None and round_id not in round_names(organisation):
        raise ValidationError(_("The round is not one of this organisation’s rounds."))


def _check_that_somebody_remains(grant: RoleGrant, last_day: date) -> None:
    """Refuse to leave an organisation in which nobody could give roles after this day."""
    givers = ALLOWED[Capability.GIVE_ROLES]
    if grant.round_id is not None or grant.role not in givers:
        return
    others = grants_today().filter(
        organisation=grant.organisation, role__in=givers, round_id=None, user__is_active=True
    )
    if not any(
        other.last_day is None or other.last_day > last_day for other in others.exclude(pk=grant.pk)
    ):
        message = _("Nobody else here can give roles. Give somebody else that role first.")
        raise ValidationError(message)


def _held(
    organisation: Organisation, user: User, role: Role, round_id: int | None
) -> RoleGrant | None:
    mine = grants_today().filter(organisation=organisation, user=user, role=role)
    return mine.filter(round_id=round_id).first()


def _locked(grant: RoleGrant) -> RoleGrant:
    _lock(grant.organisation)
    grant = RoleGrant.objects.select_for_update().get(pk=grant.pk)
    if grant.ended_at is not None:
        raise ValidationError(_("This role has been ended already."))
    return grant


def _lock(organisation: Organisation) -> None:
    """Let changes of an organisation's staff come one after the other."""
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)


def _tell(
    event: Event, grant: RoleGrant, by: Actor, reason: str = "", also: QuerySet[User] | None = None
) -> None:
    entry = record(
        event,
        role=by.role,
        organisation_id=grant.organisation_id,
        subject=grant,
        reason=reason,
        address=people_page(grant.organisation),
    )
    notify(of=entry, users={grant.user, *(also or ())})


def people_page(organisation: Organisation) -> str:
    """Where a change of roles is looked at, for the journal."""
    with override("sv"):
        return reverse("organisations:people", args=[organisation.slug])
