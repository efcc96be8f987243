"""Where a medborgarbudget, and each of its rounds, begins."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from medborgarbudget.organisations.access import requires
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.people.acting import Actor
from medborgarbudget.people.roles import Capability
from medborgarbudget.rounds import actions
from medborgarbudget.rounds.actions.beginning import begin_first_round
from medborgarbudget.rounds.forms.setup import BeginForm, NextRoundForm, Start
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.queries.budgets import budgets_of
from medborgarbudget.rounds.queries.setup import last_round_of, last_round_of_budget
from medborgarbudget.rounds.queries.templates import template_for, templates_for
from medborgarbudget.rounds.views.answers import sent_to, typed
from medborgarbudget.web.acting import carried_out

LAST, EMPTY = "last", "empty"


@requires(Capability.SET_UP_ROUNDS)
def begin_budget(request: HttpRequest, organisation: Organisation, actor: Actor) -> HttpResponse:
    """Begin a medborgarbudget and its first round."""
    last = last_round_of(organisation)
    starts = [*_templates(organisation), *_last(last)]
    form = BeginForm(typed(request), starts=starts, languages=organisation.languages)
    begun: list[Round] = []

    def begin() -> None:
        start = form.cleaned_data["start"]
        begun.append(
            begin_first_round(
                organisation=organisation,
                name=form.cleaned_data["name"],
                orientations=form.cleaned_data["orientations"],
                **_chosen(organisation, start),
                previous=last if start == LAST else None,
                by=actor,
            )
        )

    if form.is_valid() and carried_out(form, begin):
        return _to_set_up(request, begun[0])
    context = {"organisation": organisation, "form": form, "budgets": budgets_of(organisation)}
    return render(request, "rounds/setup/begin.html", context)


@requires(Capability.SET_UP_ROUNDS)
def begin_round(
    request: HttpRequest, organisation: Organisation, actor: Actor, budget_slug: str
) -> HttpResponse:
    """Begin the next round of a medborgarbudget."""
    budget = get_object_or_404(budgets_of(organisation), slug=budget_slug)
    last = last_round_of_budget(budget)
    starts = [*_last(last), *_templates(organisation)]
    form = NextRoundForm(
        typed(request),
        starts=starts,
        languages=organisation.languages,
        initial={"name": _("%(name)s, round %(number)s") % _next(str(budget.name), last)},
    )
    begun: list[Round] = []

    def begin() -> None:
        start = form.cleaned_data["start"]
        begun.append(
            actions.begin_round(
                budget=budget,
                name=form.cleaned_data["name"],
                previous=last if start == LAST else None,
                **_chosen(organisation, start),
                by=actor,
            )
        )

    if form.is_valid() and carried_out(form, begin):
        return _to_set_up(request, begun[0])
    context = {
        "organisation": organisation,
        "budget": budget,
        "form": form,
        "last": last,
        "lessons": list(last.lessons.all()) if last else [],
    }
    return render(request, "rounds/setup/begin_round.html", context)


def _templates(organisation: Organisation) -> Iterator[Start]:
    for each in templates_for(organisation):
        told = f"{each.choose_if} ({each.source})" if each.source else str(each.choose_if)
        yield each.code, str(each.name), told
    yield EMPTY, _("The usual rules"), _("Crosses, counted by equal shares. You choose the rest.")


def _last(last: Round | None) -> Iterator[Start]:
    if last:
        meaning = _("Its rules and its money are taken over.")
        yield LAST, _("The last round: %(round)s") % {"round": last.name}, meaning


def _chosen(organisation: Organisation, code: str) -> dict[str, Any]:
    """What a round takes over from the template that was chosen, if one was."""
    template = template_for(organisation, code)
    if template is None:
        return {}
    return {"rules": template.rules, "pots": template.pots, "lengths": template.lengths}


def _next(name: str, last: Round | None) -> dict[str, object]:
    return {"name": name, "number": last.number + 1 if last else 1}


def _to_set_up(request: HttpRequest, round: Round) -> HttpResponse:
    messages.success(
        request,
        _("The set-up is begun. Only you who work here see it until you make the round public."),
    )
    return sent_to(round, "rounds:setup")
