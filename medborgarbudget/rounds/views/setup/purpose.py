"""The page of the set-up about what the round is for, and what is promised."""

from django.http import HttpRequest, HttpResponse

from medborgarbudget.organisations.rules import may
from medborgarbudget.people.acting import Actor
from medborgarbudget.people.roles import Capability
from medborgarbudget.rounds.actions import change_budget, change_round
from medborgarbudget.rounds.forms.setup import PurposeForm
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.queries.setup import promise_is_of_round, siblings_of
from medborgarbudget.rounds.views.answers import typed
from medborgarbudget.rounds.views.setup.pages import (
    go_on,
    saved_in_the_background,
    set_up_page,
    show,
    warn,
)
from medborgarbudget.rounds.wording.promises import good_promises
from medborgarbudget.web.acting import carried_out


@set_up_page
def setup_purpose(request: HttpRequest, round: Round, actor: Actor) -> HttpResponse:
    """Name, purpose, orientation, owner, promise, resources and years."""
    data = typed(request)
    form = PurposeForm(
        data,
        round=round,
        promise_of_round=promise_is_of_round(round),
        round_alone=_may_change_round_alone(round, actor),
    )
    context = {"form": form, "promises": good_promises()}
    if data is None:
        return show(request, round, "purpose", "rounds/setup/purpose.html", **context)
    form.is_valid()
    budget = round.participatory_budget
    assert budget is not None
    of_round, of_budget = form.of_round, form.of_budget
    saved = carried_out(
        form, lambda: change_budget(budget=budget, details=of_budget, by=actor)
    ) and carried_out(form, lambda: change_round(round=round, details=of_round, by=actor))
    if answer := saved_in_the_background(request, all_of_it=form.is_valid()):
        return answer
    if not form.is_valid():
        if saved:
            warn(request)
        return show(request, round, "purpose", "rounds/setup/purpose.html", **context)
    return go_on(request, round, "purpose")


def _may_change_round_alone(round: Round, actor: Actor) -> bool:
    """Whether what other rounds of the medborgarbudget share is not for this person to change."""
    if not siblings_of(round).exists():
        return False
    assert actor.user is not None
    return not may(actor.user, Capability.SET_UP_ROUNDS, round.organisation)
