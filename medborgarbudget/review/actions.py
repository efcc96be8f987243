"""What can be done to proposals."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from medborgarbudget.journal.actions import record
from medborgarbudget.people.acting import OPERATOR, Actor
from medborgarbudget.review.events import PROPOSALS_ADDED
from medborgarbudget.review.models import Proposal
from medborgarbudget.rounds.models import Round


@dataclass(frozen=True, slots=True)
class ProposalDraft:
    """A proposal as it is handed in; the cost is in smallest units of the round's currency."""

    title: str
    cost: int
    description: str = ""
    place: str = ""
    language: str = "sv"


@transaction.atomic
def add_proposals(
    *, round: Round, drafts: Sequence[ProposalDraft], by: Actor = OPERATOR
) -> list[Proposal]:
    """Give a round its first proposals, numbered from 1 in the order given."""
    proposals = Proposal.objects.bulk_create(
        Proposal(
            organisation=round.organisation,
            round=round,
            number=number,
            title=draft.title,
            cost=draft.cost,
            description=draft.description,
            place=draft.place,
            language=draft.language,
        )
        for number, draft in enumerate(drafts, start=1)
    )
    record(
        PROPOSALS_ADDED,
        role=by.role,
        organisation_id=round.organisation_id,
        subject=round,
        number=len(proposals),
    )
    return proposals
