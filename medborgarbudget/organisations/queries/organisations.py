"""The questions that pages ask about organisations."""

from django.db.models import QuerySet

from medborgarbudget.organisations.models import Organisation
from medborgarbudget.organisations.places import LISTS
from medborgarbudget.organisations.states import OrganisationKind


def all_organisations() -> QuerySet[Organisation]:
    """Every organisation of the installation, by name."""
    return Organisation.objects.order_by("name")


def slugs_by_domain() -> dict[str, str]:
    """The organisations that have a domain of their own: their slugs by domain."""
    with_domain = Organisation.objects.exclude(domain=None).order_by()
    return {domain or "": slug for domain, slug in with_domain.values_list("domain", "slug")}


def possible_owners() -> QuerySet[Organisation]:
    """The municipalities and regions that an institution may belong to, by name."""
    return Organisation.objects.filter(kind__in=LISTS)


def institutions_of(organisation: Organisation) -> QuerySet[Organisation]:
    """The institutions that belong to a municipality or region, by name."""
    return Organisation.objects.filter(owner=organisation, kind=OrganisationKind.INSTITUTION)
