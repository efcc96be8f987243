"""The public documents of a round, and the minutes of what was decided about it."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from medborgarbudget.organisations.models import Document, Organisation
from medborgarbudget.organisations.scoping import within_organisation
from medborgarbudget.organisations.views.documents import document_response
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.models.decisions import FormalDecision
from medborgarbudget.rounds.queries import decision_of, list_decision_of, start_decision_of
from medborgarbudget.rounds.queries.budgets import public_budgets_of
from medborgarbudget.rounds.queries.telling import public_documents_of
from medborgarbudget.rounds.scoping import within_round
from medborgarbudget.rounds.views.answers import shown
from medborgarbudget.web.access import public

ON_A_PAGE = 50


@public
@within_round
def document_list(request: HttpRequest, round: Round) -> HttpResponse:
    """The decisions with their minutes, and the documents of each step."""
    context = {
        "start_decision": start_decision_of(round),
        "list_decision": list_decision_of(round),
        "decision": decision_of(round),
        "page": Paginator(public_documents_of(round), ON_A_PAGE).get_page(request.GET.get("sida")),
    }
    return shown(request, round, "rounds/documents.html", context)


@public
@within_round
def document(request: HttpRequest, round: Round, number: int) -> HttpResponse:
    """One public document."""
    found = get_object_or_404(public_documents_of(round), pk=number)
    return document_response(found.document, inline=True)


@public
@within_organisation
def start_minutes(
    request: HttpRequest,
    organisation: Organisation,
    budget_slug: str,
) -> HttpResponse:
    """The minutes of the decision to have a medborgarbudget."""
    budget = get_object_or_404(public_budgets_of(organisation), slug=budget_slug)
    return _minutes(getattr(budget, "start_decision", None))


@public
@within_round
def list_minutes(request: HttpRequest, round: Round) -> HttpResponse:
    """The minutes of the decision about the ballot list."""
    return _minutes(list_decision_of(round))


@public
@within_round
def decision_minutes(request: HttpRequest, round: Round) -> HttpResponse:
    """The minutes of the decision after the vote."""
    return _minutes(decision_of(round))


def _minutes(decision: FormalDecision | None) -> HttpResponse:
    minutes: Document | None = decision.minutes if decision else None
    if minutes is None:
        raise Http404
    return document_response(minutes, inline=True)
