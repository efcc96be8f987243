"""What every action on a round does besides its own: lock the round, write in the journal."""

from typing import Any, TypeAlias

from django.utils.translation import override
from i18nfield.strings import LazyI18nString

from medborgarbudget.journal.actions import record
from medborgarbudget.journal.events import Event
from medborgarbudget.journal.models import Entry
from medborgarbudget.people.acting import Actor
from medborgarbudget.rounds.addresses import address_of
from medborgarbudget.rounds.models import ParticipatoryBudget, Round
from medborgarbudget.rounds.queries.standing import with_standing

Text: TypeAlias = LazyI18nString | str


def locked(round: Round) -> Round:
    """The round as it is stored now, kept from changing until the transaction ends."""
    Round.objects.select_for_update().get(pk=round.pk)
    return with_standing(Round.objects.all()).get(pk=round.pk)


def locked_budget(budget: ParticipatoryBudget) -> ParticipatoryBudget:
    """The medborgarbudget as it is stored now, kept from changing until the transaction ends."""
    return ParticipatoryBudget.objects.select_for_update().get(pk=budget.pk)


def write_down(
    event: Event, round: Round, by: Actor, *, reason: Text = "", **details: Any
) -> Entry:
    """Write in the journal what happened to a round; its page is the address.

    Until it is public that is its page in the workspace: the other answers nobody yet.
    """
    with override("sv"):
        workspace = address_of(round, "rounds:workspace_round")
        return record(
            event,
            role=by.role,
            organisation_id=round.organisation_id,
            subject=round,
            reason=str(reason),
            address=round.get_absolute_url() if round.published_at else workspace,
            **details,
        )
