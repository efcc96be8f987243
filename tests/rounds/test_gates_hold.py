"""Whatever people do and however the clock goes, nothing forbidden is ever seen of a round.

What is forbidden stands in plain tables in `forbidden.py`; what everyone reads, in `telling.py`.
The same acts are tried in every run, so that an unrelated change never meets a failure by chance.
To hunt for more, with new acts each time, set ``GATES_EXAMPLES=2000`` before this one file.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django_scopes import scope
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from medborgarbudget.rounds import actions
from medborgarbudget.rounds.actions import checklist
from medborgarbudget.rounds.actions.rulebooks import publish_draft
from medborgarbudget.rounds.actions.telling import tell_of_steps
from medborgarbudget.rounds.models import (
    ChecklistItem,
    Decision,
    ListDecision,
    Pot,
    Round,
    RoundStep,
    StartDecision,
)
from medborgarbudget.rounds.queries import rounds_of, rulebook_in_force, steps_of
from medborgarbudget.rounds.states import Opening, Step, StepState
from medborgarbudget.rounds.timetable import Days
from tests.factories import OrganisationFactory
from tests.rounds.chances import DECIDED, FLAWS, FORGOTTEN, KINDS, LACKS, NEW_RULES, STEPS, WHY
from tests.rounds.forbidden import Sight, forbidden, forbidden_between, sight_of
from tests.rounds.making import DECISION, LEAD, RULES, START, a_budget, at_hour
from tests.rounds.telling import lies_about

EXAMPLES = int(os.environ.get("GATES_EXAMPLES", 0))


class RoundLife(RuleBasedStateMachine):
    """A round in the hands of people who try everything, from where it has ``reached``."""

    def __init__(self, reached: Step | None, met: set[Any]) -> None:
        super().__init__()
        self.reached, self.met = reached, met

    @initialize(
        pause=st.sampled_from((0, 20)),
        flaw=FLAWS,
        forgotten=FORGOTTEN,
        called_off=st.sampled_from([False] * 9 + [True]),
    )
    def begin(
        self, pause: int, flaw: tuple[str | None, bool], forgotten: Any, called_off: bool
    ) -> None:
        """Come to where this life begins, with so many days between the steps.

        Some rounds are public though something is lacking, as no act allows: then it is the
        steps themselves that have to wait for it.
        """
        self._transaction = transaction.atomic()
        self._transaction.__enter__()
        self._clock = time_machine.travel(at_hour(START), tick=False)
        self._coordinates = self._clock.start()
        self.organisation = OrganisationFactory()
        self._scope = scope(organisation=self.organisation)
        self._scope.__enter__()
        self.today, self.why, self.was_open = START, "", set[Step]()
        lacking, self.by_force = flaw
        self.seen: Sight | None = None
        self.looked_at: Any = None
        self.set_up(lacking)
        for step in list(Step)[1:] if pause else ():
            self.move_all_from_a_step(step, pause, "Vi behöver andas.")
        if self.reached:
            self.come_to(self.reached, forgotten)
        if called_off:
            self.call_off("Pengarna är slut.", really=True)

    def set_up(self, lacking: str | None) -> None:
        promise = {"promise": ""} if lacking == "promise" else {}
        self.budget = a_budget(self.organisation, **promise)
        if lacking != "start decision":
            details = {**DECISION, "decided_on": START}
            actions.record_start_decision(budget=self.budget, details=details, by=LEAD)
        rules = replace(RULES, criteria=()) if lacking == "criteria" else RULES
        self.round = actions.begin_round(budget=self.budget, name="Ett", rules=rules, by=LEAD)
        details = {"summary": "Vi bestämmer.", "budget": 500_000}
        actions.change_round(round=self.round, details=details, by=LEAD)
        if lacking != "pots":
            actions.add_pot(round=self.round, details={"name": "Alla", "amount": 500_000}, by=LEAD)
        if self.by_force:
            Round.objects.filter(pk=self.round.pk).update(published_at=timezone.now())
            if lacking != "rules":
                publish_draft(self.now())

    def come_to(self, reached: Step, forgotten: Any) -> None:
        """What people ought to do, step by step, but for what they forgot."""
        if forgotten != "publishing":
            self.publish()
        for step in list(Step)[: list(Step).index(reached) + 1]:
            self.day_is(self.days(step).first)
            self.what_ought_to_be_done(forgotten)
        self.publish()

    def teardown(self) -> None:
        if not hasattr(self, "_scope"):
            return
        self._scope.__exit__(None, None, None)
        self._clock.stop()
        transaction.set_rollback(True)
        self._transaction.__exit__(None, None, None)

    def now(self) -> Round:
        return rounds_of(self.organisation).get(pk=self.round.pk)

    def days(self, step: Step) -> Days:
        row = RoundStep.objects.get(round=self.round, step=step)
        return Days(row.starts_on, row.ends_on)

    @contextmanager
    def trying(self, why: str = "") -> Iterator[None]:
        """Do it if it is not refused; what is refused leaves nothing behind."""
        self.why = why
        with suppress(ValidationError), transaction.atomic():
            yield

    def day_is(self, day: date) -> None:
        """Let the clock go there, and look at the round on each day that passes."""
        round = self.now() if self.today < day else self.round
        while self.today < day:
            self.today += timedelta(days=1)
            views = steps_of(round, self.today)
            self.was_open |= {view.step for view in views if view.state is StepState.CURRENT}
        self._coordinates.move_to(at_hour(day))

    # The clock

    @rule(days=st.integers(1, 80))
    def time_passes(self, days: int) -> None:
        self.day_is(self.today + timedelta(days=days))

    @rule(step=STEPS, first=st.booleans(), off=st.integers(-1, 1))
    def it_becomes_a_day_that_matters(self, step: Step, first: bool, off: int) -> None:
        days = self.days(step)
        self.day_is(max(self.today, (days.first if first else days.last) + timedelta(days=off)))

    @rule(forgotten=FORGOTTEN)
    def the_next_step_comes(self, forgotten: Any) -> None:
        coming = RoundStep.objects.filter(round=self.round, starts_on__gt=self.today)
        self.day_is(min((row.starts_on for row in coming), default=self.today))
        self.what_ought_to_be_done(forgotten)

    @rule(forgotten=FORGOTTEN)
    def the_next_step_is_opened_by_hand(self, forgotten: Any) -> None:
        coming = RoundStep.objects.filter(round=self.round, starts_on__gt=self.today)
        if row := coming.order_by("starts_on").first():
            self.choose_how_it_opens(Step(row.step), Opening.HAND)
            self.the_next_step_comes(forgotten)

    @rule()
    def all_steps_are_over(self) -> None:
        self.day_is(max(self.today, self.days(Step.FOLLOW_UP).last + timedelta(days=1)))
        self.finish()

    @rule()
    def the_job_runs(self) -> None:
        tell_of_steps(round=self.round)

    # What people ought to do

    @rule(forgotten=FORGOTTEN)
    def what_ought_to_be_done(self, forgotten: Any) -> None:
        for item in ChecklistItem.objects.filter(round=self.round, required=True):
            with self.trying():
                checklist.tick(item=item, by=LEAD)
        for kind in (ListDecision, Decision):
            if kind is not forgotten and not kind.objects.exists():
                self.decide(kind, (None, 0), None)
        for row in RoundStep.objects.filter(round=self.round, opening=Opening.HAND):
            self.open(Step(row.step))

    @rule()
    def publish(self) -> None:
        with self.trying():
            actions.publish_round(round=self.round, by=LEAD)

    @rule(kind=st.sampled_from(KINDS), day=DECIDED, lacks=LACKS)
    def decide(self, kind: Any, day: tuple[Step | None, int], lacks: str | None) -> None:
        told = {**DECISION, "decided_on": self.day(day)} | ({lacks: ""} if lacks else {})
        with self.trying():
            if kind is StartDecision:
                actions.record_start_decision(budget=self.budget, details=told, by=LEAD)
            elif kind is ListDecision:
                actions.record_list_decision(round=self.round, details=told, by=LEAD)
            else:
                actions.record_decision(round=self.round, by=LEAD, **told)

    @rule(step=STEPS)
    def open(self, step: Step) -> None:
        with self.trying():
            actions.open_step(round=self.round, step=step, by=LEAD)

    @rule(step=STEPS | st.just(Step.VOTE), why=WHY)
    def close(self, step: Step, why: str) -> None:
        with self.trying(why):
            actions.close_step(round=self.round, step=step, reason=why, by=LEAD)

    @rule(why=WHY)
    def close_what_goes_on(self, why: str) -> None:
        for view in steps_of(self.now(), self.today):
            if view.state is StepState.CURRENT:
                self.close(view.step, why)

    @rule()
    def open_what_waits(self) -> None:
        for view in steps_of(self.now(), self.today):
            if view.state is StepState.WAITING:
                self.open(view.step)

    @rule()
    def finish(self) -> None:
        with self.trying():
            actions.finish_round(round=self.round, by=LEAD)

    # What people try besides

    @rule(
        field=st.sampled_from(("decided_on", "decided_on", "paragraph", "body")),
        text=st.sampled_from(("§ 13", "§ 13", "")),
        day=DECIDED,
        why=WHY,
    )
    def correct(self, field: str, text: str, day: tuple[Step | None, int], why: str) -> None:
        details = {field: self.day(day) if field == "decided_on" else text}
        decisions = [each for kind in KINDS for each in kind.objects.all()]
        for decision in decisions:
            with self.trying(why):
                actions.correct_decision(decision=decision, details=details, reason=why, by=LEAD)

    @rule(step=STEPS, start=st.integers(-40, 120), length=st.integers(-2, 60), why=WHY)
    def move_a_step(self, step: Step, start: int, length: int, why: str) -> None:
        first = self.today + timedelta(days=start)
        self.move({step: Days(first, first + timedelta(days=length))}, why)

    @rule(step=STEPS, first=st.booleans(), by=st.integers(-30, 40), why=WHY)
    def move_one_day_of_a_step(self, step: Step, first: bool, by: int, why: str) -> None:
        days, move = self.days(step), timedelta(days=by)
        self.move({step: Days(days.first + move * first, days.last + move * (not first))}, why)

    @rule(step=STEPS, by=st.integers(-30, 60), why=WHY)
    def move_all_from_a_step(self, step: Step, by: int, why: str) -> None:
        move, first = timedelta(days=by), self.days(step).first
        later = RoundStep.objects.filter(round=self.round, starts_on__gte=first)
        moved = {Step(row.step): Days(row.starts_on + move, row.ends_on + move) for row in later}
        self.move(moved, why)

    @rule(by=st.integers(0, 25), why=WHY)
    def prolong_what_was_over_last(self, by: int, why: str) -> None:
        over = RoundStep.objects.filter(round=self.round, ends_on__lt=self.today)
        if row := over.order_by("ends_on").last():
            self.move({Step(row.step): Days(row.starts_on, self.today + timedelta(by))}, why)

    @rule(step=STEPS, why=WHY)
    def move_all_to_today(self, step: Step, why: str) -> None:
        self.move_all_from_a_step(step, (self.today - self.days(step).first).days, why)

    def move(self, days: dict[Step, Days], why: str) -> None:
        with self.trying(why):
            actions.move_steps(round=self.round, days=days, reason=why, by=LEAD)

    @rule(step=STEPS, opening=st.sampled_from(list(Opening)))
    def choose_how_it_opens(self, step: Step, opening: Opening) -> None:
        with self.trying():
            details = {"opening": opening}
            actions.change_step(round=self.round, step=step, details=details, by=LEAD)

    @rule(act=st.sampled_from(("add", "tick", "untick", "require", "let", "remove")), step=STEPS)
    def change_the_checklist(self, act: str, step: Step) -> None:
        item = ChecklistItem.objects.filter(round=self.round, step=step).order_by("-pk").first()
        acts = {"tick": checklist.tick, "untick": checklist.untick, "remove": checklist.remove_item}
        with self.trying():
            if act == "add" or item is None:
                what = {"text": "Kontrollera nycklarna.", "required": True}
                checklist.add_item(round=self.round, step=step, by=LEAD, **what)
            elif act in acts:
                acts[act](item=item, by=LEAD)
            else:
                checklist.require_item(item=item, required=act == "require", by=LEAD)

    @rule(change=NEW_RULES, why=WHY)
    def change_rules(self, change: dict[str, Any], why: str) -> None:
        book = rulebook_in_force(self.round) or self.round.rulebooks.latest("number")
        with self.trying():
            actions.save_rules(round=self.round, rules=replace(book.rules, **change))
        with self.trying(why):
            actions.publish_rules(round=self.round, reason=why, by=LEAD)

    @rule(
        act=st.sampled_from(("add", "change", "remove", "total")),
        amount=st.sampled_from((0, 1, 50_000, 300_000, 600_000)),
        why=WHY,
    )
    def change_money(self, act: str, amount: int, why: str) -> None:
        pot = Pot.objects.filter(round=self.round).first()
        told: dict[str, Any] = {"by": LEAD, "reason": why}
        details = {"name": "Fler", "amount": amount}
        with self.trying(why):
            if act == "total":
                actions.set_budget(round=self.round, total=amount, **told)
            elif act == "add" or pot is None:
                actions.add_pot(round=self.round, details=details, **told)
            elif act == "change":
                actions.change_pot(pot=pot, details=details, **told)
            else:
                actions.remove_pot(pot=pot, **told)

    @rule(what=st.sampled_from(("promise", "slug", "budget", "promise of all")))
    def say_something_else(self, what: str) -> None:
        values = {"promise": "Vi lovar inget.", "slug": "annan", "budget": 900_000}
        with self.trying():
            if what in values:
                details = {what: values[what]}
                actions.change_round(round=self.round, details=details, by=LEAD)
            else:
                details = {"promise": "Vi lovar mindre."}
                actions.change_budget(budget=self.budget, details=details, by=LEAD)

    @rule(why=WHY, really=st.sampled_from([True, False, False, False]))
    def call_off(self, why: str, really: bool) -> None:
        with self.trying(why):
            if really:
                actions.cancel_round(round=self.round, because=why, by=LEAD)

    @rule()
    def remove(self) -> None:
        """Try to remove it; one that nobody has seen is put back, so that more can happen."""
        with self.trying():
            actions.discard_round(round=self.round, by=LEAD)
            assert self.seen is None or not self.seen.public, "a public round was removed"
            transaction.set_rollback(True)

    # What everyone sees of it

    @precondition(lambda self: hasattr(self, "round"))
    @invariant()
    def nothing_forbidden_is_seen(self) -> None:
        seen = sight_of(self.round, by_force=self.by_force)
        self.was_open |= {step for step, state in seen.told.items() if state is StepState.CURRENT}
        wrong = list(forbidden(seen, self.was_open))
        if self.seen:
            wrong += forbidden_between(self.seen, seen, self.why)
        if self.looked_at != seen.picture:
            wrong += lies_about(self.now(), seen)
        self.seen, self.looked_at, self.why = seen, seen.picture, ""
        self.met |= set(seen.told.items())
        assert not wrong, wrong

    def day(self, chosen: tuple[Step | None, int]) -> date:
        """A day that a decision is said to be of."""
        step, days = chosen
        if step:
            return self.days(step).last + timedelta(days=days)
        return self.today - timedelta(days=days)


@pytest.mark.django_db
@pytest.mark.parametrize("reached", [None, *Step])
def test_no_sequence_of_acts_and_days_shows_what_is_forbidden(reached: Step | None) -> None:
    met = set[Any]()
    run_state_machine_as_test(
        partial(RoundLife, reached, met),
        settings=settings(
            max_examples=EXAMPLES or 12,
            stateful_step_count=20,
            derandomize=not EXAMPLES,
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert reached is None or (reached, StepState.CURRENT) in met, "this proves nothing"
