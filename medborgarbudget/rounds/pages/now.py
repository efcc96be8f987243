"""What residents are told of where a round stands: in words, and what they can do."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.queries import steps_of
from medborgarbudget.rounds.states import Need, Step, StepState
from medborgarbudget.rounds.timetable import StepView, coming_step, current_step

Words = str | Promise

CAN_DO: dict[Step, Words] = {
    Step.CRITERIA: _("You can tell us what you think matters most."),
    Step.OUTREACH: _("You can read how it works, and tell others about it."),
    Step.REVIEW: _("You do not need to do anything here now."),
    Step.DECISION: _("You do not need to do anything here now."),
    Step.IMPLEMENTATION: _("You can follow the work here."),
    Step.FOLLOW_UP: _("You can tell us how you think it went."),
}
"""What a resident can do while a step goes on, where its description does not say it."""

NOT_BEGUN: dict[Step, Words] = {
    Step.CRITERIA: _("The work on the criteria has not begun"),
    Step.OUTREACH: _("The invitations have not gone out yet"),
    Step.IDEAS: _("You cannot leave ideas yet"),
    Step.REVIEW: _("The review of the ideas has not begun"),
    Step.VOTE: _("The vote has not begun"),
    Step.DECISION: _("There is nothing to decide about yet"),
    Step.IMPLEMENTATION: _("The work on the proposals has not begun"),
    Step.FOLLOW_UP: _("The follow-up has not begun"),
}
"""How a step is told that should have begun."""

WAITS_FOR: dict[Need, Words] = {
    Need.PUBLISHED: _("We are still preparing the round."),
    Need.START_DECISION: _("The politicians have not decided to start yet."),
    Need.RULES: _("The rules are not settled yet."),
    Need.CRITERIA: _("It is not settled yet what the money may be used for."),
    Need.POTS: _("It is not settled yet how the money is shared out."),
    Need.LIST_DECISION: _("The politicians have not decided yet which proposals to vote on."),
    Need.VOTE_HELD: _("The vote is not over yet."),
    Need.DECISION: _("The politicians have not decided yet what is to be done."),
    Need.BY_HAND: _("We begin as soon as everything is in place."),
    Need.CHECKLIST: _("We have something left to prepare."),
    Need.NEVER_OPEN: _("Its days passed without it. We will set new days."),
}
"""What a step waits for, as it is told to residents."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A step that should have begun, and everything that it waits for."""

    view: StepView
    heading: Words
    causes: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Now:
    """Where a round stands: the step that goes on, what waits, and what comes next.

    ``waiting`` comes in order. Of a round that was called off, or is finished, nothing goes on.
    """

    current: StepView | None
    waiting: tuple[Waiting, ...]
    upcoming: StepView | None
    can_do: Words = ""
    has_begun: bool = True


def steps_told(round: Round) -> list[StepView]:
    """The eight steps as everyone sees them; in a round that was called off nothing goes on."""
    if not round.cancelled_at:
        return steps_of(round)
    views = steps_of(round, timezone.localdate(round.cancelled_at))
    return [
        view if view.state is StepState.DONE else replace(view, state=StepState.UPCOMING)
        for view in views
    ]


def now_of(round: Round, steps: list[StepView]) -> Now:
    """Where a round stands, from its steps as they are told."""
    if round.cancelled_at or all(view.state is StepState.DONE for view in steps):
        return Now(None, (), None)
    current = current_step(steps)
    return Now(
        current=current,
        waiting=tuple(told_waiting(view) for view in steps if view.state is StepState.WAITING),
        upcoming=coming_step(steps),
        can_do=CAN_DO.get(current.step, "") if current else "",
        has_begun=_has_begun(round, steps),
    )


def told_waiting(view: StepView) -> Waiting:
    """A waiting step in the words of residents, nothing said twice."""
    causes = tuple(dict.fromkeys(WAITS_FOR[need] for need in view.missing))
    return Waiting(view, NOT_BEGUN[view.step], causes)


def _has_begun(round: Round, steps: Sequence[StepView]) -> bool:
    # Of a round that was held elsewhere the days may simply not be known.
    unknown = round.record_only and not any(view.starts_on for view in steps)
    return unknown or any(view.state is not StepState.UPCOMING for view in steps)
