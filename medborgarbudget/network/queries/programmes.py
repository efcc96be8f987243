"""The questions that pages ask about programmes."""

from django.db.models import Count, Q, QuerySet

from medborgarbudget.network.models import Programme
from medborgarbudget.organisations.models import Organisation


def programmes_of(organisation: Organisation) -> QuerySet[Programme]:
    """An association's programmes, latest first, each with how many ``members`` it has."""
    return (
        Programme.objects.filter(organisation=organisation)
        .select_related("organisation")
        .annotate(members=Count("memberships", filter=Q(memberships__left_on=None)))
        .order_by("-starts_on", "slug")
    )


def published_programmes(organisation: Organisation) -> QuerySet[Programme]:
    """The programmes that everyone may read about."""
    return programmes_of(organisation).exclude(published_at=None)
