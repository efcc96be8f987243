"""Who works in which organisation, as what."""

from datetime import timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone
from django_scopes import scope, scopes_disabled

from medborgarbudget.organisations.models import Invitation, Organisation, RoleGrant
from medborgarbudget.people.models import User
from medborgarbudget.people.roles import ALLOWED, Capability, Role

SOON = timedelta(days=14)


def grants_today() -> QuerySet[RoleGrant]:
    """The grants that count today, in the organisations of the open scope."""
    last_day = Q(last_day=None) | Q(last_day__gte=timezone.localdate())
    return RoleGrant.objects.filter(last_day, ended_at=None)


def ending_soon() -> QuerySet[RoleGrant]:
    """The grants of the open scope whose last day is at most two weeks away."""
    until = timezone.localdate() + SOON
    return grants_today().filter(last_day__lte=until).select_related("user", "organisation")


def staff_today() -> list[RoleGrant]:
    """Who has which role today in the organisation of the open scope, by name."""
    order = {role.value: place for place, role in enumerate(Role)}
    grants = grants_today().filter(user__is_active=True).select_related("user")
    return sorted(grants, key=lambda grant: (grant.user.name, grant.user.pk, order[grant.role]))


def colleague_at(organisation: Organisation, email: str) -> User | None:
    """Whoever has this address and a role in the organisation today."""
    grants = grants_today().filter(organisation=organisation, user__email__iexact=email.strip())
    grant = grants.select_related("user").first()
    return grant.user if grant else None


def has_account(email: str) -> bool:
    """Whether somebody can sign in with this address."""
    return User.objects.filter(email__iexact=email).exists()


def open_invitations() -> QuerySet[Invitation]:
    """The invitations of the open scope that nobody has answered, the latest first."""
    return Invitation.objects.filter(accepted_at=None, withdrawn_at=None).exclude(email="")


def holders(organisation: Organisation, capability: Capability) -> QuerySet[User]:
    """The people whose role in the whole organisation allows this, for telling them things."""
    grants = grants_today().filter(
        organisation=organisation, round_id=None, role__in=ALLOWED[capability]
    )
    return User.objects.filter(pk__in=grants.values("user"), is_active=True)


def has_administrators(organisation: Organisation) -> bool:
    """Whether somebody in an organisation, be it another's, can give roles there today."""
    with scope(organisation=organisation):
        return holders(organisation, Capability.GIVE_ROLES).exists()


def workspaces_of(user: User) -> QuerySet[Organisation]:
    """The organisations in which a person has a role today, by name."""
    with scopes_disabled():
        mine = grants_today().filter(user=user).values("organisation")
        return Organisation.objects.filter(pk__in=list(mine.values_list("organisation", flat=True)))
