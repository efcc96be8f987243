"""The page of a round: what stands on it, and the one thing to do."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from medborgarbudget.rounds.models import (
    Decision,
    ListDecision,
    NewsItem,
    Round,
    RoundStep,
    TimetableChange,
)
from medborgarbudget.rounds.pages import round_page
from medborgarbudget.rounds.pages.now import Now, now_of, steps_told
from medborgarbudget.rounds.queries import decision_of, list_decision_of, rulebook_in_force
from medborgarbudget.rounds.queries.pots import to_vote_on
from medborgarbudget.rounds.queries.telling import changes_of, news_of, other_rounds_of
from medborgarbudget.rounds.states import Step
from medborgarbudget.rounds.timetable import StepView
from medborgarbudget.web.panels import Link, Panel

LATEST_NEWS = 3
LATEST_CHANGES = 3

RULES, TIMETABLE, NEWS, CONTACT = (
    "rounds:rules",
    "rounds:timetable",
    "rounds:news",
    "network:contact",
)

SEE_TIMETABLE = (_("See what happens when"), TIMETABLE)

WAYS_ON: dict[Step, tuple[str | Promise, str]] = {
    Step.CRITERIA: (_("Tell us what you think"), CONTACT),
    Step.OUTREACH: (_("Read how it works"), RULES),
    Step.IDEAS: (_("How to leave an idea"), RULES),
    Step.REVIEW: SEE_TIMETABLE,
    Step.VOTE: (_("How to vote"), RULES),
    Step.DECISION: SEE_TIMETABLE,
    Step.IMPLEMENTATION: (_("Read the news"), NEWS),
    Step.FOLLOW_UP: (_("Tell us how it went"), CONTACT),
}
"""The main thing to do in a step where no later room offers one."""


@dataclass(frozen=True, slots=True)
class PublicPage:
    """All that a round's page shows. ``links`` are what can be done now, the main thing first."""

    steps: list[StepView]
    now: Now
    plan: RoundStep | None
    panels: list[Panel]
    links: list[Link]
    list_decision: ListDecision | None
    decision: Decision | None
    has_rules: bool
    to_vote_on: int
    news: list[NewsItem] = field(default_factory=list)
    changes: list[TimetableChange] = field(default_factory=list)
    other_rounds: list[Round] = field(default_factory=list)


def page_of(round: Round) -> PublicPage:
    """What everyone sees of a round today."""
    steps = steps_told(round)
    now = now_of(round, steps)
    panels = round_page.panels(round)
    has_rules = rulebook_in_force(round) is not None
    other_rounds = other_rounds_of(round)
    plans = {Step(each.step): each for each in round.steps.all()}
    return PublicPage(
        steps=steps,
        now=now,
        plan=plans.get(now.current.step) if now.current else None,
        panels=panels,
        links=_offered(panels, now)
        or list(_ways_on(round, now, other_rounds, has_rules=has_rules)),
        list_decision=list_decision_of(round),
        decision=decision_of(round),
        has_rules=has_rules,
        to_vote_on=to_vote_on(round),
        news=list(news_of(round)[:LATEST_NEWS]),
        changes=list(changes_of(round)[:LATEST_CHANGES]),
        other_rounds=other_rounds,
    )


def _offered(panels: Sequence[Panel], now: Now) -> list[Link]:
    """What later rooms offer to do now. No room asks yet how it went."""
    if now.current and now.current.step is Step.FOLLOW_UP:
        return []
    return [panel.link for panel in panels if panel.link]


def _ways_on(
    round: Round, now: Now, other_rounds: Sequence[Round], *, has_rules: bool
) -> Iterator[Link]:
    """What to do where no later room offers anything."""
    is_over = now.current is None and not now.waiting and now.upcoming is None
    latest = other_rounds[-1] if other_rounds and other_rounds[-1].number > round.number else None
    if is_over and latest:
        yield Link(
            gettext("See round %(number)s") % {"number": latest.number}, latest.get_absolute_url()
        )
    elif round.cancelled_at:
        yield Link(gettext("Contact us"), _address(CONTACT, round))
    elif now.current:
        words, route = WAYS_ON[now.current.step]
        if route == RULES and not has_rules:
            words, route = SEE_TIMETABLE
        yield Link(str(words), _address(route, round))
    elif not is_over:
        words, route = SEE_TIMETABLE
        yield Link(str(words), _address(route, round))


def _address(route: str, round: Round) -> str:
    words = [round.organisation.slug]
    return reverse(route, args=words if route == CONTACT else [*words, round.slug])
