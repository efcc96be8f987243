"""Timetables to begin from: the usual one, and one worked out from a day that is known."""

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType

from medborgarbudget.rounds.states import Step
from medborgarbudget.rounds.timetable import Days

USUAL_LENGTHS: dict[Step, int] = {
    Step.CRITERIA: 42,
    Step.OUTREACH: 28,
    Step.IDEAS: 35,
    Step.REVIEW: 70,
    Step.VOTE: 21,
    Step.DECISION: 42,
    Step.IMPLEMENTATION: 210,
    Step.FOLLOW_UP: 42,
}
"""How many days each step takes where nobody has said otherwise."""


def usual_timetable(
    starts_on: date, lengths: Mapping[Step, int] = MappingProxyType({})
) -> dict[Step, Days]:
    """The days of all eight steps, one after another, in their usual lengths or in those that
    are given."""
    timetable = {}
    for step, length in {**USUAL_LENGTHS, **lengths}.items():
        timetable[step] = Days(starts_on, starts_on + timedelta(days=length - 1))
        starts_on += timedelta(days=length)
    return timetable


def proposed_days(step: Step, first: date) -> dict[Step, Days]:
    """The days of all eight steps in their usual lengths, so that one begins on that day."""
    before = usual_timetable(first)[step].first - first
    return usual_timetable(first - before)
