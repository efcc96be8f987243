"""Recording what political bodies decided: the start and the two gates."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from medborgarbudget.people.acting import OPERATOR, Actor
from medborgarbudget.rounds.actions.budgets import tell_of_budget
from medborgarbudget.rounds.actions.journal import Text, locked, write_down
from medborgarbudget.rounds.events import (
    DECISION_RECORDED,
    LIST_DECISION_RECORDED,
    START_DECISION_NOTED,
    START_DECISION_RECORDED,
)
from medborgarbudget.rounds.models import (
    Decision,
    ListDecision,
    ParticipatoryBudget,
    Round,
    StartDecision,
)
from medborgarbudget.rounds.models.decisions import FormalDecision
from medborgarbudget.rounds.queries.standing import decision_of, list_decision_of, steps_of
from medborgarbudget.rounds.states import Step, StepState
from medborgarbudget.rounds.timetable import view_of


@transaction.atomic
def record_start_decision(
    *, budget: ParticipatoryBudget, details: Mapping[str, Any], by: Actor
) -> StartDecision:
    """Record the decision to have a medborgarbudget.

    ``details`` are those of a `FormalDecision`. Raises ``ValidationError`` if one is missing.
    """
    ParticipatoryBudget.objects.select_for_update().get(pk=budget.pk)
    decision = StartDecision(
        organisation=budget.organisation, participatory_budget=budget, **details
    )
    _require_past(decision.decided_on)
    decision.full_clean()
    decision.save()
    is_seen = budget.rounds.filter(published_at__isnull=False).exists()
    event = START_DECISION_RECORDED if is_seen else START_DECISION_NOTED
    tell_of_budget(event, budget, by, **_found_by(decision))
    return decision


@transaction.atomic
def record_list_decision(*, round: Round, details: Mapping[str, Any], by: Actor) -> ListDecision:
    """Record the first gate: which proposals stand on the ballot.

    Raises ``ValidationError`` if the ideas are still open, or were on the day of the decision,
    if the vote's days have passed, or if something is missing.
    """
    round = locked(round)
    _require_open(round)
    if list_decision_of(round):
        raise ValidationError(_("The decision about the ballot list is recorded already."))
    views = {view.step: view for view in steps_of(round)}
    if views[Step.IDEAS].state is not StepState.DONE:
        raise ValidationError(_("The list is decided after the ideas have closed."))
    vote_ends = views[Step.VOTE].ends_on
    if vote_ends and timezone.localdate() > vote_ends:
        raise ValidationError(_("The days of the vote have passed. Move them first."))
    decision = ListDecision(organisation=round.organisation, round=round, **details)
    require_after_ideas(round, decision.decided_on)
    _require_past(decision.decided_on)
    decision.full_clean()
    decision.save()
    write_down(LIST_DECISION_RECORDED, round, by, **_found_by(decision))
    return decision


@transaction.atomic
def record_decision(
    *,
    round: Round,
    body: str,
    decided_on: date,
    paragraph: str,
    registry_number: str,
    summary: Text,
    by: Actor = OPERATOR,
    **more: Any,
) -> Decision:
    """Record the second gate: the political decision after the vote.

    ``more`` are the other fields of a `Decision`. Raises ``ValidationError`` if the vote has
    not been held, if it was decided before the vote was over, or if something is missing.
    """
    round = locked(round)
    _require_open(round)
    if decision_of(round):
        raise ValidationError(_("The decision after the vote is recorded already."))
    if not round.record_only:
        require_after_vote(round, decided_on)
    decision = Decision(
        organisation=round.organisation,
        round=round,
        body=body,
        decided_on=decided_on,
        paragraph=paragraph,
        registry_number=registry_number,
        summary=summary,
        **more,
    )
    _require_past(decided_on)
    decision.full_clean()
    decision.save()
    write_down(DECISION_RECORDED, round, by, **_found_by(decision))
    return decision


def _found_by(decision: FormalDecision) -> dict[str, str]:
    """What a decision is found by in the minutes, as the journal keeps it."""
    return {
        "body": decision.body,
        "decided_on": decision.decided_on.isoformat(),
        "paragraph": decision.paragraph,
        "registry_number": decision.registry_number,
    }


def _require_open(round: Round) -> None:
    if round.cancelled_at:
        raise ValidationError(_("The round has been called off."))
    if not round.published_at:
        raise ValidationError(_("The round is not public yet."))


def require_after_ideas(round: Round, decided_on: date) -> None:
    """Refuse a decision about the list of a day on which ideas could still come in."""
    if decided_on < _over_from(round, Step.IDEAS):
        message = _("The list cannot have been decided before the ideas had closed.")
        raise ValidationError({"decided_on": message})


def require_after_vote(round: Round, decided_on: date) -> None:
    """Refuse a decision about the outcome of a vote that was not over."""
    vote = view_of(steps_of(round), Step.VOTE)
    if vote.state is not StepState.DONE or vote.ends_on is None:
        raise ValidationError(_("The decision is taken after the vote is over."))
    if decided_on < _over_from(round, Step.VOTE):
        message = _("The decision cannot have been taken before the vote was over.")
        raise ValidationError({"decided_on": message})


def _over_from(round: Round, step: Step) -> date:
    """The first day on which a step was over: the last one itself, if somebody closed it then."""
    row = next(each for each in round.steps.all() if each.step == step)
    return row.ends_on if row.closed_at else row.ends_on + timedelta(days=1)


def _require_past(decided_on: date) -> None:
    if decided_on > timezone.localdate():
        message = _("The day has not come yet. Record the decision once it is taken.")
        raise ValidationError({"decided_on": message})
