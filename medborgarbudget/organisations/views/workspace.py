"""The workspace: what needs me now, the calendar, what was done."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from medborgarbudget.organisations.access import requires
from medborgarbudget.organisations.activity_page import latest_lines
from medborgarbudget.organisations.calendar_page import next_items
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.organisations.queries import workspaces_of
from medborgarbudget.organisations.rules import may
from medborgarbudget.organisations.workspace import calendar_for, tasks_for
from medborgarbudget.people.access import signed_in
from medborgarbudget.people.acting import Actor
from medborgarbudget.people.roles import Capability

SHOWN = 5
"""How much of what is to come, and of what was done, the first page shows."""


@signed_in
def workspaces(request: HttpRequest) -> HttpResponse:
    """The organisations that I work in."""
    assert request.user.is_authenticated
    mine = list(workspaces_of(request.user))
    return render(request, "organisations/workspaces.html", {"mine": mine})


@requires(Capability.ENTER_WORKSPACE)
def home(request: HttpRequest, organisation: Organisation, actor: Actor) -> HttpResponse:
    """What needs me now, what happens next, and what was done."""
    assert actor.user is not None
    context: dict[str, object] = {
        "organisation": organisation,
        "tasks": tasks_for(organisation, actor),
    }
    if may(actor.user, Capability.SEE_CALENDAR, organisation):
        items = calendar_for(organisation, actor.user)
        context["coming"] = next_items(items, timezone.localdate(), SHOWN)
        context["sees_calendar"] = True
    if may(actor.user, Capability.SEE_ACTIVITY, organisation):
        context["done"] = latest_lines(organisation.pk, SHOWN, for_everyone=False)
        context["sees_activity"] = True
    return render(request, "organisations/workspace/home.html", context)
