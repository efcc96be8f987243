"""Rules are published in the open, version by version, and stay as they were when people vote."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from django_scopes import scope

from medborgarbudget.counting.rule import TopK
from medborgarbudget.counting.rule.ballots import Packages
from medborgarbudget.journal.models import Entry
from medborgarbudget.rounds.actions import (
    cancel_round,
    change_pot,
    discard_rules,
    freeze_rules,
    publish_round,
    publish_rules,
)
from medborgarbudget.rounds.actions.rulebooks import publish_draft
from medborgarbudget.rounds.models import Pot, Round, Rulebook
from medborgarbudget.rounds.queries import is_frozen, rounds_of, rulebook_in_force, steps_of
from medborgarbudget.rounds.queries.rulebooks import frozen_rules
from medborgarbudget.rounds.queries.standing import facts_of, latest_rulebook
from medborgarbudget.rounds.rulebook import Eligibility, Leftovers, fingerprint_of
from medborgarbudget.rounds.states import Need, Step, StepState
from medborgarbudget.rounds.timetable import state_of, view_of
from tests.rounds.making import (
    LEAD,
    RULES,
    START,
    a_public_round,
    a_round_at,
    a_round_being_set_up,
    first_day,
    on,
    with_rules,
)

pytestmark = pytest.mark.django_db

WHY = "Fel ord på sidan."
CORRECTED: dict[str, Any] = {"leftovers": Leftovers.RETURNED}
OTHER_VOTERS: dict[str, Any] = {"vote": Eligibility(age_from=16)}


@contextmanager
def within(round: Round, day: date) -> Iterator[None]:
    with on(day), scope(organisation=round.organisation):
        yield


def again(round: Round) -> Round:
    return rounds_of(round.organisation).get(pk=round.pk)


def with_count(round: Round, **changes: Any) -> None:
    book = latest_rulebook(round)
    assert book
    with_rules(round, count=replace(book.rules.count, **changes))


def publish(round: Round, reason: str = WHY, **changes: Any) -> Rulebook:
    with_rules(round, **changes)
    return publish_rules(round=round, reason=reason, by=LEAD)


def test_a_version_says_all_that_holds_and_its_fingerprint_is_of_all_that_it_says() -> None:
    round = a_public_round()
    with within(round, START):
        first, second = rulebook_in_force(again(round)), publish(round, **CORRECTED)
        assert first
        for version in (first, Rulebook.objects.get(pk=second.pk)):
            said = (version.document, version.pots, version.place)
            assert version.fingerprint == fingerprint_of(*said)
            assert version.edition.place.name == str(round.organisation)
            assert [pot.amount for pot in version.edition.pots] == [500_000]
        assert (second.number, str(second.reason)) == (2, WHY)
        assert second.rules == replace(first.rules, **CORRECTED)
        told = Entry.objects.get(event_code="rounds.rules_changed", public=True)
        assert told.reason == WHY


def test_rules_of_a_draft_are_published_with_their_round_and_not_thrown_away() -> None:
    round = a_round_being_set_up()
    with within(round, START):
        with pytest.raises(ValidationError):
            publish(round, **CORRECTED)
        discard_rules(round=round, by=LEAD)
        publish_round(round=round, by=LEAD)
        held = rulebook_in_force(again(round))
        assert held
        assert held.rules.leftovers is Leftovers.RETURNED


def test_who_changes_rules_is_asked_why() -> None:
    round = a_public_round()
    with within(round, START), pytest.raises(ValidationError) as refusal:
        publish(round, reason=" ", **CORRECTED)
    assert list(refusal.value.message_dict) == ["reason"]


@pytest.mark.parametrize("changes", [{}, {"criteria": ()}])
def test_rules_without_a_change_or_without_criteria_are_not_published(
    changes: dict[str, Any],
) -> None:
    round = a_public_round()
    with within(round, START):
        with pytest.raises(ValidationError):
            publish(round, **changes)
        held = rulebook_in_force(again(round))
        assert held
        assert held.number == 1


def test_rules_that_contradict_themselves_are_not_kept() -> None:
    round = a_public_round()
    with within(round, START):
        with pytest.raises(ValidationError):
            with_count(round, ballot=Packages())
        assert Rulebook.objects.get().published_at


def test_rules_by_which_the_votes_of_a_pot_could_not_be_counted_are_not_published() -> None:
    round = a_public_round()
    with within(round, START):
        pot = Pot.objects.get(round=round)
        change_pot(pot=pot, details={"reserve": 10}, reason=WHY, by=LEAD)
        with_count(round, method=TopK(winners=2))
        with pytest.raises(ValidationError, match="reserv"):
            publish_rules(round=round, reason=WHY, by=LEAD)


@pytest.mark.parametrize("step", [Step.VOTE, Step.DECISION])
def test_who_may_vote_stays_from_the_opening_of_the_vote_for_good(step: Step) -> None:
    round = a_round_at(step)
    with within(round, first_day(round, step)):
        assert is_frozen(again(round))
        with pytest.raises(ValidationError):
            publish(round, **OTHER_VOTERS)


def test_who_may_vote_changes_until_the_vote_opens() -> None:
    round = a_round_at(Step.REVIEW)
    with within(round, first_day(round, Step.REVIEW)):
        freeze_rules(round=round)
        publish(round, **OTHER_VOTERS)
        assert not Rulebook.objects.exclude(frozen_at=None).exists()


def test_the_version_by_which_the_vote_opened_is_marked_once() -> None:
    round = a_round_at(Step.VOTE)
    with within(round, first_day(round, Step.VOTE)):
        publish(round, **CORRECTED)
        freeze_rules(round=round)
        marked = Rulebook.objects.exclude(frozen_at=None).get()
        assert marked.number == 1
        entry = Entry.objects.get(event_code="rounds.rules_frozen")
        assert entry.details == {"fingerprint": marked.fingerprint, "version": 1}


def test_a_correction_after_the_vote_does_not_undo_that_it_was_held() -> None:
    round = a_round_at(Step.DECISION)
    with within(round, first_day(round, Step.DECISION)):
        publish(round, **CORRECTED)
        assert state_of(steps_of(again(round)), Step.VOTE) is StepState.DONE


@pytest.mark.parametrize(("step", "need"), [(Step.REVIEW, Need.CRITERIA), (Step.IDEAS, Need.POTS)])
def test_rules_that_were_published_without_something_are_waited_for(step: Step, need: Need) -> None:
    criteria = () if need is Need.CRITERIA else RULES.criteria
    round = a_round_being_set_up(rules=replace(RULES, criteria=criteria))
    with within(round, START):
        if need is Need.POTS:
            Pot.objects.filter(round=round).delete()
        Round.objects.filter(pk=round.pk).update(published_at=timezone.now())
        publish_draft(again(round))
    with within(round, first_day(round, step)):
        assert view_of(steps_of(again(round)), step).missing == (need,)


def test_what_is_done_after_midnight_is_done_that_day() -> None:
    round = a_round_being_set_up()
    with on(START, hour=0), scope(organisation=round.organisation):
        publish_round(round=round, by=LEAD)
        since = facts_of(again(round)).since
    assert {since[need] for need in (Need.PUBLISHED, Need.RULES, Need.POTS)} == {START}


def test_rules_of_a_round_that_was_called_off_before_its_vote_were_never_frozen() -> None:
    round = a_round_at(Step.VOTE)
    vote = first_day(round, Step.VOTE)
    with within(round, vote - timedelta(days=1)):
        cancel_round(round=round, because="Pengarna är slut.", by=LEAD)
    with within(round, vote + timedelta(days=1)):
        assert not is_frozen(again(round))
        assert frozen_rules(again(round)) is None


def test_rules_of_a_round_that_was_called_off_during_its_vote_stay_frozen() -> None:
    round = a_round_at(Step.VOTE)
    vote = first_day(round, Step.VOTE)
    with within(round, vote):
        cancel_round(round=round, because="Pengarna är slut.", by=LEAD)
    with within(round, vote + timedelta(days=1)):
        assert is_frozen(again(round))
