"""What the demo shows: an invented municipality, region and housing company."""

import calendar
import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone
from django_scopes import scopes_disabled

from medborgarbudget.counting.election import Election, Project, group_ballots
from medborgarbudget.counting.rule import CountRule
from medborgarbudget.demo.ballots import Candidate, invented_ballots
from medborgarbudget.demo.texts import (
    ALMVIK,
    ALMVIK_ONE,
    ALMVIK_TWO,
    DECISION,
    LINDHEM,
    LINDHEM_PROPOSALS,
    LINDHEM_ROUND,
    MELLANSKOG,
    MELLANSKOG_ROUND,
)
from medborgarbudget.demo.timetables import in_the_midst_of, over_since
from medborgarbudget.organisations.actions import register_organisation
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.results.actions import carry_out_count, request_count
from medborgarbudget.review.actions import ProposalDraft, add_proposals
from medborgarbudget.rounds.actions import plan_round, record_decision
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.states import Step
from medborgarbudget.rounds.timetable import Days
from medborgarbudget.voting.actions import record_closed_contest
from medborgarbudget.voting.models import Contest

LOT_SEED = "Almvik, lottad inför öppen ridå i kommunhusets foajé"


@transaction.atomic
def seed(today: date | None = None) -> None:
    """Invent everything, the same every time but for the dates, which lie around today."""
    today = today or timezone.localdate()
    with scopes_disabled():
        almvik = register_organisation(**ALMVIK)
        _finished_round(almvik, today)
        _round_in(almvik, Step.IDEAS, today, ALMVIK_TWO)
        _round_in(register_organisation(**MELLANSKOG), Step.OUTREACH, today, MELLANSKOG_ROUND)
        lindhem = _round_in(register_organisation(**LINDHEM), Step.REVIEW, today, LINDHEM_ROUND)
        add_proposals(round=lindhem, drafts=LINDHEM_PROPOSALS)


def _round_in(organisation: Organisation, step: Step, today: date, texts: dict[str, Any]) -> Round:
    timetable = in_the_midst_of(step, today)
    return plan_round(organisation=organisation, timetable=timetable, **texts)


def _finished_round(organisation: Organisation, today: date) -> None:
    timetable = over_since(30, today)
    round = plan_round(
        organisation=organisation,
        timetable=timetable,
        finished_on=timetable[Step.FOLLOW_UP].last,
        **ALMVIK_ONE,
    )
    contest = _vote(round, timetable[Step.VOTE])
    carry_out_count(count_id=request_count(contest=contest, publish_when_counted=True).pk)
    decided_on = _tuesday_by(timetable[Step.DECISION].last)
    registry_number = f"KS {decided_on.year}/0312"
    record_decision(round=round, decided_on=decided_on, registry_number=registry_number, **DECISION)


def _tuesday_by(day: date) -> date:
    """The last Tuesday up to a day: boards do not meet at weekends."""
    return day - timedelta(days=(day.weekday() - calendar.TUESDAY) % 7)


def _vote(round: Round, days: Days) -> Contest:
    vote = tomllib.loads((Path(__file__).parent / "almvik.toml").read_text(encoding="utf-8"))
    candidates = [Candidate(each["place"], each.pop("appeal")) for each in vote["proposals"]]
    drafts = [ProposalDraft(**each) for each in vote["proposals"]]
    ballots = invented_ballots(
        candidates, vote["residents"], vote["voters"], vote["blank"], seed="Almvik"
    )
    election = Election(
        projects=tuple(
            Project(str(number), draft.cost, draft.title)
            for number, draft in enumerate(drafts, start=1)
        ),
        ballots=group_ballots(ballots),
        budget=round.budget,
    )
    return record_closed_contest(
        round=round,
        election=election,
        proposals=add_proposals(round=round, drafts=drafts),
        rule=CountRule(lot_seed=LOT_SEED),
        opened_on=days.first,
        closed_on=days.last,
        max_choices=vote["max_choices"],
    )
