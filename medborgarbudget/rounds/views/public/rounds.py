"""A medborgarbudget and its rounds, as everyone sees them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from medborgarbudget.counting.money import Currency
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.organisations.scoping import within_organisation
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.pages.budget import planned_rounds
from medborgarbudget.rounds.pages.round import page_of
from medborgarbudget.rounds.queries.budgets import public_budgets_of
from medborgarbudget.rounds.scoping import within_round
from medborgarbudget.rounds.views.answers import shown
from medborgarbudget.web.access import public


@public
@within_round
def round_overview(request: HttpRequest, round: Round) -> HttpResponse:
    """Where the round stands, what happens next, and what was promised."""
    return shown(request, round, "rounds/round.html", {"page": page_of(round)})


@public
@within_organisation
def budget_page(request: HttpRequest, organisation: Organisation, budget_slug: str) -> HttpResponse:
    """What a medborgarbudget is for, what was promised, and its rounds."""
    budget = get_object_or_404(public_budgets_of(organisation), slug=budget_slug)
    context = {
        "organisation": organisation,
        "budget": budget,
        "start_decision": getattr(budget, "start_decision", None),
        "planned": planned_rounds(budget),
        "kronor": Currency(),
    }
    return render(request, "rounds/budget.html", context)
