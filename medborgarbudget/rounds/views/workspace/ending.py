"""Ending a round: calling it off, finishing it, or removing a draft."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from medborgarbudget.people.acting import Actor
from medborgarbudget.people.roles import Capability
from medborgarbudget.rounds.access import requires_in_round
from medborgarbudget.rounds.actions import cancel_round, discard_round, finish_round
from medborgarbudget.rounds.forms.steps import CallOffForm, DiscardForm, FinishForm
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.queries import steps_of
from medborgarbudget.rounds.states import StepState
from medborgarbudget.rounds.views.answers import sent_to, shown, typed
from medborgarbudget.web.acting import carried_out


@requires_in_round(Capability.SET_UP_ROUNDS)
def call_off(request: HttpRequest, round: Round, actor: Actor) -> HttpResponse:
    """Call a public round off, for a reason that everyone can read."""
    data = typed(request)
    form = CallOffForm(data, languages=round.organisation.languages)
    if form.is_valid() and carried_out(
        form, lambda: cancel_round(round=round, because=form.cleaned_data["because"], by=actor)
    ):
        messages.success(request, _("The round is called off. Your reason stands on its page."))
        return sent_to(round, "rounds:workspace_round")
    return _page(request, round, form, "rounds/workspace/call_off.html")


@requires_in_round(Capability.SET_UP_ROUNDS)
def finish(request: HttpRequest, round: Round, actor: Actor) -> HttpResponse:
    """Say that a round is over, once all its steps are."""
    form = FinishForm(typed(request))
    if form.is_valid() and carried_out(form, lambda: finish_round(round=round, by=actor)):
        messages.success(
            request, _("The round is finished. Next time you can start from its rules.")
        )
        return sent_to(round, "rounds:workspace_round")
    return _page(request, round, form, "rounds/workspace/finish.html")


@requires_in_round(Capability.SET_UP_ROUNDS)
def discard(request: HttpRequest, round: Round, actor: Actor) -> HttpResponse:
    """Remove a draft that nobody but staff has seen."""
    form = DiscardForm(typed(request))
    if form.is_valid() and carried_out(form, lambda: discard_round(round=round, by=actor)):
        messages.success(request, _("The draft “%(name)s” is removed.") % {"name": round})
        return redirect("rounds:workspace_rounds", round.organisation.slug)
    return _page(request, round, form, "rounds/workspace/discard.html")


def _page(request: HttpRequest, round: Round, form: object, template: str) -> HttpResponse:
    left = [view for view in steps_of(round) if view.state is not StepState.DONE]
    context = {"form": form, "left": left}
    return shown(request, round, template, context)
