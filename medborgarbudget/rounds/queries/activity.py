"""What was done in a round."""

from django.db.models import QuerySet

from medborgarbudget.journal.models import Entry
from medborgarbudget.journal.queries import entries_of
from medborgarbudget.rounds.models import Round


def entries_of_round(round: Round) -> QuerySet[Entry]:
    """All that was done in a round, latest first."""
    return entries_of(round.organisation_id).filter(
        subject_kind=round._meta.label_lower, subject_id=round.pk
    )
