"""What the demo shows: an invented municipality, region and housing company."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from django.db import transaction
from django.utils import timezone
from django_scopes import scopes_disabled

from medborgarbudget.counting.rule import Constraints, CountRule, Greedy, Tier, Ties
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
from medborgarbudget.results.actions import carry_out_count, request_count
from medborgarbudget.review.actions import add_proposals
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
    with scopes_disabled():
        almvik = register_organisation(**ALMVIK)
        _finished_round(almvik, today, ALMVIK_STORY)
        _round_in(almvik, Step.IDEAS, today, ALMVIK_TWO)
        _round_in(register_organisation(**MELLANSKOG), Step.OUTREACH, today, MELLANSKOG_ROUND)
        lindhem = register_organisation(**LINDHEM)
        _finished_round(lindhem, today, LINDHEM_STORY)
        second = _round_in(lindhem, Step.REVIEW, today, LINDHEM_TWO)
        add_proposals(round=second, drafts=LINDHEM_PROPOSALS)


def _round_in(organisation: Organisation, step: Step, today: date, texts: dict[str, Any]) -> Round:
    timetable = in_the_midst_of(step, today)
    return plan_round(organisation=organisation, timetable=timetable, **texts)


def _finished_round(organisation: Organisation, today: date, story: Story) -> None:
    timetable = over_since(story.days_ago, today)
    round = plan_round(
        organisation=organisation,
        timetable=timetable,
        finished_on=timetable[Step.FOLLOW_UP].last,
        **story.round,
    )
    contest = invented_vote(round, timetable[Step.VOTE], story.vote, story.rule)
    carry_out_count(count_id=request_count(contest=contest, publish_when_counted=True).pk)
    decided_on = _tuesday_by(timetable[Step.DECISION].last)
    record_decision(
        round=round,
        decided_on=decided_on,
        registry_number=story.registry_number % decided_on.year,
        **story.decision,
    )


def _tuesday_by(day: date) -> date:
    """The last Tuesday up to a day: boards do not meet at weekends."""
    return day - timedelta(days=(day.weekday() - calendar.TUESDAY) % 7)
