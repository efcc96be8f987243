"""Turns that a round of the demo takes: rules that are corrected, days that are moved."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from i18nfield.strings import LazyI18nString

from medborgarbudget.demo.stories import Timetable
from medborgarbudget.people.acting import Actor
from medborgarbudget.people.roles import Role
from medborgarbudget.rounds.actions import move_steps, publish_rules, save_rules
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.queries import planned_days, rulebook_in_force
from medborgarbudget.rounds.states import Step
from medborgarbudget.rounds.timetable import Days

LEAD = Actor(Role.PROCESS_LEAD)


def correct_rules(round: Round, *, changes: Mapping[str, Any], reason: LazyI18nString) -> None:
    """Publish a new version of the rules, with what it changes and why."""
    held = rulebook_in_force(round)
    assert held
    save_rules(round=round, rules=replace(held.rules, **changes))
    publish_rules(round=round, reason=reason, by=LEAD)


def move_days(
    round: Round, *, days: Callable[[Timetable], dict[Step, Days]], reason: LazyI18nString
) -> None:
    """Move days of steps, for a reason that everyone reads."""
    move_steps(round=round, days=days(planned_days(round)), reason=reason, by=LEAD)
