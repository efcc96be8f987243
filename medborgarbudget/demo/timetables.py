"""Timetables that keep the demo alive: laid out around the day on which it is made."""

from datetime import date, timedelta

from medborgarbudget.rounds.planning import USUAL_LENGTHS, usual_timetable
from medborgarbudget.rounds.states import Step
from medborgarbudget.rounds.timetable import Days


def in_the_midst_of(step: Step, today: date) -> dict[Step, Days]:
    """A round whose step has come half way today."""
    before = sum(days for other, days in USUAL_LENGTHS.items() if _is_before(other, step))
    return usual_timetable(today - timedelta(days=before + USUAL_LENGTHS[step] // 2))


def over_since(days: int, today: date) -> dict[Step, Days]:
    """A round whose last day was so many days ago."""
    return usual_timetable(today - timedelta(days=days + sum(USUAL_LENGTHS.values()) - 1))


def beginning_in(days: int, today: date) -> dict[Step, Days]:
    """A round whose first day comes in so many days."""
    return usual_timetable(today + timedelta(days=days))


def _is_before(one: Step, other: Step) -> bool:
    order = list(Step)
    return order.index(one) < order.index(other)
