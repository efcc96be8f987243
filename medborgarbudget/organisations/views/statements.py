"""What the law asks every organisation to tell: accessibility and personal data."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from medborgarbudget.organisations.models import Organisation
from medborgarbudget.organisations.scoping import within_organisation
from medborgarbudget.web.access import public


@public
@within_organisation
def accessibility(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """How accessible the organisation's pages are, and how to complain."""
    context = {"organisation": organisation}
    return render(request, "organisations/accessibility.html", context)


@public
@within_organisation
def privacy(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """What is done with personal data here."""
    return render(request, "organisations/privacy.html", {"organisation": organisation})
