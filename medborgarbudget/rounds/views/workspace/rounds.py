"""The workspace's rounds: which there are, and whether one is on track."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from medborgarbudget.organisations.access import requires
from medborgarbudget.organisations.activity_page import activity_days
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.organisations.rules import may
from medborgarbudget.people.acting import Actor
from medborgarbudget.people.roles import Capability
from medborgarbudget.rounds.access import requires_in_round
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.pages.overview import overview_of
from medborgarbudget.rounds.pages.round_list import round_list
from medborgarbudget.rounds.pages.tasks import tasks_of_rounds
from medborgarbudget.rounds.queries import decision_of
from medborgarbudget.rounds.queries.activity import entries_of_round
from medborgarbudget.rounds.queries.people import people_in
from medborgarbudget.rounds.rules import may_in_round
from medborgarbudget.rounds.views.answers import shown

LATELY = 5
"""How much of what was done the overview shows."""


@requires(Capability.ENTER_WORKSPACE)
def rounds_in_workspace(
    request: HttpRequest, organisation: Organisation, actor: Actor
) -> HttpResponse:
    """The rounds that a person may follow here, public or not, and where each stands."""
    assert actor.user is not None
    context = {
        "organisation": organisation,
        "list": round_list(organisation, actor.user),
        "may_set_up": may(actor.user, Capability.SET_UP_ROUNDS, organisation),
    }
    return render(request, "rounds/workspace/rounds.html", context)


@requires_in_round(Capability.SEE_ROUNDS)
def round_in_workspace(request: HttpRequest, round: Round, actor: Actor) -> HttpResponse:
    """Whether the round is on track, what needs me now, and what comes next."""
    context: dict[str, object] = {
        "overview": overview_of(round),
        "decision": decision_of(round),
        "tasks": [
            task for task in tasks_of_rounds([round]) if may_in_round(actor, task.capability, round)
        ],
        "may_run": may_in_round(actor, Capability.RUN_ROUNDS, round),
        "may_set_up": may_in_round(actor, Capability.SET_UP_ROUNDS, round),
        "sees_activity": may_in_round(actor, Capability.SEE_ACTIVITY, round),
        "sees_people": may_in_round(actor, Capability.SEE_PEOPLE, round),
    }
    if context["sees_people"]:
        context["people"] = people_in(round)
    if context["sees_activity"]:
        entries = entries_of_round(round)[:LATELY]
        context["lately"] = [
            line for day in activity_days(entries, for_everyone=False) for line in day.lines
        ]
    return shown(request, round, "rounds/workspace/round.html", context)
