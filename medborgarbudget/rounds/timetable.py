"""Where a round stands on a certain day: plain functions, no database."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from medborgarbudget.rounds.states import Step, StepState


@dataclass(frozen=True, slots=True)
class Days:
    """The first and the last day of a step, both part of it."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class StepView:
    """A step as a page shows it; days are missing where nothing is planned yet."""

    step: Step
    state: StepState
    starts_on: date | None
    ends_on: date | None

    @property
    def label(self) -> str:
        return str(self.step.label)

    @property
    def description(self) -> str:
        return str(self.step.description)


def steps_on(day: date, planned: Mapping[Step, Days], finished_on: date | None) -> list[StepView]:
    """All eight steps in order, with where each stands on ``day``.

    A step without days is done as soon as a later step has begun, or the round is over.
    """
    is_over = finished_on is not None and finished_on <= day
    begun = [step for step, days in planned.items() if days.first <= day]
    order = list(Step)
    latest = max((order.index(step) for step in begun), default=-1)
    views = []
    for place, step in enumerate(order):
        days = planned.get(step)
        passed = days.last < day if days else place < latest
        views.append(
            StepView(
                step,
                _state(is_over or passed, step in begun),
                days.first if days else None,
                days.last if days else None,
            )
        )
    return views


def _state(is_done: bool, has_begun: bool) -> StepState:
    if is_done:
        return StepState.DONE
    return StepState.CURRENT if has_begun else StepState.UPCOMING


def current_step(steps: list[StepView]) -> StepView | None:
    """The step going on, the last one if two overlap."""
    current = [view for view in steps if view.state is StepState.CURRENT]
    return current[-1] if current else None


def next_step(steps: list[StepView]) -> StepView | None:
    """The first step that has not begun."""
    return next((view for view in steps if view.state is StepState.UPCOMING), None)
