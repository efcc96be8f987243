"""Where a round stands on a certain day, and which timetables hold: plain functions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from medborgarbudget.rounds.gates import Facts
from medborgarbudget.rounds.states import Need, Step, StepState


@dataclass(frozen=True, slots=True)
class Days:
    """The first and the last day of a step, both part of it."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class StepView:
    """A step as a page shows it; days are missing where nothing is planned yet.

    ``missing`` is what it lacks before it can open or, while it goes on, before it can be over.
    ``is_late`` if it goes on after its last day, or waits after its first.
    """

    step: Step
    state: StepState
    starts_on: date | None
    ends_on: date | None
    missing: tuple[Need, ...] = ()
    is_late: bool = False

    @property
    def label(self) -> str:
        return str(self.step.label)

    @property
    def description(self) -> str:
        return str(self.step.description)


def recorded_steps_on(
    day: date, planned: Mapping[Step, Days], finished_on: date | None, *, decided: bool
) -> list[StepView]:
    """All eight steps of a round of which only the record is kept: they go by their days.

    A step without days is done as soon as a later step has begun, or the round is over. Of what
    was not ``decided`` nobody says that it was.
    """
    is_over = finished_on is not None and finished_on <= day
    begun = [step for step, days in planned.items() if days.first <= day]
    order = list(Step)
    latest = max((order.index(step) for step in begun), default=-1)
    views = []
    for place, step in enumerate(order):
        days = planned.get(step)
        passed = days.last < day if days else place < latest
        state = _recorded_state(is_over or passed, step in begun)
        if step is Step.DECISION and state is StepState.DONE and not decided:
            state = StepState.UNRECORDED
        views.append(_view(step, days, state))
    return views


def _recorded_state(is_done: bool, has_begun: bool) -> StepState:
    if is_done:
        return StepState.DONE
    return StepState.CURRENT if has_begun else StepState.UPCOMING


def steps_on(
    day: date, planned: Mapping[Step, Days], facts: Facts, closed: frozenset[Step] = frozenset()
) -> list[StepView]:
    """All eight steps in order, with where each stands on ``day`` and what it lacks.

    ``closed`` are the steps that somebody closed. A step that lacks something never opens, and
    is never over, whatever its days are.
    """
    views: list[StepView] = []
    vote_held = False
    for step in Step:
        view = _step_on(day, step, planned.get(step), facts, closed, vote_held=vote_held)
        views.append(view)
        if step is Step.VOTE:
            vote_held = view.state is StepState.DONE
    return views


def _step_on(
    day: date,
    step: Step,
    days: Days | None,
    facts: Facts,
    closed: frozenset[Step],
    *,
    vote_held: bool,
) -> StepView:
    if days is None or day < days.first:
        return _view(step, days, StepState.UPCOMING, facts.missing(step, vote_held=vote_held))
    if missing := facts.missing(step, vote_held=vote_held):
        return _view(step, days, StepState.WAITING, missing, is_late=True)
    if step.residents_act and facts.complete_since(step) > days.last:
        return _view(step, days, StepState.WAITING, (Need.NEVER_OPEN,), is_late=True)
    missing_to_end = facts.missing_to_end(step)
    past = day > days.last
    if (past or step in closed) and not missing_to_end:
        return _view(step, days, StepState.DONE)
    return _view(step, days, StepState.CURRENT, missing_to_end, is_late=past)


def _view(
    step: Step,
    days: Days | None,
    state: StepState,
    missing: tuple[Need, ...] = (),
    *,
    is_late: bool = False,
) -> StepView:
    first, last = (days.first, days.last) if days else (None, None)
    return StepView(step, state, first, last, missing, is_late)


def current_step(steps: list[StepView]) -> StepView | None:
    """The step going on; of several, one in which residents act, or else the last."""
    current = [view for view in steps if view.state is StepState.CURRENT]
    acting = [view for view in current if view.step.residents_act]
    return next(reversed(acting or current), None)


def waiting_step(steps: list[StepView]) -> StepView | None:
    """The first step that should have opened and lacks something."""
    return next((view for view in steps if view.state is StepState.WAITING), None)


def next_step(steps: list[StepView]) -> StepView | None:
    """The first step that has not begun."""
    waits = (StepState.WAITING, StepState.UPCOMING)
    return next((view for view in steps if view.state in waits), None)


def coming_step(steps: Iterable[StepView]) -> StepView | None:
    """The first step whose days have not come."""
    return next((view for view in steps if view.state is StepState.UPCOMING), None)


def view_of(steps: Iterable[StepView], step: Step) -> StepView:
    """One of the steps."""
    return next(view for view in steps if view.step is step)


def state_of(steps: Iterable[StepView], step: Step) -> StepState:
    """Where one of the steps stands."""
    return view_of(steps, step).state


AFTER: dict[Step, tuple[Step, ...]] = {
    Step.VOTE: (Step.IDEAS, Step.REVIEW),
    Step.DECISION: (Step.VOTE,),
    Step.IMPLEMENTATION: (Step.VOTE,),
    Step.FOLLOW_UP: (Step.VOTE,),
}
"""The steps that have to be over before a step begins; other steps may overlap."""


def out_of_order(planned: Mapping[Step, Days]) -> list[tuple[Step, Step]]:
    """Pairs of a step and one that it begins too early for: before it, or before it is over."""
    order = list(Step)
    return [
        (step, earlier)
        for step in order
        for earlier in order[: order.index(step)]
        if step in planned and earlier in planned
        if _too_early(planned[step], planned[earlier], waits=earlier in AFTER.get(step, ()))
    ]


def _too_early(days: Days, earlier: Days, *, waits: bool) -> bool:
    return days.first <= earlier.last if waits else days.first < earlier.first
