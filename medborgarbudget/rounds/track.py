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
    near = None
    if view.state is StepState.UPCOMING and checklist.required_left:
        near = view.starts_on
    if view.state is StepState.CURRENT and checklist.left:
        near = view.ends_on
    return near if near and day <= near <= day + IN_GOOD_TIME else None


def _concern(day: date, view: StepView) -> Concern | None:
    if view.state is StepState.WAITING and view.starts_on:
        return Concern(view, Course.WAITS, view.missing, (day - view.starts_on).days)
    if view.state is StepState.CURRENT and view.is_late and view.ends_on:
        return Concern(view, Course.LATE, view.missing, (day - view.ends_on).days)
    if view.state is StepState.UPCOMING and view.starts_on and view.starts_on - day <= SOON:
        missing = tuple(need for need in view.missing if need not in NOT_YET)
        if missing:
            return Concern(view, Course.SOON, missing, (view.starts_on - day).days)
    return None
