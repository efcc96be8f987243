"""What the demo shows: an invented municipality, region and housing company."""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone
from django_scopes import scopes_disabled

from medborgarbudget.counting.rule import Constraints, CountRule, Greedy, Tier, Ties
from medborgarbudget.demo.areas import invent_areas
from medborgarbudget.demo.clock import Diary
from medborgarbudget.demo.network import invent_network
from medborgarbudget.demo.texts import (
    ALMVIK,
    ALMVIK_ONE,
    ALMVIK_TWO,
    DECISION,
    LINDHEM,
    LINDHEM_DECISION,
    LINDHEM_ONE,
    LINDHEM_PROPOSALS,
    LINDHEM_TWO,
    MELLANSKOG,
    MELLANSKOG_ROUND,
)
from medborgarbudget.demo.timetables import in_the_midst_of, over_since
from medborgarbudget.demo.votes import invented_vote
from medborgarbudget.organisations.actions import register_organisation
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.people.models import Letter, Notification
from medborgarbudget.results.actions import carry_out_count, request_count
from medborgarbudget.review.actions import ProposalDraft, add_proposals
from medborgarbudget.rounds.actions import plan_round, record_decision
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.states import Step


@dataclass(frozen=True)
class Story:
    """How a finished round went: its texts, its vote, and the decision that followed.

    ``registry_number`` is written with the year of the decision in place of ``%d``.
    """

    round: dict[str, Any]
    days_ago: int
    vote: str
    rule: CountRule
    decision: dict[str, Any]
    registry_number: str


ALMVIK_STORY = Story(
    round=ALMVIK_ONE,
    days_ago=30,
    vote="almvik.toml",
    rule=CountRule(ties=Ties(lot_seed="Almvik, lottad inför öppen ridå i kommunhusets foajé")),
    decision=DECISION,
    registry_number="KS %d/0312",
)
LINDHEM_STORY = Story(
    round=LINDHEM_ONE,
    days_ago=160,
    vote="lindhem.toml",
    rule=CountRule(
        Greedy(),
        Constraints(
            least_votes=40,
            tiers=(
                Tier(Fraction(50_000), 3),
                Tier(Fraction(120_000), 3),
                Tier(Fraction(250_000), 1),
            ),
            per_place=1,
            partial_funding=True,
        ),
        Ties(lot_seed="Lindhem, lottad på årsmötet"),
    ),
    decision=LINDHEM_DECISION,
    registry_number="LB %d/27",
)


@transaction.atomic
def seed(today: date | None = None) -> None:
    """Invent everything, the same every time but for the dates, which lie around today."""
    today = today or timezone.localdate()
    diary = Diary()
    for texts in (ALMVIK, MELLANSKOG, LINDHEM):
        diary.on(today - timedelta(days=900), partial(register_organisation, **texts))
    _finished_round(diary, today, "almvik", ALMVIK_STORY)
    _finished_round(diary, today, "lindhem", LINDHEM_STORY)
    _round_in(diary, today, "almvik", Step.IDEAS, ALMVIK_TWO)
    _round_in(diary, today, "mellanskog", Step.OUTREACH, MELLANSKOG_ROUND)
    _round_in(diary, today, "lindhem", Step.REVIEW, LINDHEM_TWO, LINDHEM_PROPOSALS)
    invent_areas(diary, today)
    invent_network(diary, today)
    with scopes_disabled():
        diary.live()
        _forget_post()


def _round_in(
    diary: Diary,
    today: date,
    slug: str,
    step: Step,
    texts: dict[str, Any],
    proposals: Sequence[ProposalDraft] = (),
) -> None:
    timetable = in_the_midst_of(step, today)

    def plan() -> None:
        round = plan_round(organisation=_organisation(slug), timetable=timetable, **texts)
        if proposals:
            add_proposals(round=round, drafts=proposals)

    diary.on(timetable[Step.CRITERIA].first, plan)


def _finished_round(diary: Diary, today: date, slug: str, story: Story) -> None:
    timetable = over_since(story.days_ago, today)
    decided_on = _tuesday_by(timetable[Step.DECISION].last)

    def plan() -> None:
        plan_round(
            organisation=_organisation(slug),
            timetable=timetable,
            finished_on=timetable[Step.FOLLOW_UP].last,
            **story.round,
        )

    def vote() -> None:
        contest = invented_vote(_round(slug, story), timetable[Step.VOTE], story.vote, story.rule)
        carry_out_count(count_id=request_count(contest=contest, publish_when_counted=True).pk)

    def decide() -> None:
        record_decision(
            round=_round(slug, story),
            decided_on=decided_on,
            registry_number=story.registry_number % decided_on.year,
            **story.decision,
        )

    diary.on(timetable[Step.CRITERIA].first, plan)
    diary.on(timetable[Step.VOTE].last + timedelta(days=1), vote)
    diary.on(decided_on, decide)


def _organisation(slug: str) -> Organisation:
    return Organisation.objects.get(slug=slug)


def _round(slug: str, story: Story) -> Round:
    rounds = Round.objects.select_related("organisation")
    return rounds.get(organisation__slug=slug, slug=story.round["slug"])


def _forget_post() -> None:
    """Of the invented past's letters and notices none is left to send."""
    now = timezone.now()
    Letter.objects.update(to="", body="", unsubscribe_url="", sent_at=now)
    Notification.objects.update(mailed_at=now)


def _tuesday_by(day: date) -> date:
    """The last Tuesday up to a day: boards do not meet at weekends."""
    return day - timedelta(days=(day.weekday() - calendar.TUESDAY) % 7)
