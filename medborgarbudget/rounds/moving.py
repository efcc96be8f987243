"""Which moves of days would open again what has been decided or done."""

from collections.abc import Sequence
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from medborgarbudget.rounds.states import Need, Step, StepState
from medborgarbudget.rounds.timetable import Days, StepView, state_of, view_of


def refusal_to_move(
    step: Step, old: Days, new: Days, views: Sequence[StepView], today: date
) -> Promise | None:
    """Why a step of a public round cannot have these days, or ``None`` if it can.

    ``views`` tell where all steps stand today, before the move.
    """
    state = state_of(views, step)
    if state in (StepState.CURRENT, StepState.DONE) and new.first != old.first:
        return _("The step has begun: its first day stays.")
    if state is StepState.CURRENT and new.last < today:
        return _("The last day cannot lie in the past. Close the step instead.")
    if state is StepState.DONE:
        return _reopening(step, new, views, today)
    if state in (StepState.UPCOMING, StepState.WAITING) and new.first < today:
        return _("The first day has to be today or later.")
    return None


def _reopening(step: Step, new: Days, views: Sequence[StepView], today: date) -> Promise | None:
    if step is Step.VOTE:
        return _("A vote that has closed is never opened again.")
    if step in (Step.IDEAS, Step.REVIEW):
        vote = view_of(views, Step.VOTE)
        if vote.state in (StepState.CURRENT, StepState.DONE):
            return _("The vote has opened: what came before it stays as it was.")
        if Need.LIST_DECISION not in vote.missing:
            return _("The ballot list is decided: what came before it stays as it was.")
    if step is Step.DECISION:
        return _("The decision is taken: its days stay.")
    if new.last < today:
        return _("The step is over. Give it a last day that is today or later to open it again.")
    return None
