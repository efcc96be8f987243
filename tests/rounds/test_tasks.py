"""What the clock does to a round is told to people, once."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override
from django_scopes import scope

from medborgarbudget.journal.actions import record
from medborgarbudget.journal.models import Entry
from medborgarbudget.journal.wording import sentence
from medborgarbudget.organisations.models import Organisation, RoleGrant
from medborgarbudget.organisations.workspace import Task, tasks_for
from medborgarbudget.people.acting import Actor
from medborgarbudget.people.models import Notification, User
from medborgarbudget.people.roles import Role
from medborgarbudget.rounds.actions import cancel_round, move_steps, open_step
from medborgarbudget.rounds.actions.checklist import add_item
from medborgarbudget.rounds.events import STEP_NEEDS_CARE
from medborgarbudget.rounds.models import ChecklistItem, Round, RoundStep
from medborgarbudget.rounds.states import Need, Opening, Step
from medborgarbudget.rounds.tasks import remind_of_coming_days, tell_of_opened_and_closed
from medborgarbudget.rounds.timetable import Days
from tests.factories import UserFactory, a_member_of_staff
from tests.rounds.making import (
    LEAD,
    START,
    a_public_round,
    a_round_at,
    a_round_being_set_up,
    first_day,
    on,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead(almvik: Organisation) -> User:
    return a_member_of_staff(almvik, Role.PROCESS_LEAD)


def told_of(round: Round, code: str) -> list[str]:
    """The steps of which the journal tells this, the first told first."""
    entries = Entry.objects.filter(event_code=f"rounds.{code}", subject_id=round.pk)
    return [entry.details["step"] for entry in entries.order_by("number")]


def run_on(day: date) -> None:
    with on(day):
        tell_of_opened_and_closed(0)
        remind_of_coming_days(0)


def test_a_step_that_opened_is_told_once_to_everyone_and_to_those_who_run_the_round(
    almvik: Organisation, lead: User
) -> None:
    round = a_public_round(almvik)
    run_on(START)
    run_on(START)
    with scope(organisation=almvik):
        assert told_of(round, "step_opened") == [Step.CRITERIA]
        entry = Entry.objects.get(event_code="rounds.step_opened")
        assert (entry.public, entry.role) == (True, "system")
        assert Notification.objects.filter(user=lead, entry=entry).count() == 1


def test_a_step_that_closed_is_told_with_that_which_opened(
    almvik: Organisation, lead: User
) -> None:
    round = a_public_round(almvik)
    run_on(START)
    run_on(first_day(round, Step.OUTREACH))
    with scope(organisation=almvik):
        assert told_of(round, "step_closed") == [Step.CRITERIA]
        assert told_of(round, "step_opened") == [Step.CRITERIA, Step.OUTREACH]


def test_a_step_that_waits_is_not_told_to_have_opened(almvik: Organisation) -> None:
    round = a_public_round(almvik)
    run_on(first_day(round, Step.VOTE))
    with scope(organisation=almvik):
        assert Step.VOTE not in told_of(round, "step_opened")


def test_what_somebody_did_by_hand_is_not_told_again(almvik: Organisation) -> None:
    round = a_public_round(almvik)
    with scope(organisation=almvik):
        RoundStep.objects.filter(round=round, step=Step.OUTREACH).update(opening=Opening.HAND)
        with on(first_day(round, Step.OUTREACH)):
            open_step(round=round, step=Step.OUTREACH, by=LEAD)
    run_on(first_day(round, Step.OUTREACH))
    with scope(organisation=almvik):
        assert told_of(round, "step_opened").count(Step.OUTREACH) == 1


def test_what_happened_long_ago_is_no_news(almvik: Organisation) -> None:
    round = a_public_round(almvik)
    run_on(first_day(round, Step.IDEAS) + timedelta(days=3))
    with scope(organisation=almvik):
        assert told_of(round, "step_opened") == [Step.IDEAS]
        assert told_of(round, "step_closed") == [Step.OUTREACH]


def test_a_step_that_was_opened_again_is_told_when_it_closes_again(
    almvik: Organisation,
) -> None:
    round = a_public_round(almvik)
    closed = first_day(round, Step.OUTREACH)
    run_on(closed)
    again = Days(START, closed + timedelta(days=2))
    with scope(organisation=almvik), on(closed):
        move_steps(round=round, days={Step.CRITERIA: again}, reason="Mer tid.", by=LEAD)
    run_on(closed)
    run_on(closed + timedelta(days=3))
    with scope(organisation=almvik):
        assert told_of(round, "step_closed") == [Step.CRITERIA, Step.CRITERIA]


def test_the_rules_are_marked_as_frozen_when_the_vote_has_opened(almvik: Organisation) -> None:
    round = a_round_at(Step.VOTE, almvik)
    with scope(organisation=almvik):
        run_on(first_day(round, Step.VOTE) - timedelta(days=1))
        assert not round.rulebooks.exclude(frozen_at=None).exists()
        run_on(first_day(round, Step.VOTE))
        assert round.rulebooks.exclude(frozen_at=None).exists()


def test_nothing_is_told_of_drafts_and_of_rounds_that_were_called_off(
    almvik: Organisation,
) -> None:
    draft, public = a_round_being_set_up(almvik), a_public_round(almvik)
    with scope(organisation=almvik), on(START):
        cancel_round(round=public, because="Inga pengar.", by=LEAD)
    run_on(START)
    with scope(organisation=almvik):
        assert told_of(draft, "step_opened") == told_of(public, "step_opened") == []


def test_whoever_answers_for_a_step_is_reminded_a_week_before_its_last_day(
    almvik: Organisation, lead: User
) -> None:
    round = a_public_round(almvik)
    week_before = first_day(round, Step.OUTREACH) - timedelta(days=8)
    with scope(organisation=almvik):
        responsible = a_member_of_staff(almvik, Role.COMMUNICATOR)
        RoundStep.objects.filter(round=round, step=Step.CRITERIA).update(responsible=responsible)
        run_on(week_before - timedelta(days=1))
        assert told_of(round, "step_needs_care") == []
        run_on(week_before)
        run_on(week_before + timedelta(days=1))
        assert told_of(round, "step_needs_care") == [Step.CRITERIA]
        entry = Entry.objects.get(event_code="rounds.step_needs_care")
        assert not entry.public
        told = Notification.objects.filter(entry=entry)
        assert [each.user for each in told] == [responsible]


def test_what_a_step_waits_for_is_reminded_of_before_its_first_day(
    almvik: Organisation, lead: User
) -> None:
    round = a_public_round(almvik)
    with scope(organisation=almvik):
        ChecklistItem.objects.filter(round=round).delete()
        with on(START):
            add_item(round=round, step=Step.IDEAS, text="Boka", required=True, by=LEAD)
        run_on(first_day(round, Step.IDEAS) - timedelta(days=7))
        assert told_of(round, "step_needs_care") == [Step.IDEAS]
        entry = Entry.objects.get(event_code="rounds.step_needs_care")
        assert Notification.objects.filter(entry=entry, user=lead).exists()
        assert entry.address == f"/almvik/arbetsyta/omgangar/{round.slug}/steg/ideer/"


def test_a_gate_that_is_missing_is_told_a_week_before_the_vote_and_on_its_first_day(
    almvik: Organisation, lead: User
) -> None:
    round = a_public_round(almvik)
    vote = first_day(round, Step.VOTE)
    secretary = a_member_of_staff(almvik, Role.SECRETARY)
    responsible = a_member_of_staff(almvik, Role.COMMUNICATOR)
    assessor = a_member_of_staff(almvik, Role.ASSESSOR)
    with scope(organisation=almvik):
        ChecklistItem.objects.filter(round=round).delete()
        RoundStep.objects.filter(round=round, step=Step.VOTE).update(responsible=responsible)
        for days in range(-10, 5):
            run_on(vote + timedelta(days=days))
        for code, day in (("step_needs_care", -7), ("step_waits", 0)):
            (entry,) = Entry.objects.filter(
                event_code=f"rounds.{code}", details__step=Step.VOTE, public=False
            )
            assert timezone.localdate(entry.at) == vote + timedelta(days=day)
            assert sentence(entry).endswith(str(Need.LIST_DECISION.label))
            told = {each.user for each in Notification.objects.filter(entry=entry)}
            assert {lead, secretary, responsible} <= told
            assert assessor not in told


def test_whoever_answers_for_a_step_is_told_when_it_opens(almvik: Organisation, lead: User) -> None:
    round = a_public_round(almvik)
    with scope(organisation=almvik):
        responsible = a_member_of_staff(almvik, Role.COMMUNICATOR)
        RoundStep.objects.filter(round=round, step=Step.CRITERIA).update(responsible=responsible)
        run_on(START)
        entry = Entry.objects.get(event_code="rounds.step_opened")
        told = {each.user for each in Notification.objects.filter(entry=entry)}
    assert told == {lead, responsible}


def test_reminders_from_before_it_was_kept_what_a_step_lacks_read_as_they_did(
    almvik: Organisation,
) -> None:
    round = a_public_round(almvik)
    with scope(organisation=almvik):
        entry = record(
            STEP_NEEDS_CARE,
            role="system",
            organisation_id=almvik.pk,
            subject=round,
            step=Step.IDEAS,
        )
    with override("en"):
        assert sentence(entry) == (
            "Omgång 1: a day comes near, and something is left to do in “Ideas”"
        )


def tasks_on(day: date, organisation: Organisation, user: User) -> list[Task]:
    with scope(organisation=organisation), on(day):
        user = User.objects.get(pk=user.pk)
        return tasks_for(organisation, Actor(Role.PROCESS_LEAD, user))


def test_a_draft_is_something_to_finish(almvik: Organisation, lead: User) -> None:
    round = a_round_being_set_up(almvik)
    (task,) = tasks_on(START, almvik, lead)
    assert str(round) in task.text
    assert task.due == START


def test_what_a_waiting_step_lacks_is_a_task_for_whoever_may_put_it_right(
    almvik: Organisation, lead: User
) -> None:
    round = a_public_round(almvik)
    vote = first_day(round, Step.VOTE)
    secretary = a_member_of_staff(almvik, Role.SECRETARY)
    assessor = a_member_of_staff(almvik, Role.ASSESSOR)
    for person in (lead, secretary):
        tasks = tasks_on(vote, almvik, person)
        assert any(task.url.endswith("/beslut/lista/") for task in tasks)
    assert tasks_on(vote, almvik, assessor) == []


def test_the_decision_after_the_vote_is_a_task_until_its_last_day(
    almvik: Organisation, lead: User
) -> None:
    round = a_round_at(Step.DECISION, almvik)
    with scope(organisation=almvik):
        ChecklistItem.objects.all().delete()
        last = RoundStep.objects.get(round=round, step=Step.DECISION).ends_on
    (task,) = tasks_on(first_day(round, Step.DECISION), almvik, lead)
    assert task.due == last
    assert task.url.endswith("/beslut/efter-omrostningen/")


def test_a_role_in_one_round_has_tasks_of_that_round_alone(almvik: Organisation) -> None:
    mine, other = a_round_being_set_up(almvik), a_round_being_set_up(almvik)
    with scope(organisation=almvik):
        user = UserFactory()
        RoleGrant.objects.create(
            organisation=almvik, user=user, role=Role.PROCESS_LEAD, round_id=mine.pk
        )
    (task,) = tasks_on(START, almvik, user)
    assert f"/{mine.slug}/" in task.url
    assert f"/{other.slug}/" not in task.url


def test_tasks_of_three_rounds_take_as_many_queries_as_those_of_one(
    almvik: Organisation, lead: User
) -> None:
    counts = []
    for _round in range(3):
        a_public_round(almvik)
        with CaptureQueriesContext(connection) as queries:
            tasks_on(START, almvik, lead)
        counts.append(len(queries))
    assert len(set(counts)) == 1


def test_the_journal_names_the_step_in_the_language_of_whoever_reads(
    almvik: Organisation,
) -> None:
    a_public_round(almvik)
    run_on(START)
    with scope(organisation=almvik):
        entry = Entry.objects.get(event_code="rounds.step_opened")
    with override("en"):
        assert sentence(entry) == "Omgång 1: “Criteria” was opened"
