"""Bringing people in, whether they are here already or not."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from medborgarbudget.organisations.actions.invitations import invite
from medborgarbudget.organisations.actions.roles import give_role
from medborgarbudget.organisations.models import Invitation, Organisation, RoleGrant
from medborgarbudget.organisations.queries.staff import colleague_at
from medborgarbudget.people.acting import Actor
from medborgarbudget.people.roles import Role


@transaction.atomic
def bring_in(
    *,
    organisation: Organisation,
    email: str,
    name: str,
    roles: Sequence[Role],
    by: Actor,
    last_day: date | None = None,
    round_id: int | None = None,
) -> Invitation | list[RoleGrant]:
    """Give roles to whoever works here already, and invite everyone else.

    Raises ``ValidationError`` as `give_role` and `invite` do.
    """
    if user := colleague_at(organisation, email):
        return [
            give_role(
                organisation=organisation,
                user=user,
                role=role,
                by=by,
                last_day=last_day,
                round_id=round_id,
            )
            for role in roles
        ]
    return invite(
        organisation=organisation,
        email=email,
        name=name,
        roles=roles,
        by=by,
        last_day=last_day,
        round_id=round_id,
    )
