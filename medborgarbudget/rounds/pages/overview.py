"""What the overview of a round's workspace shows: whether the round is on track."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from medborgarbudget.rounds.addresses import address_of
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.models.decisions import FormalDecision
from medborgarbudget.rounds.pages.now import steps_told
from medborgarbudget.rounds.put_right import Lacking, lacking
from medborgarbudget.rounds.queries import (
    decision_of,
    list_decision_of,
    start_decision_of,
)
from medborgarbudget.rounds.queries.checklists import Checklist, checklists_of
from medborgarbudget.rounds.states import StepState
from medborgarbudget.rounds.timetable import StepView, coming_step, current_step
from medborgarbudget.rounds.track import Concern, Course, concerns_on, course_of, missing_now


class Standing(models.TextChoices):
    """How a round stands as a whole, in words."""

    DRAFT = "draft", _("Not public yet")
    ON_TIME = "on_time", _("On track")
    SOON = "soon", _("On track, but something has to be done soon")
    LATE = "late", _("Late")
    WAITS = "waits", _("Waits")
    CANCELLED = "cancelled", _("Called off")
    FINISHED = "finished", _("Finished")
    RECORD = "record", _("Kept as a record")


@dataclass(frozen=True, slots=True)
class ConcernLine:
    """What is the matter with a step, and each thing that it lacks with the way to it."""

    sentence: str
    lacking: list[Lacking]


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step in the workspace: where it stands, what it lacks, and how far its checklist is."""

    view: StepView
    url: str
    lacking: list[Lacking]
    checklist: Checklist


@dataclass(frozen=True, slots=True)
class Gate:
    """A decision that a round cannot do without; ``minutes`` is where they are read by everyone."""

    name: str | Promise
    about: str | Promise
    route: str
    url: str
    minutes: str
    decision: FormalDecision | None


def standing_of(round: Round, views: Sequence[StepView], day: date) -> Standing:
    """How a round stands as a whole on a day."""
    if round.cancelled_at:
        return Standing.CANCELLED
    if round.finished_on and round.finished_on <= day:
        return Standing.FINISHED
    if round.record_only:
        return Standing.RECORD
    if not round.published_at:
        return Standing.DRAFT
    return _OF_COURSE[course_of(concerns_on(day, views))]


_OF_COURSE = {course: Standing(course.value) for course in Course}


@dataclass(frozen=True, slots=True)
class Overview:
    """A round on one page."""

    standing: Standing
    concerns: list[ConcernLine]
    lines: list[StepLine]
    gates: list[Gate]
    current: StepView | None
    upcoming: StepView | None

    @property
    def steps(self) -> list[StepView]:
        """The eight steps alone."""
        return [line.view for line in self.lines]

    @property
    def all_done(self) -> bool:
        """Whether the round can be finished."""
        return all(view.state is StepState.DONE for view in self.steps)


def overview_of(round: Round) -> Overview:
    """Where a round stands today, what it lacks, and what comes next."""
    views, today = steps_told(round), timezone.localdate()
    standing = standing_of(round, views, today)
    goes_on = standing in _OF_COURSE.values()
    return Overview(
        standing=standing,
        concerns=[_line(round, each) for each in concerns_on(today, views)] if goes_on else [],
        lines=step_lines(round, views),
        gates=gates_of(round),
        current=current_step(views),
        upcoming=coming_step(views),
    )


def step_lines(round: Round, views: Sequence[StepView]) -> list[StepLine]:
    """The eight steps with what each lacks now and its checklist."""
    checklists = checklists_of(round)
    return [
        StepLine(
            view,
            address_of(round, "rounds:workspace_step", view.step),
            _lacks(round, view),
            checklists[view.step],
        )
        for view in views
    ]


def gates_of(round: Round) -> list[Gate]:
    """The start decision and the two gates, passed or not."""
    return [
        Gate(name, about, route, address_of(round, f"rounds:record_{route}"), minutes, decision)
        for name, about, route, minutes, decision in (
            (
                _("The start decision"),
                _("A political body decides to have a medborgarbudget: its aim and its money."),
                "start_decision",
                _start_minutes(round),
                start_decision_of(round),
            ),
            (
                _("The ballot list"),
                _("Which proposals residents vote on. The vote cannot open before."),
                "list_decision",
                address_of(round, "rounds:list_minutes"),
                list_decision_of(round),
            ),
            (
                _("The decision after the vote"),
                _("What is carried out. The political decision is not over before."),
                "decision",
                address_of(round, "rounds:decision_minutes"),
                decision_of(round),
            ),
        )
    ]


def _start_minutes(round: Round) -> str:
    """Where the minutes of the start are read, once the round is public."""
    budget = round.participatory_budget
    if budget is None or not round.published_at:
        return ""
    return reverse("rounds:start_minutes", args=[round.organisation.slug, budget.slug])


def _line(round: Round, concern: Concern) -> ConcernLine:
    found = [lacking(round, concern.view.step, need) for need in concern.missing]
    return ConcernLine(concern.sentence, found)


def _lacks(round: Round, view: StepView) -> list[Lacking]:
    if view.state is StepState.DONE or round.cancelled_at:
        return []
    return [lacking(round, view.step, need) for need in missing_now(view)]
