from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.pages import round_page
from medborgarbudget.rounds.queries import decision_of, steps_of
from medborgarbudget.rounds.scoping import within_round
from medborgarbudget.rounds.timetable import current_step, next_step
from medborgarbudget.web.access import public


@public
@within_round
def round_overview(request: HttpRequest, round: Round) -> HttpResponse:
    """Where the round stands, what happens next, and what was promised."""
    steps = steps_of(round)
    panels = round_page.panels(round)
    context = {
        "organisation": round.organisation,
        "round": round,
        "steps": steps,
        "current": current_step(steps),
        "upcoming": next_step(steps),
        "decision": decision_of(round),
        "panels": panels,
        "links": [panel.link for panel in panels if panel.link],
    }
    return render(request, "rounds/round.html", context)
