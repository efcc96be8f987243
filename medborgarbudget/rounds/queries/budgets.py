"""The questions about an organisation's medborgarbudgetar."""

from django.db.models import QuerySet

from medborgarbudget.organisations.models import Organisation
from medborgarbudget.rounds.models import ParticipatoryBudget


def budgets_of(organisation: Organisation) -> QuerySet[ParticipatoryBudget]:
    """An organisation's medborgarbudgetar, public or not, with their start decisions."""
    found = ParticipatoryBudget.objects.filter(organisation=organisation)
    return found.select_related("organisation", "start_decision")


def public_budgets_of(organisation: Organisation) -> QuerySet[ParticipatoryBudget]:
    """Those of which a round is public."""
    return budgets_of(organisation).filter(rounds__published_at__isnull=False).distinct()
