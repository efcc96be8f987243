"""The page of the set-up about the political start decision."""

from django.http import HttpRequest, HttpResponse

from medborgarbudget.people.acting import Actor
from medborgarbudget.people.roles import Capability
from medborgarbudget.rounds.actions import record_start_decision
from medborgarbudget.rounds.actions.minutes import with_minutes
from medborgarbudget.rounds.forms.decisions import StartDecisionForm
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.queries import start_decision_of
from medborgarbudget.rounds.rules import may_in_round
from medborgarbudget.rounds.views.answers import typed
from medborgarbudget.rounds.views.setup.pages import go_on, set_up_page, show
from medborgarbudget.web.acting import carried_out


@set_up_page
def setup_decision(request: HttpRequest, round: Round, actor: Actor) -> HttpResponse:
    """The political start decision, which can be recorded later too."""
    budget = round.participatory_budget
    assert budget is not None
    decision = start_decision_of(round)
    may_record = may_in_round(actor, Capability.RECORD_DECISIONS, round)
    if decision or not may_record:
        context = {"decision": decision, "may_record": may_record}
        return show(request, round, "decision", "rounds/setup/decision.html", **context)
    form = StartDecisionForm(
        typed(request),
        request.FILES or None,
        organisation=round.organisation,
        initial={"body": budget.owner_body},
    )

    def record() -> None:
        with_minutes(
            lambda details: record_start_decision(budget=budget, details=details, by=actor),
            organisation=round.organisation,
            details=form.details,
            upload=form.cleaned_data["upload"],
        )

    if form.is_valid() and carried_out(form, record):
        return go_on(request, round, "decision")
    return show(
        request, round, "decision", "rounds/setup/decision.html", form=form, may_record=True
    )
