"""Timetables that keep the demo alive: laid out around the day on which it is made."""

from datetime import date, timedelta

from medborgarbudget.rounds.states import Step
from medborgarbudget.rounds.timetable import Days

LENGTHS = {
    Step.CRITERIA: 42,
    Step.OUTREACH: 28,
    Step.IDEAS: 35,
    Step.REVIEW: 70,
    Step.VOTE: 21,
    Step.DECISION: 42,
    Step.IMPLEMENTATION: 210,
    Step.FOLLOW_UP: 42,
}
"""How many days each step takes."""


def in_the_midst_of(step: Step, today: date) -> dict[Step, Days]:
    """A round whose step has come half way today."""
    before = sum(days for other, days in LENGTHS.items() if _is_before(other, step))
    return _from(today - timedelta(days=before + LENGTHS[step] // 2))


def over_since(days: int, today: date) -> dict[Step, Days]:
    """A round whose last day was so many days ago."""
    return _from(today - timedelta(days=days + sum(LENGTHS.values()) - 1))


def _from(first: date) -> dict[Step, Days]:
    timetable = {}
    for step, length in LENGTHS.items():
        timetable[step] = Days(first, first + timedelta(days=length - 1))
        first += timedelta(days=length)
    return timetable


def _is_before(one: Step, other: Step) -> bool:
    order = list(Step)
    return order.index(one) < order.index(other)
