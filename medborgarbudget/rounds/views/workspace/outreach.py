"""The plan for reaching people, in the workspace of a round, and what came of it."""

from collections.abc import Callable, Sequence
from datetime import date

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from medborgarbudget.people.acting import Actor
from medborgarbudget.people.roles import Capability
from medborgarbudget.rounds.access import requires_in_round
from medborgarbudget.rounds.actions.outreach import (
    change_activity,
    finish_activity,
    plan_activity,
    remove_activity,
    reopen_activity,
)
from medborgarbudget.rounds.forms.outreach import (
    ActivityForm,
    DoneForm,
    PlanFilterForm,
    RemoveActivityForm,
)
from medborgarbudget.rounds.models import OutreachActivity, Round
from medborgarbudget.rounds.outreach.results import by_channel, in_all
from medborgarbudget.rounds.outreach.suggestions import (
    Suggestion,
    day_for,
    open_suggestions,
    suggestion_named,
)
from medborgarbudget.rounds.outreach.table import outreach_table
from medborgarbudget.rounds.outreach.unmentioned import unmentioned
from medborgarbudget.rounds.queries import planned_days
from medborgarbudget.rounds.queries.outreach import activities_of, audiences_of
from medborgarbudget.rounds.rules import may_in_round
from medborgarbudget.rounds.views.answers import sent_to, shown, typed
from medborgarbudget.rounds.views.one_at_a_time import one_at_a_time
from medborgarbudget.web.acting import carried_out, done
from medborgarbudget.web.spreadsheets import spreadsheet

ON_A_PAGE = 50


@requires_in_round(Capability.SEE_ROUNDS)
def outreach(request: HttpRequest, round: Round, actor: Actor) -> HttpResponse:
    """What is planned and done to reach people, who is left out, and what came of it."""
    every = list(activities_of(round))
    finished = [each for each in every if each.done_on]
    names = audiences_of(round)
    filtering = PlanFilterForm(request.GET or None)
    chosen = _chosen(every, filtering)
    today = timezone.localdate()
    context = {
        "may_plan": _may_plan(actor, round),
        "every": every,
        "page": Paginator(chosen, ON_A_PAGE).get_page(request.GET.get("sida")),
        "filtering": filtering,
        "today": today,
        "forgotten": unmentioned(names, _texts(every)),
        "unreached": unmentioned(names, _texts(finished)),
        "audiences": names,
        "suggestions": _suggestions(every, round, today),
        "channels": by_channel(every),
        "total": in_all(every),
    }
    return shown(request, round, "rounds/workspace/outreach/plan.html", context)


@requires_in_round(Capability.SEE_ROUNDS)
def outreach_csv(request: HttpRequest, round: Round, actor: Actor) -> HttpResponse:
    """The plan and its results as a table for a spreadsheet."""
    table = spreadsheet(outreach_table(activities_of(round)))
    response = HttpResponse(table, content_type="text/csv; charset=utf-8")
    name = f"marknadsforing-{round.organisation.slug}-{round.slug}.csv"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@requires_in_round(Capability.REACH_OUT)
def add(request: HttpRequest, round: Round, actor: Actor) -> HttpResponse:
    """Plan something of one's own."""
    form = ActivityForm(typed(request))
    if form.is_valid() and carried_out(
        form, lambda: plan_activity(round=round, details=form.cleaned_data, by=actor)
    ):
        return _back(request, round, _("It stands in the plan. Come back when it is done."))
    return _form_page(request, round, form, _("Plan something new"))


@require_POST
@requires_in_round(Capability.REACH_OUT)
def add_suggested(request: HttpRequest, round: Round, actor: Actor, key: str) -> HttpResponse:
    """Take one of the suggestions into the plan."""
    suggestion = suggestion_named(key)
    if suggestion is None:
        raise Http404
    details = {
        "channel": suggestion.channel,
        "what": str(suggestion.what),
        "audience": str(suggestion.audience),
        "starts_on": day_for(suggestion, planned_days(round), timezone.localdate()),
    }
    said = _("It stands in the plan. Change day, place and unit as they suit you.")
    done(request, lambda: plan_activity(round=round, details=details, by=actor), said)
    return sent_to(round, "rounds:workspace_outreach")


@requires_in_round(Capability.REACH_OUT)
@one_at_a_time
def change(request: HttpRequest, round: Round, actor: Actor, number: int) -> HttpResponse:
    """Change what is planned."""
    activity = _find(round, number)
    form = ActivityForm(typed(request), instance=activity)
    if form.is_valid() and carried_out(
        form, lambda: change_activity(activity=activity, details=form.cleaned_data, by=actor)
    ):
        return _back(request, round, _("The change is saved."))
    return _form_page(request, round, form, _("Change in the plan"), activity=activity)


@requires_in_round(Capability.REACH_OUT)
@one_at_a_time
def finish(request: HttpRequest, round: Round, actor: Actor, number: int) -> HttpResponse:
    """Tell that it is done and how it went."""
    activity = _find(round, number)
    was_done = activity.done_on is not None
    form = DoneForm(typed(request), instance=activity)
    if form.is_valid() and carried_out(
        form, lambda: finish_activity(activity=activity, details=form.cleaned_data, by=actor)
    ):
        return _back(request, round, _("It is noted as done and counts in the results."))
    return _form_page(
        request, round, form, _("How did it go?"), activity=activity, may_reopen=was_done
    )


@require_POST
@requires_in_round(Capability.REACH_OUT)
def reopen(request: HttpRequest, round: Round, actor: Actor, number: int) -> HttpResponse:
    """Take back that it is done."""
    activity = _find(round, number)
    said = _("It stands in the plan as not done.")
    done(request, lambda: reopen_activity(activity=activity, by=actor), said)
    return sent_to(round, "rounds:workspace_outreach")


@requires_in_round(Capability.REACH_OUT)
def remove(request: HttpRequest, round: Round, actor: Actor, number: int) -> HttpResponse:
    """Take something off the plan, after a question whether it is meant."""
    activity = _find(round, number)
    form = RemoveActivityForm(typed(request))
    if form.is_valid() and carried_out(form, lambda: remove_activity(activity=activity, by=actor)):
        return _back(request, round, _("It is off the plan."))
    context = {"form": form, "activity": activity}
    return shown(request, round, "rounds/workspace/outreach/remove.html", context)


def _may_plan(actor: Actor, round: Round) -> bool:
    return round.cancelled_at is None and may_in_round(actor, Capability.REACH_OUT, round)


def _chosen(every: Sequence[OutreachActivity], form: PlanFilterForm) -> list[OutreachActivity]:
    """The activities that a filter leaves; all of them, where it asks for nothing known."""
    wanted = form.cleaned_data if form.is_valid() else {}
    keeps: list[Callable[[OutreachActivity], bool]] = []
    if channel := wanted.get("kanal"):
        keeps.append(lambda each: each.channel == channel)
    if state := wanted.get("lage"):
        keeps.append(lambda each: bool(each.done_on) == (state == form.DONE))
    return [each for each in every if all(keep(each) for keep in keeps)]


def _texts(activities: Sequence[OutreachActivity]) -> list[str]:
    return [f"{each.what} {each.audience} {each.place}" for each in activities]


def _suggestions(
    every: Sequence[OutreachActivity], round: Round, today: date
) -> list[tuple[Suggestion, date]]:
    days = planned_days(round)
    planned = {each.what for each in every}
    return [(each, day_for(each, days, today)) for each in open_suggestions(planned, days, today)]


def _find(round: Round, number: int) -> OutreachActivity:
    return get_object_or_404(activities_of(round).select_related("round"), pk=number)


def _back(request: HttpRequest, round: Round, said: str) -> HttpResponse:
    messages.success(request, said)
    return sent_to(round, "rounds:workspace_outreach")


def _form_page(
    request: HttpRequest, round: Round, form: object, heading: str, **more: object
) -> HttpResponse:
    context = {"form": form, "heading": heading, **more}
    return shown(request, round, "rounds/workspace/outreach/form.html", context)
