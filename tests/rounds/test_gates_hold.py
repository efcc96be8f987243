"""Whatever people do and however the clock goes, no round gets past a gate that is shut."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, time, timedelta
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
from medborgarbudget.rounds.models import Decision, ListDecision, Pot, Round, StartDecision
from medborgarbudget.rounds.queries import is_frozen, rounds_of, rulebook_in_force, steps_of
from medborgarbudget.rounds.rulebook import Criterion, Eligibility, Leftovers
from medborgarbudget.rounds.rulebook.corrections import CORRECTABLE
from medborgarbudget.rounds.rulebook.texts import texts
from medborgarbudget.rounds.states import Opening, Step, StepState
from medborgarbudget.rounds.timetable import Days, state_of
from tests.factories import OrganisationFactory
from tests.rounds.making import DECISION, LEAD, RULES, START, a_budget

STEPS = st.sampled_from(list(Step))
REASONS = st.sampled_from(["", "Lokalen var stängd."])
OPEN = (StepState.CURRENT, StepState.DONE)


class RoundLife(RuleBasedStateMachine):
    """A round in the hands of people who try everything, on days that come in leaps."""

    @initialize(
        is_decided=st.booleans(),
        reached=st.sampled_from([None, *Step]),
        passes_gates=st.booleans(),
    )
    def begin(self, is_decided: bool, reached: Step | None, passes_gates: bool) -> None:
        """Begin anywhere, since chance alone seldom comes far."""
        self._transaction = transaction.atomic()
        self._transaction.__enter__()
        self._clock = time_machine.travel(_moment(START), tick=False)
        self._coordinates = self._clock.start()
        self.today = START
        self.first_rules: tuple[Any, ...] | None = None
        self.vote_was_over = False
        organisation = OrganisationFactory()
        self._scope = scope(organisation=organisation)
        self._scope.__enter__()
        self.budget = a_budget(organisation)
        if is_decided or reached:
            self.decide_to_start(0)
        self.round = actions.begin_round(budget=self.budget, name="Ett", rules=RULES, by=LEAD)
        details = {"summary": "Vi bestämmer.", "budget": 500_000}
        actions.change_round(round=self.round, details=details, by=LEAD)
        Pot.objects.create(organisation=organisation, round=self.round, name="Alla", amount=500_000)
        if reached:
            self._come_to(reached, passes_gates=passes_gates)

    def _come_to(self, reached: Step, *, passes_gates: bool) -> None:
        self.publish()
        days = {Step(each.step): each for each in self.now().steps.all()}
        for step in list(Step)[: list(Step).index(reached) + 1]:
            self._stand_on(days[step].starts_on)
            if step is Step.REVIEW and passes_gates:
                self._stand_on(days[step].ends_on)
                self.decide_the_list(0)
            if step is Step.DECISION and passes_gates:
                self.decide_after_the_vote(0)

    def _stand_on(self, day: date) -> None:
        self.today = day
        self._coordinates.move_to(_moment(day))

    def teardown(self) -> None:
        if not hasattr(self, "_scope"):
            return
        self._scope.__exit__(None, None, None)
        self._clock.stop()
        transaction.set_rollback(True)
        self._transaction.__exit__(None, None, None)

    def now(self) -> Round:
        return rounds_of(self.budget.organisation).get(pk=self.round.pk)

    def attempt(self, act: Callable[[], object]) -> None:
        """Do it if it is not refused; what is refused leaves nothing behind."""
        with suppress(ValidationError), transaction.atomic():
            act()

    @rule(days=st.integers(1, 80))
    def time_passes(self, days: int) -> None:
        self._stand_on(self.today + timedelta(days=days))

    @rule(ago=st.integers(-2, 40))
    def decide_to_start(self, ago: int) -> None:
        if not StartDecision.objects.exists():
            self.attempt(
                lambda: actions.record_start_decision(
                    budget=self.budget, details=self._decided(ago), by=LEAD
                )
            )

    @rule()
    def publish(self) -> None:
        self.attempt(lambda: actions.publish_round(round=self.round, by=LEAD))

    @rule(ago=st.integers(-2, 40))
    def decide_the_list(self, ago: int) -> None:
        details = self._decided(ago)
        self.attempt(
            lambda: actions.record_list_decision(round=self.round, details=details, by=LEAD)
        )

    @rule(ago=st.integers(-2, 40))
    def decide_after_the_vote(self, ago: int) -> None:
        details = self._decided(ago)
        self.attempt(lambda: actions.record_decision(round=self.round, by=LEAD, **details))

    @rule(
        kind=st.sampled_from((StartDecision, ListDecision, Decision)),
        change=st.sampled_from(({"paragraph": ""}, {"paragraph": "§ 13"}, {"decided_on": None})),
        ago=st.integers(-2, 200),
        why=REASONS,
    )
    def correct(self, kind: Any, change: dict[str, Any], ago: int, why: str) -> None:
        if (decision := kind.objects.first()) is None:
            return
        day = self.today - timedelta(days=ago)
        details = {name: value if value is not None else day for name, value in change.items()}
        self.attempt(
            lambda: actions.correct_decision(
                decision=decision, details=details, reason=why, by=LEAD
            )
        )

    @rule(step=STEPS, start=st.integers(-40, 120), length=st.integers(-2, 60), why=REASONS)
    def move_days(self, step: Step, start: int, length: int, why: str) -> None:
        first = self.today + timedelta(days=start)
        days = {step: Days(first, first + timedelta(days=length))}
        self.attempt(lambda: actions.move_steps(round=self.round, days=days, reason=why, by=LEAD))

    @rule(later=st.integers(-30, 60), why=REASONS)
    def move_everything(self, later: int, why: str) -> None:
        move = timedelta(days=later)
        days = {
            Step(each.step): Days(each.starts_on + move, each.ends_on + move)
            for each in self.now().steps.all()
            if each.starts_on > self.today
        }
        self.attempt(lambda: actions.move_steps(round=self.round, days=days, reason=why, by=LEAD))

    @rule(step=STEPS, longer=st.integers(-20, 40))
    def move_the_last_day(self, step: Step, longer: int) -> None:
        row = next(each for each in self.now().steps.all() if each.step == step)
        days = {step: Days(row.starts_on, row.ends_on + timedelta(days=longer))}
        self.attempt(
            lambda: actions.move_steps(round=self.round, days=days, reason="Skäl.", by=LEAD)
        )

    @rule(step=STEPS, why=REASONS)
    def close(self, step: Step, why: str) -> None:
        self.attempt(lambda: actions.close_step(round=self.round, step=step, reason=why, by=LEAD))

    @rule(step=STEPS, opening=st.sampled_from(list(Opening)))
    def choose_how_it_opens(self, step: Step, opening: Opening) -> None:
        details = {"opening": opening}
        self.attempt(
            lambda: actions.change_step(round=self.round, step=step, details=details, by=LEAD)
        )

    @rule(step=STEPS)
    def open(self, step: Step) -> None:
        self.attempt(lambda: actions.open_step(round=self.round, step=step, by=LEAD))

    @rule(
        change=st.sampled_from(
            (
                {"vote": Eligibility(age_from=16)},
                {"support": Eligibility()},
                {"leftovers": Leftovers.RETURNED},
                {"criteria": (Criterion(texts({"sv": "Går det att bygga?"})),)},
                {"criteria": ()},
            )
        ),
        why=REASONS,
    )
    def change_rules(self, change: dict[str, Any], why: str) -> None:
        book = self.round.rulebooks.order_by("-number").first()
        assert book is not None
        wanted = replace(book.rules, **change)
        self.attempt(lambda: actions.save_rules(round=self.round, rules=wanted))
        self.attempt(lambda: actions.publish_rules(round=self.round, reason=why, by=LEAD))

    @rule()
    def the_job_runs(self) -> None:
        self.attempt(lambda: actions.freeze_rules(round=self.round))

    @rule()
    def finish(self) -> None:
        self.attempt(lambda: actions.finish_round(round=self.round, by=LEAD))

    @precondition(lambda self: hasattr(self, "round"))
    @invariant()
    def the_gates_hold(self) -> None:
        round = self.now()
        steps = {view.step: view.state for view in steps_of(round)}
        begun = [step for step, state in steps.items() if state in OPEN]
        if begun:
            assert round.published_at
            assert StartDecision.objects.exists()
        if steps[Step.VOTE] in OPEN:
            listed = ListDecision.objects.get(round=round)
            days = next(each for each in round.steps.all() if each.step == Step.VOTE)
            assert timezone.localdate(listed.recorded_at) <= days.ends_on
            assert listed.decided_on <= timezone.localdate(listed.recorded_at)
        decided = Decision.objects.filter(round=round).first()
        if steps[Step.DECISION] is StepState.DONE or {
            Step.IMPLEMENTATION,
            Step.FOLLOW_UP,
        } & set(begun):
            assert decided
        if decided:
            assert steps[Step.VOTE] is StepState.DONE
            assert all((decided.body, decided.paragraph, decided.registry_number))
            assert decided.decided_on <= timezone.localdate(decided.recorded_at)
        if round.finished_on:
            assert decided
            assert set(steps.values()) == {StepState.DONE}

    @precondition(lambda self: hasattr(self, "round"))
    @invariant()
    def a_vote_that_is_over_stays_over(self) -> None:
        is_over = state_of(steps_of(self.now()), Step.VOTE) is StepState.DONE
        assert is_over or not self.vote_was_over
        self.vote_was_over = is_over

    @precondition(lambda self: hasattr(self, "round"))
    @invariant()
    def frozen_rules_stay(self) -> None:
        round = self.now()
        held = rulebook_in_force(round)
        if held is None or not is_frozen(round):
            assert self.first_rules is None
            return
        kept = {key: part for key, part in held.document.items() if key not in CORRECTABLE}
        self.first_rules = self.first_rules or (kept, held.pots)
        assert (kept, held.pots) == self.first_rules

    @precondition(lambda self: hasattr(self, "round"))
    @invariant()
    def days_of_a_public_round_move_with_a_reason(self) -> None:
        round = self.now()
        changes = list(round.timetable_changes.order_by("changed_at", "pk"))
        assert all(str(change.reason).strip() for change in changes)
        latest = {change.step: (change.starts_on, change.ends_on) for change in changes}
        for row in round.steps.all():
            if row.step in latest:
                assert latest[row.step] == (row.starts_on, row.ends_on)

    def _decided(self, ago: int) -> dict[str, Any]:
        return {**DECISION, "decided_on": self.today - timedelta(days=ago)}


def _moment(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(10)))


@pytest.mark.django_db
def test_no_sequence_of_acts_and_days_gets_past_a_gate() -> None:
    run_state_machine_as_test(
        RoundLife,
        settings=settings(
            max_examples=25,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
