"""The page of the set-up about who answers for each step."""

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict

from medborgarbudget.organisations.queries.staff import holders
from medborgarbudget.people.acting import Actor
from medborgarbudget.people.roles import Capability
from medborgarbudget.rounds.actions import change_step
from medborgarbudget.rounds.forms.setup import ResponsibleForm
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.queries import rounds_of, rows_in_order
from medborgarbudget.rounds.states import Step
from medborgarbudget.rounds.views.answers import typed
from medborgarbudget.rounds.views.one_at_a_time import one_at_a_time
from medborgarbudget.rounds.views.setup.pages import (
    go_on,
    set_up_page,
    show,
    warn,
)
from medborgarbudget.web.acting import carried_out
from medborgarbudget.web.autosaving import saved_in_the_background


@set_up_page
@one_at_a_time
def setup_people(request: HttpRequest, round: Round, actor: Actor) -> HttpResponse:
    """Who answers for each step."""
    data = typed(request)
    forms = _forms(round, data)
    if data is None:
        return show(request, round, "people", "rounds/setup/people.html", forms=forms)
    fine = [form.is_valid() for form in forms]
    meanwhile = [each for form in forms for each in form.meanwhile]
    if not meanwhile:
        fine = [_take_responsibility(round, actor, form) for form in forms]
        now = rounds_of(round.organisation).get(pk=round.pk)
        for form, saved in zip(forms, _forms(now), strict=True):
            form.saved_as(saved)
    if answer := saved_in_the_background(request, *forms, all_of_it=all(fine)):
        return answer
    if not all(fine):
        if not meanwhile:
            warn(request)
        context = {"forms": forms, "wrong": True, "meanwhile": meanwhile}
        return show(request, round, "people", "rounds/setup/people.html", **context)
    return go_on(request, round, "people")


def _forms(round: Round, data: QueryDict | None = None) -> list[ResponsibleForm]:
    people = holders(round.organisation, Capability.SEE_ROUNDS)
    return [
        ResponsibleForm(
            data,
            step=Step(row.step),
            people=people,
            initial={"responsible": row.responsible_id, "responsible_body": row.responsible_body},
        )
        for row in rows_in_order(round)
    ]


def _take_responsibility(round: Round, actor: Actor, form: ResponsibleForm) -> bool:
    form.is_valid()
    understood: dict[str, Any] = form.cleaned_data
    change = carried_out(
        form, lambda: change_step(round=round, step=form.step, details=understood, by=actor)
    )
    return change and form.is_valid()
