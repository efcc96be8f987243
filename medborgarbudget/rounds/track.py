"""Whether a round is on track, in plain words: plain functions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Protocol

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from medborgarbudget.rounds.states import Need, StepState
from medborgarbudget.rounds.timetable import StepView

SOON = timedelta(days=14)
"""How long before its first day a step ought to lack nothing."""

IN_GOOD_TIME = timedelta(days=7)
"""How long before a day we remind of what is left to do."""

NOT_YET = frozenset({Need.VOTE_HELD, Need.BY_HAND})
"""What cannot be there before the first day of a step has come."""


class ToDo(Protocol):
    """How much is left to do in a step."""

    @property
    def left(self) -> int:
        """How many things are not done."""
        ...

    @property
    def required_left(self) -> int:
        """How many things have to be done before the step opens."""
        ...


class Course(Enum):
    """How a round gets on, the worst last."""

    ON_TIME = "on_time"
    SOON = "soon"
    LATE = "late"
    WAITS = "waits"


@dataclass(frozen=True, slots=True)
class Concern:
    """A step that is not as it should be, or soon will not be, and what it lacks."""

    view: StepView
    course: Course
    missing: tuple[Need, ...]
    days: int

    @property
    def sentence(self) -> str:
        """What is the matter; ``days`` are those that have passed, or those that are left."""
        if self.course is Course.WAITS:
            return self._waits()
        if self.course is Course.LATE:
            said = ngettext(
                "%(step)s should have been over %(days)d day ago.",
                "%(step)s should have been over %(days)d days ago.",
                self.days,
            )
        else:
            said = ngettext(
                "%(step)s begins in %(days)d day and lacks something.",
                "%(step)s begins in %(days)d days and lacks something.",
                self.days,
            )
        return said % {"step": self.view.label, "days": self.days}

    def _waits(self) -> str:
        if not self.days:
            return _("%(step)s should open today and waits.") % {"step": self.view.label}
        said = ngettext(
            "%(step)s should have opened %(days)d day ago and waits.",
            "%(step)s should have opened %(days)d days ago and waits.",
            self.days,
        )
        return said % {"step": self.view.label, "days": self.days}


@dataclass(frozen=True, slots=True)
class Reminder:
    """What people are reminded of about a step: that it waits, or that a day comes near.

    ``missing`` is what it lacks; nothing, if only its checklist has something left.
    """

    day: date
    missing: tuple[Need, ...]
    waits: bool = False


def concerns_on(day: date, views: Sequence[StepView]) -> list[Concern]:
    """The steps of a round that somebody has to look after on a day, in their order."""
    found = (_concern(day, view) for view in views)
    return [concern for concern in found if concern]


def course_of(concerns: Sequence[Concern]) -> Course:
    """How the round gets on as a whole: as its worst step does."""
    order = list(Course)
    return max((each.course for each in concerns), key=order.index, default=Course.ON_TIME)


def near_day(day: date, view: StepView, checklist: ToDo) -> date | None:
    """The day that comes near for a step in which something is left to do, if any.

    That is its first day while something is required before it, and its last day once it
    goes on.
    """
    left = checklist.required_left if view.state is StepState.UPCOMING else checklist.left
    return _next_day_if_near(day, view) if left else None


def reminder_on(day: date, view: StepView, checklist: ToDo) -> Reminder | None:
    """What to remind people of about a step: that it waits, or that a day comes near for which it
    lacks something or something is left to do."""
    if view.state is StepState.WAITING and view.starts_on:
        return Reminder(view.starts_on, view.missing, waits=True)
    missing, near = missing_now(view), _next_day_if_near(day, view)
    if near and (missing or near_day(day, view, checklist)):
        return Reminder(near, missing)
    return None


def _next_day_if_near(day: date, view: StepView) -> date | None:
    """The first day of a step to come, or the last of one that goes on."""
    days = {StepState.UPCOMING: view.starts_on, StepState.CURRENT: view.ends_on}
    near = days.get(view.state)
    return near if near and day <= near <= day + IN_GOOD_TIME else None


def missing_now(view: StepView) -> tuple[Need, ...]:
    """What a step lacks, without what cannot be there before its first day."""
    by_itself = NOT_YET if view.state is StepState.UPCOMING else frozenset()
    return tuple(need for need in view.missing if need not in by_itself)


def _concern(day: date, view: StepView) -> Concern | None:
    if view.state is StepState.WAITING and view.starts_on:
        return Concern(view, Course.WAITS, view.missing, (day - view.starts_on).days)
    if view.state is StepState.CURRENT and view.is_late and view.ends_on:
        return Concern(view, Course.LATE, view.missing, (day - view.ends_on).days)
    missing = missing_now(view)
    is_to_come = view.state is StepState.UPCOMING and missing
    if is_to_come and view.starts_on and view.starts_on - day <= SOON:
        return Concern(view, Course.SOON, missing, (view.starts_on - day).days)
    return None
