"""What the demo tells of a medborgarbudget and of a round: data, and how it is brought about."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeAlias

from i18nfield.strings import LazyI18nString

from medborgarbudget.counting.rule.allocation import Allocation
from medborgarbudget.review.actions import ProposalDraft
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.rulebook import Rules
from medborgarbudget.rounds.states import RulePart, Step
from medborgarbudget.rounds.timetable import Days

Timetable: TypeAlias = Mapping[Step, Days]
Texts: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class BudgetStory:
    """A medborgarbudget: its fields, and the decision to start it.

    Registry numbers are written with the year of the decision in place of ``%d``.
    """

    organisation: str
    name: LazyI18nString
    details: Texts
    start: Texts


@dataclass(frozen=True)
class When:
    """A day of a round: so many days after the first one of a step."""

    step: Step
    days: int = 0


@dataclass(frozen=True, kw_only=True)
class Outreach:
    """Something done to reach people, and what came of it once it is done."""

    when: When
    plan: Texts
    result: Texts = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class RoundStory:
    """A round: what is told of it, and what happens on which of its days.

    ``days`` lays it out around today, ``rules`` makes its rules of those that it began with and
    its days, ``more`` are acts of its own. Only what is past by today happens. ``vote`` names
    the file of its ballots, ``lots`` is the text that lots are drawn from. It is set up so many
    days as ``prepared`` before its first step; one that is ``only_begun`` is not public.
    """

    budget: BudgetStory
    slug: str
    name: LazyI18nString
    days: Callable[[date], Timetable]
    details: Texts
    total: int
    lots: str
    rules: Callable[[Rules, Timetable], Rules]
    pots: Sequence[Texts] = ()
    shared: tuple[int, Allocation] | None = None
    previous: str = ""
    steps: Mapping[Step, Texts] = field(default_factory=dict)
    proposals: Sequence[ProposalDraft] = ()
    news: Sequence[tuple[When, LazyI18nString, LazyI18nString]] = ()
    outreach: Sequence[Outreach] = ()
    documents: Sequence[tuple[When, Step, LazyI18nString, Sequence[str]]] = ()
    lessons: Sequence[tuple[When, RulePart, LazyI18nString]] = ()
    more: Sequence[tuple[When, Callable[[Round], object]]] = ()
    list_decision: Texts | None = None
    vote: str = ""
    decision: Texts | None = None
    only_begun: bool = False
    prepared: int = 14
