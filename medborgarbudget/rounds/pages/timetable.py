"""The timetable of a round as its page shows it: as a picture, and step by step."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from medborgarbudget.rounds.models import Round, RoundStep, TimetableChange
from medborgarbudget.rounds.pages.now import Waiting, told_waiting
from medborgarbudget.rounds.states import Step, StepState
from medborgarbudget.rounds.timetable import StepView

MOST_MARKS = 4
"""The most months that the picture names."""
STRIDES = (1, 2, 3, 4, 6, 12)
LAST_MARK = 85
"""Further to the right than this percentage the name of a month has no room."""


@dataclass(frozen=True, slots=True)
class Bar:
    """Where a step lies in the picture, in percent of its width."""

    start: str
    length: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A day that the picture points out, and where it lies."""

    day: date
    place: str


@dataclass(frozen=True, slots=True)
class TimetableRow:
    """A step: its days, what it waits for, what everyone is told, and how its days moved."""

    view: StepView
    waiting: Waiting | None
    plan: RoundStep | None
    changes: Sequence[TimetableChange]
    bar: Bar | None


@dataclass(frozen=True, slots=True)
class TimetablePage:
    """The rows, the months that the picture names, and today where it lies within."""

    rows: list[TimetableRow]
    months: list[Mark]
    today: Mark | None


def timetable_page(
    round: Round, steps: Sequence[StepView], changes: Iterable[TimetableChange], today: date
) -> TimetablePage:
    """A round's timetable, from its steps as they are told."""
    plans = {Step(each.step): each for each in round.steps.all()}
    moved: dict[str, list[TimetableChange]] = {}
    for change in changes:
        moved.setdefault(change.step, []).append(change)
    scale = _Scale.of(steps)
    rows = [
        TimetableRow(
            view=view,
            waiting=told_waiting(view) if view.state is StepState.WAITING else None,
            plan=plans.get(view.step),
            changes=moved.get(view.step, []),
            bar=scale.bar(view) if scale else None,
        )
        for view in steps
    ]
    is_within = scale is not None and scale.first <= today <= scale.last
    return TimetablePage(
        rows=rows,
        months=list(scale.months()) if scale else [],
        today=Mark(today, scale.place(today)) if scale and is_within else None,
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    """The days from one edge of the picture to the other, both within."""

    first: date
    last: date

    @classmethod
    def of(cls, steps: Iterable[StepView]) -> "_Scale | None":
        days = [day for view in steps for day in (view.starts_on, view.ends_on) if day]
        return cls(min(days), max(days)) if days else None

    def place(self, day: date) -> str:
        return _percent((day - self.first).days, self._length)

    def bar(self, view: StepView) -> Bar | None:
        if view.starts_on is None or view.ends_on is None:
            return None
        length = (view.ends_on - view.starts_on).days + 1
        return Bar(self.place(view.starts_on), _percent(length, self._length))

    def months(self) -> Iterable[Mark]:
        firsts = [
            day
            for day in self._first_days_of_months()
            if 100 * (day - self.first).days <= LAST_MARK * self._length
        ]
        stride = next((each for each in STRIDES if len(firsts) <= each * MOST_MARKS), STRIDES[-1])
        return (Mark(day, self.place(day)) for day in firsts[::stride])

    def _first_days_of_months(self) -> Iterable[date]:
        day = (self.first - timedelta(days=1)).replace(day=1)
        while True:
            day = _next_month(day)
            if day > self.last:
                return
            yield day

    @property
    def _length(self) -> int:
        return (self.last - self.first).days + 1


def _next_month(first_day: date) -> date:
    return (first_day + timedelta(days=31)).replace(day=1)


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.4g}%"
