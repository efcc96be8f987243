"""The questions that pages ask about proposals."""

from django.db.models import QuerySet

from medborgarbudget.review.models import Proposal
from medborgarbudget.rounds.models import Round


def proposals_of(round: Round) -> QuerySet[Proposal]:
    """A round's proposals in the order of their numbers."""
    return Proposal.objects.filter(round=round).order_by("number")
