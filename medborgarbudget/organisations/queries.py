"""The questions that pages ask about organisations."""

from django.db.models import QuerySet

from medborgarbudget.organisations.models import Organisation


def all_organisations() -> QuerySet[Organisation]:
    """Every organisation of the installation, by name."""
    return Organisation.objects.order_by("name")
