"""The days of all eight steps in one form."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from medborgarbudget.organisations.forms.fields import TextInLanguages
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.moving import refusal_to_move
from medborgarbudget.rounds.queries import steps_of
from medborgarbudget.rounds.states import Step
from medborgarbudget.rounds.timetable import Days, StepView, out_of_order
from medborgarbudget.web.forms import PlainForm, dress


@dataclass(frozen=True, slots=True)
class DayRow:
    """The inputs for one step, and where it stands today."""

    view: StepView
    first: forms.BoundField
    last: forms.BoundField


@dataclass(frozen=True, slots=True)
class DayMove:
    """A step that gets new days."""

    step: Step
    old: Days
    new: Days

    @property
    def length(self) -> int:
        """How many days the step then has."""
        return (self.new.last - self.new.first).days + 1


class DaysForm(PlainForm):
    """First and last day of every step, and in a public round why they move.

    ``sure`` holds the days whose consequences were shown: what nobody has seen is shown first.
    """

    button = gettext_lazy("Move the days")
    from_store = True

    reason = TextInLanguages(
        label=gettext_lazy("Why do the days move?"),
        long=True,
        help_text=gettext_lazy("Everyone can read this beside the new days."),
        widget_kwargs={"attrs": {"rows": 3}},
    )
    sure = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, round: Round, planned: Mapping[Step, Days], **kwargs: Any
    ) -> None:
        self.planned, self.views, self.public = planned, steps_of(round), bool(round.published_at)
        kwargs["initial"] = _initial(planned) | kwargs.pop("initial", {})
        super().__init__(*args, **kwargs)
        for step in planned:
            first = _("%(step)s: first day") % {"step": step.label}
            last = _("%(step)s: last day") % {"step": step.label}
            self.fields[first_of(step)] = forms.DateField(label=first)
            self.fields[last_of(step)] = forms.DateField(label=last)
        if not self.public:
            del self.fields["reason"], self.fields["sure"]
        dress(self, round.organisation.languages)

    def rows(self) -> Iterator[DayRow]:
        """The steps in their order, with their inputs."""
        for view in self.views:
            if view.step in self.planned:
                yield DayRow(view, self[first_of(view.step)], self[last_of(view.step)])

    @property
    def days(self) -> dict[Step, Days]:
        """The days that were given; only those of steps that have both."""
        known = self.cleaned_data
        return {
            step: Days(known[first_of(step)], known[last_of(step)])
            for step in self.planned
            if known.get(first_of(step)) and known.get(last_of(step))
        }

    @property
    def moves(self) -> list[DayMove]:
        """The steps that would get new days, in their order."""
        return [
            DayMove(step, self.planned[step], new)
            for step, new in sorted(self.days.items(), key=lambda each: list(Step).index(each[0]))
            if new != self.planned[step]
        ]

    @property
    def shown(self) -> str:
        """What ``sure`` has to hold before these days are moved."""
        return " ".join(f"{move.step}:{move.new.first}:{move.new.last}" for move in self.moves)

    def clean(self) -> dict[str, Any]:
        """Say beside each day what is wrong with it."""
        known = super().clean() or self.cleaned_data
        for step, days in self.days.items():
            if days.last < days.first:
                self.add_error(last_of(step), _("The last day cannot come before the first."))
        if self.errors:
            return known
        for step, earlier in out_of_order({**self.planned, **self.days}):
            said = _("This is too early: %(earlier)s comes first.") % {"earlier": earlier.label}
            if first_of(step) not in self.errors:
                self.add_error(first_of(step), said)
        if self.public and not self.errors:
            self._refuse()
        return known

    def _refuse(self) -> None:
        today = timezone.localdate()
        for move in self.moves:
            if refused := refusal_to_move(move.step, move.old, move.new, self.views, today):
                name = first_of if move.new.first != move.old.first else last_of
                self.add_error(name(move.step), str(refused))


def first_of(step: Step) -> str:
    """The name of the input for a step's first day."""
    return f"{step.name.lower()}_first"


def last_of(step: Step) -> str:
    """The name of the input for a step's last day."""
    return f"{step.name.lower()}_last"


def _initial(planned: Mapping[Step, Days]) -> dict[str, Any]:
    return {
        name(step): day
        for step, days in planned.items()
        for name, day in ((first_of, days.first), (last_of, days.last))
    }
