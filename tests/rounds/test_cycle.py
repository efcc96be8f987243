"""A round through its eight steps: what opens, what waits, and what cannot be done."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django_scopes import scope

from medborgarbudget.rounds.actions import (
    begin_round,
    discard_rules,
    finish_round,
    freeze_rules,
    publish_rules,
    record_decision,
    record_list_decision,
)
from medborgarbudget.rounds.models import Allocation, Pot, Round, Rulebook
from medborgarbudget.rounds.queries import is_frozen, rounds_of, rulebook_in_force, steps_of
from medborgarbudget.rounds.rulebook import Eligibility, Leftovers, Publicity
from medborgarbudget.rounds.states import Need, Step, StepState
from medborgarbudget.rounds.timetable import state_of
from tests.rounds.making import (
    DECISION,
    LEAD,
    a_public_round,
    a_round_at,
    first_day,
    on,
    with_rules,
)

pytestmark = pytest.mark.django_db


def again(round: Round) -> Round:
    return rounds_of(round.organisation).get(pk=round.pk)


def test_a_round_goes_through_all_steps_when_both_gates_are_passed() -> None:
    round = a_round_at(Step.FOLLOW_UP)
    with scope(organisation=round.organisation):
        for step in Step:
            with on(first_day(round, step)):
                assert state_of(steps_of(again(round)), step) is StepState.CURRENT
        last = first_day(round, Step.FOLLOW_UP) + timedelta(days=60)
        with on(last):
            finish_round(round=round, by=LEAD)
            assert again(round).finished_on == last


def test_without_the_list_decision_the_vote_waits_and_says_why() -> None:
    round = a_public_round()
    with scope(organisation=round.organisation), on(first_day(round, Step.VOTE)):
        vote = next(view for view in steps_of(again(round)) if view.step is Step.VOTE)
        assert (vote.state, vote.missing) == (StepState.WAITING, (Need.LIST_DECISION,))


def test_a_vote_that_never_opened_has_not_been_held() -> None:
    round = a_public_round()
    with scope(organisation=round.organisation), on(first_day(round, Step.DECISION)):
        details = {**DECISION, "decided_on": first_day(round, Step.VOTE)}
        with pytest.raises(ValidationError, match="Dagarna för omröstningen"):
            record_list_decision(round=round, details=details, by=LEAD)
        with pytest.raises(ValidationError):
            record_decision(
                round=round, decided_on=first_day(round, Step.DECISION), by=LEAD, **DECISION
            )
        assert state_of(steps_of(again(round)), Step.DECISION) is StepState.WAITING


def test_rules_are_frozen_when_the_vote_opens_though_no_job_has_run() -> None:
    round = a_round_at(Step.VOTE)
    with scope(organisation=round.organisation), on(first_day(round, Step.VOTE)):
        assert is_frozen(again(round))
        with_rules(again(round), vote=Eligibility(age_from=16))
        with pytest.raises(ValidationError):
            publish_rules(round=round, reason="Fler ska få rösta.", by=LEAD)


def test_no_correction_withdraws_the_ballots_or_lets_leftovers_choose_other_winners() -> None:
    round = a_round_at(Step.VOTE)
    with scope(organisation=round.organisation), on(first_day(round, Step.VOTE)):
        for changes in (
            {"publicity": Publicity(ballots=False)},
            {"leftovers": Leftovers.OTHER_POTS},
        ):
            with_rules(again(round), **changes)
            with pytest.raises(ValidationError):
                publish_rules(round=round, reason="Det blev fel.", by=LEAD)
            discard_rules(round=round, by=LEAD)


def test_a_correction_of_frozen_rules_is_public_dated_and_reasoned() -> None:
    round = a_round_at(Step.VOTE)
    with scope(organisation=round.organisation), on(first_day(round, Step.VOTE)):
        freeze_rules(round=round)
        with_rules(again(round), leftovers=Leftovers.RETURNED)
        with pytest.raises(ValidationError):
            publish_rules(round=round, reason=" ", by=LEAD)
        publish_rules(round=round, reason="Fel ord på sidan.", by=LEAD)
        held = rulebook_in_force(again(round))
        assert held
        assert (held.number, str(held.reason)) == (2, "Fel ord på sidan.")


def test_the_database_keeps_public_rules_and_frozen_pots() -> None:
    round = a_round_at(Step.VOTE)
    with scope(organisation=round.organisation), on(first_day(round, Step.VOTE)):
        freeze_rules(round=round)
        for change in (
            lambda: Rulebook.objects.filter(round=round).update(document={}),
            lambda: Rulebook.objects.filter(round=round).delete(),
            lambda: Pot.objects.filter(round=round).update(amount=1),
            lambda: Pot.objects.filter(round=round).delete(),
        ):
            with pytest.raises(DatabaseError), transaction.atomic():
                change()


def test_the_next_round_starts_with_the_money_as_it_was_shared_out() -> None:
    round = a_public_round()
    with scope(organisation=round.organisation), on(first_day(round, Step.VOTE)):
        figures = [{"area": None, "name": "Alla", "residents": 10, "income": None}]
        Allocation.objects.create(
            organisation=round.organisation,
            round=round,
            total=500_000,
            source="SCB",
            counted_on=date(2026, 12, 31),
            figures=figures,
        )
        assert round.participatory_budget
        later = begin_round(
            budget=round.participatory_budget, name="Omgång 2", previous=round, by=LEAD
        )
        assert [pot.amount for pot in later.pots.all()] == [500_000]
        assert later.allocation.figures == figures
