"""The questions about who works with a round."""

from dataclasses import dataclass
from itertools import groupby

from django.db.models import Q, QuerySet

from medborgarbudget.organisations.models import Invitation, RoleGrant
from medborgarbudget.organisations.queries.staff import (
    grants_today,
    open_invitations,
    staff_today,
)
from medborgarbudget.people.models import User
from medborgarbudget.people.roles import ALLOWED, Capability
from medborgarbudget.rounds.models import Round, RoundStep


@dataclass(frozen=True, slots=True)
class RoundPerson:
    """Somebody who works with a round: as what, in all rounds or this one, and with which steps."""

    user: User
    here: list[RoleGrant]
    everywhere: list[RoleGrant]
    steps: list[RoundStep]


def people_in(round: Round) -> list[RoundPerson]:
    """Who has a role in this round, or in all of the organisation's rounds, by name."""
    grants = [
        grant
        for grant in staff_today()
        if grant.round_id in {None, round.pk} and grant.role in ALLOWED[Capability.SEE_ROUNDS]
    ]
    steps = list(RoundStep.objects.filter(round=round).exclude(responsible=None))
    return [
        RoundPerson(
            user,
            [grant for grant in own if grant.round_id],
            [grant for grant in own if not grant.round_id],
            [step for step in steps if step.responsible_id == user.pk],
        )
        for user, own in (
            (user, list(found)) for user, found in groupby(grants, key=lambda grant: grant.user)
        )
    ]


def staff_of_round(round: Round) -> QuerySet[User]:
    """The accounts that have a role in this round, or in all rounds, by name."""
    return holders_in_round(round, Capability.SEE_ROUNDS).order_by("name")


def holders_in_round(round: Round, capability: Capability) -> QuerySet[User]:
    """The people whose role, in this round or in all, allows something, for telling them things."""
    grants = grants_today().filter(
        Q(round_id=None) | Q(round_id=round.pk),
        organisation=round.organisation_id,
        role__in=ALLOWED[capability],
    )
    return User.objects.filter(pk__in=grants.values("user"), is_active=True)


def invitations_to(round: Round) -> QuerySet[Invitation]:
    """The open invitations to work with this round alone."""
    return open_invitations().filter(round_id=round.pk)
