"""Bringing the demo's stories of rounds about, through the same actions as the pages."""

import calendar
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from django_scopes import scope

from medborgarbudget.counting.rule import Ties
from medborgarbudget.demo.clock import Diary, moment_on
from medborgarbudget.demo.papers import paper
from medborgarbudget.demo.pots import invent_pots
from medborgarbudget.demo.stories import BudgetStory, Outreach, RoundStory, Timetable, When
from medborgarbudget.demo.votes import invented_vote
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.people.acting import Actor
from medborgarbudget.people.models import User
from medborgarbudget.people.roles import Role
from medborgarbudget.results.actions import carry_out_count, request_count
from medborgarbudget.review.actions import add_proposals
from medborgarbudget.rounds.actions import (
    begin_budget,
    begin_round,
    change_budget,
    change_round,
    change_step,
    finish_round,
    move_steps,
    publish_news,
    publish_round,
    record_decision,
    record_list_decision,
    record_start_decision,
    save_rules,
    write_news,
)
from medborgarbudget.rounds.actions.checklist import tick
from medborgarbudget.rounds.actions.documents import add_document
from medborgarbudget.rounds.actions.lessons import note_lesson
from medborgarbudget.rounds.actions.outreach import finish_activity, plan_activity
from medborgarbudget.rounds.actions.telling import tell_of_steps
from medborgarbudget.rounds.models import (
    ChecklistItem,
    OutreachActivity,
    ParticipatoryBudget,
    Round,
    Rulebook,
)
from medborgarbudget.rounds.queries import rounds_of
from medborgarbudget.rounds.rulebook import Rules
from medborgarbudget.rounds.states import Step

LEAD = Actor(Role.PROCESS_LEAD)
LATELY = 60
BEGUN, DECIDED, PUBLISHED = 40, 28, 5
"""Days before its first step on which a round is prepared, decided on and made public."""


class Teller:
    """Writes one round's story into the diary, as far as it has come by today."""

    def __init__(self, diary: Diary, today: date, story: RoundStory) -> None:
        self.diary, self.today, self.story = diary, today, story
        self.days: Timetable = story.days(today)
        self.first = self.days[Step.CRITERIA].first

    def tell(self) -> None:
        """Write everything down."""
        if not self.story.previous:
            self._on(self.first - timedelta(days=BEGUN), partial(_begin, self.story.budget))
            decided = tuesday_by(self.first - timedelta(days=DECIDED))
            self._on(decided, partial(_start, self.story.budget, decided))
        set_up = self.first - timedelta(days=self.story.prepared)
        self._on(set_up, partial(_set_up, self.story, self.days))
        if self.story.only_begun:
            return
        self._of_round(self.first - timedelta(days=PUBLISHED), partial(publish_round, by=LEAD))
        self._steps()
        self._gates()
        self._around()

    def _steps(self) -> None:
        for step, days in self.days.items():
            self._of_round(days.last, partial(_done, step=step))
            # Of what was long ago nobody needs to be told, but for when the rules were frozen.
            if step is Step.VOTE or days.first > self.today - timedelta(days=LATELY):
                self._of_round(days.first, tell_of_steps, hour=6)
                self._of_round(days.first + timedelta(days=2), partial(_tick_some, step=step))
        if self.story.proposals:
            act = partial(add_proposals, drafts=self.story.proposals)
            self._of_round(self.days[Step.REVIEW].first + timedelta(days=20), act)

    def _gates(self) -> None:
        story, days = self.story, self.days
        if story.list_decision:
            day = tuesday_by(days[Step.REVIEW].last)
            details = dated(story.list_decision, day)
            self._of_round(day, partial(record_list_decision, details=details, by=LEAD))
        if story.vote:
            act = partial(_count, days=days, file_name=story.vote)
            self._of_round(days[Step.VOTE].last + timedelta(days=1), act)
        if story.decision:
            day = tuesday_by(days[Step.DECISION].last)
            self._of_round(day, partial(record_decision, by=LEAD, **dated(story.decision, day)))
            last = days[Step.FOLLOW_UP].last + timedelta(days=1)
            self._of_round(last, partial(finish_round, by=LEAD), hour=11)

    def _around(self) -> None:
        for when, title, text in self.story.news:
            self._of_round(self._day(when), partial(_tell_news, title=title, text=text))
        for when, step, title, paragraphs in self.story.documents:
            act = partial(_add_paper, step=step, title=title, paragraphs=paragraphs)
            self._of_round(self._day(when), act)
        for when, about, text in self.story.lessons:
            self._of_round(self._day(when), partial(note_lesson, about=about, text=text, by=LEAD))
        for activity in self.story.outreach:
            self._reach_out(activity)
        for when, own in self.story.more:
            self._of_round(self._day(when), own)

    def _reach_out(self, activity: Outreach) -> None:
        day = self._day(activity.when)
        plan = {**activity.plan, "starts_on": day}
        self._of_round(self.first, partial(plan_activity, details=plan, by=LEAD))
        if activity.result:
            result = {**activity.result, "done_on": day}
            act = partial(_finish, what=activity.plan["what"], result=result)
            self._of_round(day, act, hour=18)

    def _day(self, when: When) -> date:
        return self.days[when.step].first + timedelta(days=when.days)

    def _of_round(self, day: date, act: Any, *, hour: int = 10) -> None:
        """Do something with the round on a day."""
        self._on(day, partial(_with_round, self.story, act), hour=hour)

    def _on(self, day: date, act: Any, *, hour: int = 10) -> None:
        if day < self.today:
            self.diary.on(day, act, hour=hour)


def tuesday_by(day: date) -> date:
    """The last Tuesday up to a day: boards do not meet at weekends."""
    return day - timedelta(days=(day.weekday() - calendar.TUESDAY) % 7)


def dated(decision: Any, day: date) -> dict[str, Any]:
    """A decision with its day, and the year in its registry number."""
    return {
        **decision,
        "decided_on": day,
        # Its default is the true clock's.
        "recorded_at": moment_on(day),
        "registry_number": decision["registry_number"] % day.year,
    }


def round_of(story: RoundStory) -> Round:
    """The round of a story; run within its organisation's scope."""
    found: Round = Round.objects.select_related(
        "organisation", "participatory_budget__start_decision"
    ).get(organisation__slug=story.budget.organisation, slug=story.slug)
    return found


def _with_round(story: RoundStory, act: Any) -> None:
    with scope(organisation=_organisation(story.budget)):
        act(round=round_of(story))


def _organisation(story: BudgetStory) -> Organisation:
    return Organisation.objects.get(slug=story.organisation)


def _budget(story: BudgetStory) -> ParticipatoryBudget:
    budgets = ParticipatoryBudget.objects.select_related("organisation")
    return next(each for each in budgets if str(each) == str(story.name))


def _begin(story: BudgetStory) -> None:
    organisation = _organisation(story)
    with scope(organisation=organisation):
        budget = begin_budget(organisation=organisation, name=story.name, by=LEAD)
        change_budget(budget=budget, details=story.details, by=LEAD)


def _start(story: BudgetStory, day: date) -> None:
    with scope(organisation=_organisation(story)):
        details = dated(story.start, day)
        record_start_decision(budget=_budget(story), details=details, by=LEAD)


def _set_up(story: RoundStory, days: Timetable) -> None:
    organisation = _organisation(story.budget)
    with scope(organisation=organisation):
        previous = rounds_of(organisation).filter(slug=story.previous).first()
        round = begin_round(
            budget=_budget(story.budget),
            name=story.name,
            previous=previous,
            starts_on=days[Step.CRITERIA].first,
            by=LEAD,
        )
        details = {"slug": story.slug, **story.details}
        round = change_round(round=round, details=details, by=LEAD)
        save_rules(round=round, rules=_rules(story, round, days))
        invent_pots(round, story)
        move_steps(round=round, days=days, by=LEAD)
        for step, told in story.steps.items():
            change_step(round=round, step=step, details=_with_people(told), by=LEAD)


def _rules(story: RoundStory, round: Round, days: Timetable) -> Rules:
    """The rules of a story; lots are drawn from its own text, the same every time."""
    rules = story.rules(Rulebook.objects.get(round=round).rules, days)
    ties = Ties(lot_seed=story.lots)
    return replace(rules, count=replace(rules.count, ties=ties))


def _with_people(told: Any) -> dict[str, Any]:
    email = told.get("responsible")
    person = User.objects.filter(email=email).first() if email else None
    return {**told, "responsible": person}


def _tick_some(round: Round, *, step: Step) -> None:
    """Tick half of what is to be done in a step."""
    items = list(ChecklistItem.objects.filter(round=round, step=step))
    for item in items[: len(items) // 2]:
        tick(item=item, by=LEAD)


def _done(round: Round, *, step: Step) -> None:
    """Tick what is left of a step; quickly, for nothing hangs on it and the list is long."""
    left = ChecklistItem.objects.filter(round=round, step=step, required=False, done_at=None)
    left.update(done_at=timezone.now())


def _count(round: Round, *, days: Timetable, file_name: str) -> None:
    contest = invented_vote(round, days[Step.VOTE], file_name)
    carry_out_count(count_id=request_count(contest=contest, publish_when_counted=True).pk)


def _tell_news(round: Round, *, title: Any, text: Any) -> None:
    publish_news(item=write_news(round=round, title=title, text=text, by=LEAD), by=LEAD)


def _add_paper(round: Round, *, step: Step, title: Any, paragraphs: Any) -> None:
    content = paper(round, str(title), paragraphs)
    upload = SimpleUploadedFile("underlag.pdf", content, "application/pdf")
    add_document(round=round, step=step, title=title, upload=upload, by=LEAD)


def _finish(round: Round, *, what: str, result: Any) -> None:
    activity = OutreachActivity.objects.select_related("round").get(round=round, what=what)
    finish_activity(activity=activity, details=result, by=LEAD)
