"""The page of the set-up about who answers for each step."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from medborgarbudget.organisations.queries.staff import holders
from medborgarbudget.people.acting import Actor
from medborgarbudget.people.roles import Capability
from medborgarbudget.rounds.actions import change_step
from medborgarbudget.rounds.forms.setup import ResponsibleForm
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.queries import rows_in_order
from medborgarbudget.rounds.states import Step
from medborgarbudget.rounds.views.answers import typed
from medborgarbudget.rounds.views.setup.pages import (
    go_on,
    saved_in_the_background,
    set_up_page,
    show,
    warn,
)
from medborgarbudget.web.acting import carried_out


@set_up_page
def setup_people(request: HttpRequest, round: Round, actor: Actor) -> HttpResponse:
    """Who answers for each step."""
    data = typed(request)
    people = holders(round.organisation, Capability.SEE_ROUNDS)
    forms = [
        ResponsibleForm(
            data,
            step=Step(row.step),
            people=people,
            initial={"responsible": row.responsible_id, "responsible_body": row.responsible_body},
        )
        for row in rows_in_order(round)
    ]
    if data is None:
        return show(request, round, "people", "rounds/setup/people.html", forms=forms)
    results = [_take_responsibility(round, actor, form) for form in forms]
    if answer := saved_in_the_background(request, all_of_it=all(results)):
        return answer
    if not all(results):
        warn(request)
        return show(request, round, "people", "rounds/setup/people.html", forms=forms, wrong=True)
    return go_on(request, round, "people")


def _take_responsibility(round: Round, actor: Actor, form: ResponsibleForm) -> bool:
    form.is_valid()
    understood: dict[str, Any] = form.cleaned_data
    change = carried_out(
        form, lambda: change_step(round=round, step=form.step, details=understood, by=actor)
    )
    return change and form.is_valid()
