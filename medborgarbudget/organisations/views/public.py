from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from medborgarbudget.organisations.models import Organisation
from medborgarbudget.organisations.pages import organisation_page
from medborgarbudget.organisations.places import LISTS
from medborgarbudget.organisations.queries import institutions_of
from medborgarbudget.organisations.scoping import within_organisation
from medborgarbudget.web.access import public


@public
@within_organisation
def organisation(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Who the organisation is and what goes on there."""
    context = {
        "organisation": organisation,
        "panels": organisation_page.panels(organisation),
        "institutions": institutions_of(organisation) if organisation.kind in LISTS else [],
    }
    return render(request, "organisations/organisation.html", context)
