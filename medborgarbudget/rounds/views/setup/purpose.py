"""The page of the set-up about what the round is for, and what is promised."""

from django.http import HttpRequest, HttpResponse

from medborgarbudget.organisations.rules import may
from medborgarbudget.people.acting import Actor
from medborgarbudget.people.roles import Capability
from medborgarbudget.rounds.actions import change_budget, change_round
from medborgarbudget.rounds.actions.journal import locked_budget
from medborgarbudget.rounds.forms.setup import PurposeForm
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.queries import rounds_of
from medborgarbudget.rounds.queries.setup import promise_is_of_round, siblings_of
from medborgarbudget.rounds.views.answers import typed
from medborgarbudget.rounds.views.one_at_a_time import one_at_a_time
from medborgarbudget.rounds.views.setup.pages import (
    go_on,
    set_up_page,
    show,
    warn,
)
from medborgarbudget.rounds.wording.promises import good_promises
from medborgarbudget.web.acting import carried_out
from medborgarbudget.web.autosaving import saved_in_the_background


@set_up_page
@one_at_a_time
def setup_purpose(request: HttpRequest, round: Round, actor: Actor) -> HttpResponse:
    """Name, purpose, orientation, owner, promise, resources and years."""
    data = typed(request)
    budget = round.participatory_budget
    assert budget is not None
    if data is not None:
        # Others may save the same from the set-up of another round.
        round.participatory_budget = budget = locked_budget(budget)
    known = {
        "promise_of_round": promise_is_of_round(round),
        "round_alone": _may_change_round_alone(round, actor),
    }
    form = PurposeForm(data, round=round, **known)
    context = {"form": form, "promises": good_promises()}
    if data is None:
        return show(request, round, "purpose", "rounds/setup/purpose.html", **context)
    form.is_valid()
    of_round, of_budget = form.of_round, form.of_budget
    saved = carried_out(
        form, lambda: change_budget(budget=budget, details=of_budget, by=actor)
    ) and carried_out(form, lambda: change_round(round=round, details=of_round, by=actor))
    form.saved_as(PurposeForm(round=rounds_of(round.organisation).get(pk=round.pk), **known))
    if answer := saved_in_the_background(request, form, all_of_it=form.is_valid()):
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
