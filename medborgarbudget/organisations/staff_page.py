"""What the pages about people and roles show."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.utils.functional import Promise

from medborgarbudget.organisations.models import Organisation, RoleGrant
from medborgarbudget.organisations.queries.staff import staff_today
from medborgarbudget.organisations.round_names import round_names
from medborgarbudget.organisations.rules import capability_fits, roles_in
from medborgarbudget.people.models import User
from medborgarbudget.people.roles import ALLOWED, CAPABILITY_GROUPS, Capability, Role


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role somebody has; ``place`` names the round, where it was given in one alone."""

    grant: RoleGrant
    place: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who works here, and as what."""

    user: User
    roles: list[HeldRole]


@dataclass(frozen=True, slots=True)
class Ability:
    """What can be done, and for each role of the table whether it may."""

    label: str
    allowed: list[bool]


@dataclass(frozen=True, slots=True)
class RolesTable:
    """Which role may do what in an organisation of this kind."""

    roles: list[Role]
    groups: list[tuple[str | Promise, list[Ability]]]


def people_of(organisation: Organisation) -> list[Person]:
    """Who works in the organisation of the open scope today, by name."""
    names = round_names(organisation)
    return [
        Person(user, [HeldRole(grant, names.get(grant.round_id or 0, "")) for grant in grants])
        for user, grants in groupby(staff_today(), key=lambda grant: grant.user)
    ]


def roles_table(organisation: Organisation) -> RolesTable:
    """Who can do what here: the one table of roles, for this kind of organisation."""
    roles = roles_in(organisation)
    groups = [
        (label, _abilities(capabilities, organisation, roles))
        for label, capabilities in CAPABILITY_GROUPS
    ]
    return RolesTable(roles, [(label, abilities) for label, abilities in groups if abilities])


def _abilities(
    capabilities: Iterable[Capability], organisation: Organisation, roles: list[Role]
) -> list[Ability]:
    return [
        Ability(str(capability.label), [role in ALLOWED[capability] for role in roles])
        for capability in capabilities
        if capability_fits(capability, organisation)
    ]
