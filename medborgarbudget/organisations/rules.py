"""Who may do what in an organisation: one function, and the table in ``people.roles``."""

from dataclasses import dataclass

from django.utils import timezone
from django_scopes import scope

from medborgarbudget.organisations.models import Organisation, RoleGrant
from medborgarbudget.organisations.states import OrganisationKind
from medborgarbudget.people.models import User
from medborgarbudget.people.roles import ALLOWED, OPENED_BY_A_ROUND, Capability, Role

_ASSOCIATIONS = frozenset({OrganisationKind.ASSOCIATION})
_MEMBERS = frozenset(OrganisationKind) - _ASSOCIATIONS

KINDS_WITH: dict[Role, frozenset[OrganisationKind]] = {
    Role.COORDINATOR: _ASSOCIATIONS,
    Role.RESEARCHER: _ASSOCIATIONS,
    Role.ADMINISTRATOR: frozenset(OrganisationKind),
    Role.PROCESS_LEAD: _MEMBERS,
    Role.ASSESSOR: _MEMBERS,
    Role.SECRETARY: _MEMBERS,
    Role.DESK_OFFICER: _MEMBERS,
    Role.COMMUNICATOR: frozenset(OrganisationKind),
    Role.AUDITOR: frozenset(OrganisationKind),
    Role.ELECTED_MEMBER: frozenset(OrganisationKind),
}
"""The kinds of organisation in which a role can be given."""


KINDS_FOR: dict[Capability, frozenset[OrganisationKind]] = {
    Capability.EDIT_PROGRAMMES: _ASSOCIATIONS,
    Capability.HANDLE_APPLICATIONS: _ASSOCIATIONS,
    Capability.SEE_PROGRESS: _ASSOCIATIONS,
    Capability.ARRANGE_GATHERINGS: _ASSOCIATIONS,
    Capability.PUBLISH_METHODS: _ASSOCIATIONS,
    Capability.SEE_ROUNDS: _MEMBERS,
    Capability.SET_UP_ROUNDS: _MEMBERS,
    Capability.RUN_ROUNDS: _MEMBERS,
    Capability.RECORD_DECISIONS: _MEMBERS,
    Capability.REACH_OUT: _MEMBERS,
    Capability.EDIT_MEMBER_PAGE: _MEMBERS,
    Capability.COPY_METHODS: _MEMBERS,
}
"""The kinds of organisation in which something can be done at all, where that is not all."""

HELD_TODAY = "_held_today"
"""Where an account in memory keeps what was found."""


@dataclass(frozen=True, slots=True)
class Held:
    """A role that somebody has today, in the whole organisation or in one of its rounds."""

    role: Role
    round_id: int | None


def role_for(
    user: User, capability: Capability, organisation: Organisation, *, round_id: int | None = None
) -> Role | None:
    """The role that lets a person do something in an organisation, or in one of its rounds.

    Roles given in the whole organisation count in its rounds too; a role given in one round
    counts there alone, but for what every role of a workspace has (`OPENED_BY_A_ROUND`).
    ``None`` if no role allows it today.
    """
    if not capability_fits(capability, organisation):
        return None
    anywhere = capability in OPENED_BY_A_ROUND
    roles = {
        held.role
        for held in held_today(user, organisation)
        if anywhere or held.round_id in {None, round_id}
    }
    return next((role for role in Role if role in roles & ALLOWED[capability]), None)


def may(user: User, capability: Capability, organisation: Organisation) -> bool:
    """Whether a person may do something in an organisation today."""
    return role_for(user, capability, organisation) is not None


def held_today(user: User, organisation: Organisation) -> list[Held]:
    """What a person has been given in an organisation: asked once in the life of ``user``.

    A request reads its user anew, so that what changed counts from the next request on.
    """
    known: dict[int, list[Held]] | None = getattr(user, HELD_TODAY, None)
    if known is None:
        setattr(user, HELD_TODAY, known := {})
    if organisation.pk not in known:
        with scope(organisation=organisation):
            grants = RoleGrant.objects.filter(organisation=organisation, user=user, ended_at=None)
            known[organisation.pk] = [
                Held(Role(grant.role), grant.round_id) for grant in grants if counts_today(grant)
            ]
    return known[organisation.pk]


def counts_today(grant: RoleGrant) -> bool:
    """Whether a grant counts: not ended, and its last day has not passed."""
    today = timezone.localdate()
    return grant.ended_at is None and (grant.last_day is None or today <= grant.last_day)


def capability_fits(capability: Capability, organisation: Organisation) -> bool:
    """Whether this can be done in an organisation of this kind at all."""
    return organisation.kind in KINDS_FOR.get(capability, OrganisationKind)


def role_fits(role: Role, organisation: Organisation) -> bool:
    """Whether an organisation of this kind has the role at all."""
    return organisation.kind in KINDS_WITH[role]


def roles_in(organisation: Organisation) -> list[Role]:
    """The roles that an organisation of this kind has."""
    return [role for role in Role if role_fits(role, organisation)]
