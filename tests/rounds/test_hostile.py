"""Ways around the rules, and what people hand in that nobody expects: refused, never an error."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from django_scopes import scope

from medborgarbudget.journal.models import Entry
from medborgarbudget.organisations.models import RoleGrant
from medborgarbudget.people.models import Notification
from medborgarbudget.people.roles import Role
from medborgarbudget.rounds import actions
from medborgarbudget.rounds.actions.outreach import plan_activity
from medborgarbudget.rounds.actions.telling import remind_of_days
from medborgarbudget.rounds.models import (
    ChecklistItem,
    ListDecision,
    Pot,
    Round,
    RoundStep,
    Rulebook,
)
from medborgarbudget.rounds.queries import rounds_of
from medborgarbudget.rounds.rulebook import IdeaRules
from medborgarbudget.rounds.states import RulePart, Step
from medborgarbudget.rounds.timetable import Days
from medborgarbudget.rounds.views.public import rulebook
from medborgarbudget.web.typesetting import pdf
from tests.factories import OrganisationFactory, UserFactory, signed_in_client
from tests.rounds.making import (
    DECISION,
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
from tests.rounds.pages import lead_of, url

pytestmark = pytest.mark.django_db


def lead_of_round(round: Round) -> Client:
    """Somebody whose role holds in this round alone."""
    user = UserFactory()
    with scope(organisation=round.organisation):
        RoleGrant.objects.create(
            organisation=round.organisation,
            user=user,
            role=Role.PROCESS_LEAD,
            round_id=round.pk,
        )
    return signed_in_client(user)


def another_round(round: Round, name: str = "Omgång 2") -> Round:
    """The next round of the same medborgarbudget, still being set up."""
    assert round.participatory_budget
    with scope(organisation=round.organisation), on(START):
        return actions.begin_round(
            budget=round.participatory_budget, name=name, previous=round, by=LEAD
        )


@pytest.mark.parametrize(("what", "day"), [("start", "9999-12-31"), ("vote", "0001-01-01")])
def test_days_beyond_all_calendars_are_refused_beside_the_field(what: str, day: str) -> None:
    round = a_round_being_set_up()
    with on(START):
        client = lead_of(round.organisation)
        asked = {"propose": "1", "from-what": what, "from-day": day}
        page = client.post(f"/en{url(round, 'setup_days')}", asked)
    assert page.status_code == 200
    assert "too far off" in page.content.decode()


def test_numbers_too_large_to_be_read_again_are_never_kept_in_the_rules() -> None:
    round = a_round_being_set_up()
    with scope(organisation=round.organisation):
        too_large = replace(RULES, ideas=IdeaRules(per_person=10**30))
        with pytest.raises(ValidationError):
            actions.save_rules(round=round, rules=too_large)
        book = Rulebook.objects.get(round=round)
    assert book.rules.ideas.per_person is None


@pytest.mark.parametrize(
    ("page", "field"), [("setup_purpose", "planned_years"), ("setup_ideas", "rows")]
)
def test_numbers_of_thousands_of_digits_are_no_error_of_ours(page: str, field: str) -> None:
    round = a_round_being_set_up()
    with on(START):
        client = lead_of(round.organisation)
        assert client.post(url(round, page), {field: "9" * 5000}).status_code == 200


def test_the_public_activity_takes_no_number_of_thousands_of_digits(client: Client) -> None:
    organisation = OrganisationFactory()
    address = reverse("organisations:activity", args=[organisation.slug])
    assert client.get(address, {"fore": "9" * 5000}).status_code == 200


def test_signs_that_xml_and_calendars_cannot_hold_break_neither(client: Client) -> None:
    pasted = "Torget\x0bi\x01 <b>Almvik</b>\r\nEND:VCALENDAR"
    round = a_public_round()
    with scope(organisation=round.organisation), on(START):
        item = actions.write_news(round=round, title=pasted, text=pasted, by=LEAD)
        actions.publish_news(item=item, by=LEAD)
        Round.objects.filter(pk=round.pk).update(name=pasted, summary=pasted)
        feed = client.get(url(round, "news_feed"))
        calendar = client.get(url(round, "timetable_ics")).content.decode()
        activity = client.get(
            reverse("organisations:activity_feed", args=[round.organisation.slug])
        )
    assert feed.status_code == activity.status_code == 200
    assert "\x0b" not in feed.content.decode()
    assert calendar.count("\r\nEND:VCALENDAR") == 1


def test_what_another_round_holds_is_not_found_under_this_one() -> None:
    here = a_public_round()
    other = another_round(here)
    with scope(organisation=here.organisation), on(START):
        news = actions.write_news(round=other, title="Hemligt", text="Utkast", by=LEAD)
        lesson = actions.note_lesson(round=other, about=RulePart.POTS, text="Mer", by=LEAD)
        activity = plan_activity(
            round=other,
            details={"channel": "press", "what": "A", "audience": "B", "starts_on": START},
            by=LEAD,
        )
        item = ChecklistItem.objects.filter(round=other)[0]
        pot = Pot.objects.filter(round=other)[0]
        client = lead_of_round(here)
        for name, number in (
            ("workspace_news_item", news.pk),
            ("publish_news", news.pk),
            ("remove_lesson", lesson.pk),
            ("change_activity", activity.pk),
            ("remove_activity", activity.pk),
            ("finish_activity", activity.pk),
            ("tick", item.pk),
            ("require_item", item.pk),
            ("remove_item", item.pk),
            ("change_pot", pot.pk),
            ("remove_pot", pot.pk),
            ("move_pot", pot.pk),
        ):
            assert client.post(url(here, name, number)).status_code == 404, name
            assert client.post(url(other, name, number)).status_code == 403, name


def test_a_role_in_one_round_changes_nothing_that_other_rounds_share() -> None:
    first = a_public_round()
    second = another_round(first)
    budget = second.participatory_budget
    assert budget
    sent = {"name_0": "Andra", "owner_body": "Jag själv", "purpose_0": "Annat", "orientations": []}
    with on(START):
        lead_of_round(second).post(url(second, "setup_purpose"), sent)
        with scope(organisation=first.organisation):
            budget.refresh_from_db()
            second.refresh_from_db()
        assert (str(second), budget.owner_body) == ("Andra", "Kommunstyrelsen")
        lead_of(first.organisation).post(url(second, "setup_purpose"), sent)
    with scope(organisation=first.organisation):
        budget.refresh_from_db()
    assert budget.owner_body == "Jag själv"


def test_the_promise_of_a_public_round_stays() -> None:
    round = a_public_round()
    budget = round.participatory_budget
    assert budget
    other = {"promise": "Vi lovar ingenting."}
    with scope(organisation=round.organisation), on(START):
        for change in (
            lambda: actions.change_budget(budget=budget, details=other, by=LEAD),
            lambda: actions.change_round(round=round, details=other, by=LEAD),
        ):
            with pytest.raises(ValidationError) as refusal:
                change()
            assert "promise" in refusal.value.message_dict


def test_the_list_is_not_decided_on_a_day_when_ideas_still_came_in() -> None:
    round = a_round_at(Step.REVIEW)
    with scope(organisation=round.organisation):
        last = RoundStep.objects.get(round=round, step=Step.IDEAS).ends_on
        with on(last + timedelta(days=3)):
            for decided_on in (last - timedelta(days=20), last):
                details = {**DECISION, "decided_on": decided_on}
                with pytest.raises(ValidationError) as refusal:
                    actions.record_list_decision(round=round, details=details, by=LEAD)
                assert "decided_on" in refusal.value.message_dict
            details = {**DECISION, "decided_on": last + timedelta(days=1)}
            actions.record_list_decision(round=round, details=details, by=LEAD)
        assert ListDecision.objects.filter(round=round).exists()


def test_ideas_do_not_open_again_once_the_list_is_decided() -> None:
    round = a_round_at(Step.REVIEW)
    with scope(organisation=round.organisation):
        ideas = RoundStep.objects.get(round=round, step=Step.IDEAS)
        with on(ideas.ends_on + timedelta(days=2)):
            longer = {Step.IDEAS: Days(ideas.starts_on, ideas.ends_on + timedelta(days=9))}
            decided_on = ideas.ends_on + timedelta(days=1)
            details = {**DECISION, "decided_on": decided_on}
            actions.record_list_decision(round=round, details=details, by=LEAD)
            with pytest.raises(ValidationError):
                actions.move_steps(round=round, days=longer, reason="Fler idéer", by=LEAD)


def test_the_rules_of_a_round_that_was_called_off_stay() -> None:
    round = a_public_round()
    with scope(organisation=round.organisation), on(START):
        with_rules(round, ideas=IdeaRules(per_person=2))
        actions.cancel_round(round=round, because="Pengarna är slut.", by=LEAD)
        with pytest.raises(ValidationError):
            actions.publish_rules(round=round, reason="Ändå", by=LEAD)
        with pytest.raises(ValidationError):
            with_rules(round, ideas=IdeaRules(per_person=3))


def test_the_database_lets_no_pot_leave_a_round_whose_rules_are_frozen() -> None:
    round = a_round_at(Step.VOTE)
    other = another_round(round)
    with scope(organisation=round.organisation):
        with on(first_day(round, Step.VOTE)):
            actions.freeze_rules(round=round)
        pots = Pot.objects.filter(round=round)
        for act in (
            lambda: pots.update(round=other),
            lambda: pots.update(amount=1),
            lambda: pots.delete(),
            lambda: Pot.objects.filter(round=other).update(round=round),
        ):
            with pytest.raises(DatabaseError), transaction.atomic():
                act()


def test_the_start_decision_of_drafts_does_not_tell_everyone_of_them(client: Client) -> None:
    round = a_round_being_set_up()
    feed = reverse("organisations:activity_feed", args=[round.organisation.slug])
    assert "Bygd i balans" not in client.get(feed).content.decode()
    with scope(organisation=round.organisation):
        assert not Entry.objects.filter(public=True).exists()


def test_reminders_do_not_follow_people_who_work_here_no_more() -> None:
    round = a_public_round()
    with scope(organisation=round.organisation):
        gone = UserFactory()
        RoundStep.objects.filter(round=round).update(responsible=gone)
        for day in range(60):
            with on(START + timedelta(days=day)):
                remind_of_days(round=rounds_of(round.organisation).get(pk=round.pk))
    assert not Notification.objects.filter(user=gone).exists()


def test_rules_that_are_asked_for_again_are_not_set_anew(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    round = a_public_round()
    made: list[str] = []

    def counted(template: str, data: Any, **options: Any) -> bytes:
        made.append(template)
        return pdf(template, data, **options)

    monkeypatch.setattr(rulebook, "pdf", counted)
    first, second = (client.get(url(round, "rules_pdf")).content for _time in range(2))
    assert first == second
    assert first.startswith(b"%PDF")
    assert len(made) == 1
