"""Who may do what in a round."""

from medborgarbudget.organisations.rules import role_for
from medborgarbudget.people.acting import Actor
from medborgarbudget.people.roles import Capability
from medborgarbudget.rounds.models import Round


def may_in_round(actor: Actor, capability: Capability, round: Round) -> bool:
    """Whether somebody may do something in a round today, by whatever role they have there."""
    user = actor.user
    if user is None:
        return False
    return role_for(user, capability, round.organisation, round_id=round.pk) is not None
