"""The workspace of a round: its list, its overview, its steps and its days."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from django.test import Client
from django_scopes import scope
from pytest_django import DjangoAssertNumQueries

from medborgarbudget.organisations.models import Organisation, RoleGrant
from medborgarbudget.people.roles import Role
from medborgarbudget.rounds.actions import begin_round, cancel_round
from medborgarbudget.rounds.actions.checklist import add_item
from medborgarbudget.rounds.models import ChecklistItem, Round, RoundStep, TimetableChange
from medborgarbudget.rounds.queries import rounds_of, steps_of
from medborgarbudget.rounds.states import Opening, Step, StepState
from medborgarbudget.rounds.timetable import state_of
from tests.factories import (
    UserFactory,
    a_member_of_staff,
    signed_in_client,
)
from tests.rounds.making import (
    LEAD,
    START,
    a_public_round,
    a_round_at,
    a_round_being_set_up,
    first_day,
    on,
)
from tests.rounds.pages import lead_of, read

pytestmark = pytest.mark.django_db


def page_of(round: Round, rest: str = "") -> str:
    return f"/{round.organisation.slug}/arbetsyta/omgangar/{round.slug}/{rest}"


@contextmanager
def at(round: Round, day: date) -> Iterator[Client]:
    """Work in a round on a day, as its process lead."""
    with on(day), scope(organisation=round.organisation):
        yield lead_of(round.organisation)


def test_the_list_tells_where_rounds_stand_and_which_are_planned(almvik: Organisation) -> None:
    public = a_public_round(almvik)
    with at(public, START + timedelta(days=1)) as client:
        assert public.participatory_budget
        begin_round(budget=public.participatory_budget, name="Omgång 2", by=LEAD)
        said = read(client, "/en/almvik/arbetsyta/omgangar/")
    assert "On track" in said
    assert "Not public yet" in said
    assert "Planned for 2029" in said
    assert "Planned for 2027" not in said


def test_without_rounds_the_list_says_what_to_do(almvik: Organisation) -> None:
    with on(START):
        said = read(lead_of(almvik), "/en/almvik/arbetsyta/omgangar/")
    assert "about an hour" in said


def test_the_list_takes_as_many_queries_for_three_rounds_as_for_one(
    almvik: Organisation, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    public = a_public_round(almvik)
    assert public.participatory_budget
    with at(public, START) as client:
        address = "/almvik/arbetsyta/omgangar/"
        client.get(address)
        with django_assert_num_queries(QUERIES_OF_LIST):
            client.get(address)
        for number in (2, 3):
            begin_round(budget=public.participatory_budget, name=f"Omgång {number}", by=LEAD)
        with django_assert_num_queries(QUERIES_OF_LIST):
            client.get(address)


QUERIES_OF_LIST = 13


def test_the_overview_says_that_the_vote_waits_and_links_to_what_is_missing(
    almvik: Organisation,
) -> None:
    round = a_public_round(almvik)
    with at(round, first_day(round, Step.VOTE) + timedelta(days=2)) as client:
        said = read(client, "/en" + page_of(round))
    assert "Vote should have opened 2 days ago and waits." in said
    assert f'href="/en{page_of(round, "beslut/lista/")}"' in said


def test_the_overview_of_a_round_on_track_says_what_comes_next(almvik: Organisation) -> None:
    round = a_public_round(almvik)
    with at(round, START) as client:
        said = read(client, "/en" + page_of(round))
    assert "Nothing is late" in said
    assert "Next: Outreach" in said


@pytest.mark.parametrize(
    "rest",
    [
        "",
        "steg/",
        "steg/kriterier/",
        "steg/kriterier/andra/",
        "steg/kriterier/stang/",
        "dagar/",
        "beslut/",
        "dokument/",
        "dokument/nytt/",
        "personer/",
        "kalender/",
        "kalender/?tidigare",
        "aktivitet/",
        "stall-in/",
        "avsluta/",
    ],
)
def test_every_page_opens_in_both_languages(almvik: Organisation, rest: str) -> None:
    round = a_public_round(almvik)
    with at(round, START) as client:
        for prefix in ("", "/en"):
            assert "<h1>" in read(client, prefix + page_of(round, rest))


def test_a_role_in_one_round_opens_no_other(almvik: Organisation) -> None:
    mine, other = a_public_round(almvik), a_public_round(almvik)
    with scope(organisation=almvik), on(START):
        user = UserFactory()
        RoleGrant.objects.create(
            organisation=almvik, user=user, role=Role.ASSESSOR, round_id=mine.pk
        )
        client = signed_in_client(user)
        assert client.get(page_of(mine)).status_code == 200
        assert client.get(page_of(mine, "steg/")).status_code == 200
        assert client.get(page_of(mine, "dagar/")).status_code == 403
        for rest in ("", "steg/", "beslut/", "dokument/", "personer/", "kalender/", "aktivitet/"):
            assert client.get(page_of(other, rest)).status_code == 403
        listed = read(client, "/almvik/arbetsyta/omgangar/")
    assert page_of(mine) in listed
    assert page_of(other) not in listed


def test_an_auditor_reads_steps_but_not_who_answers_for_them(almvik: Organisation) -> None:
    round = a_public_round(almvik)
    with scope(organisation=almvik), on(START):
        person = a_member_of_staff(almvik, Role.ASSESSOR, name="Eva Ek")
        RoundStep.objects.filter(round=round, step=Step.CRITERIA).update(responsible=person)
        auditor = signed_in_client(a_member_of_staff(almvik, Role.AUDITOR))
        lead = signed_in_client(a_member_of_staff(almvik, Role.PROCESS_LEAD))
        for rest in ("", "steg/", "steg/kriterier/"):
            assert "Eva Ek" not in read(auditor, page_of(round, rest))
            assert "Eva Ek" in read(lead, page_of(round, rest))


def test_a_new_round_has_the_usual_checklists_and_waits_for_nothing_in_them(
    almvik: Organisation,
) -> None:
    round = a_round_being_set_up(almvik)
    with scope(organisation=almvik):
        items = ChecklistItem.objects.filter(round=round)
        assert {item.step for item in items} == set(Step)
        assert not any(item.required for item in items)


def test_things_to_do_are_added_ticked_off_and_removed(almvik: Organisation) -> None:
    round = a_public_round(almvik)
    with at(round, START) as client:
        ChecklistItem.objects.filter(round=round).delete()
        client.post(page_of(round, "steg/ideer/att-gora/"), {"text_0": "Boka lokal"})
        item = ChecklistItem.objects.get(round=round)
        client.post(page_of(round, f"att-gora/{item.pk}/klart/"))
        assert ChecklistItem.objects.get(round=round).done_at
        client.post(page_of(round, f"att-gora/{item.pk}/inte-klart/"))
        assert ChecklistItem.objects.get(round=round).done_at is None
        client.post(page_of(round, f"att-gora/{item.pk}/krav/"))
        assert ChecklistItem.objects.get(round=round).required
        client.post(page_of(round, f"att-gora/{item.pk}/ta-bort/"))
        assert not ChecklistItem.objects.filter(round=round).exists()


def test_an_empty_thing_to_do_is_refused_beside_the_field(almvik: Organisation) -> None:
    round = a_public_round(almvik)
    with at(round, START) as client:
        response = client.post("/en" + page_of(round, "steg/ideer/att-gora/"), {"text_0": " "})
    assert response.status_code == 200
    assert "ds-error-summary" in response.content.decode()


def test_nothing_in_a_checklist_closes_a_step_that_has_opened(almvik: Organisation) -> None:
    round = a_public_round(almvik)
    with at(round, START) as client:
        item = add_item(round=round, step=Step.OUTREACH, text="Affischer", required=True, by=LEAD)
        client.post(page_of(round, f"att-gora/{item.pk}/klart/"))
    with at(round, first_day(round, Step.OUTREACH)) as client:
        said = client.post(
            "/en" + page_of(round, f"att-gora/{item.pk}/inte-klart/"), follow=True
        ).content.decode()
        assert "The step has opened" in said
        data = {"text_0": "Mer", "required": "on"}
        said = client.post(
            "/en" + page_of(round, "steg/marknadsforing/att-gora/"), data
        ).content.decode()
        assert "The step has opened" in said
        item.refresh_from_db()
        assert item.done_at


@pytest.mark.parametrize("waits_for", ["a thing to do", "a hand"])
def test_a_vote_whose_days_have_passed_is_never_over_by_what_is_put_right_too_late(
    almvik: Organisation, waits_for: str
) -> None:
    round = a_round_at(Step.VOTE, almvik)
    with scope(organisation=almvik), on(START):
        if waits_for == "a hand":
            RoundStep.objects.filter(round=round, step=Step.VOTE).update(opening=Opening.HAND)
            rest = ("steg/rostning/oppna/", "steg/rostning/andra/")
        else:
            item = add_item(round=round, step=Step.VOTE, text="Boka", required=True, by=LEAD)
            rest = tuple(f"att-gora/{item.pk}/{act}/" for act in ("klart", "krav", "ta-bort"))
    with at(round, first_day(round, Step.DECISION)) as client:
        for each in rest:
            client.post(page_of(round, each), {"opening": "clock"})
            again = rounds_of(almvik).get(pk=round.pk)
            assert state_of(steps_of(again), Step.VOTE) is StepState.WAITING


def test_a_step_is_opened_by_hand_and_closed_with_a_public_reason(almvik: Organisation) -> None:
    round = a_public_round(almvik)
    with scope(organisation=almvik):
        RoundStep.objects.filter(round=round, step=Step.OUTREACH).update(opening=Opening.HAND)
    with at(round, first_day(round, Step.OUTREACH)) as client:
        address = page_of(round, "steg/marknadsforing/")
        assert "Open the step now" in read(client, "/en" + address)
        client.post(address + "oppna/")
        assert RoundStep.objects.get(round=round, step=Step.OUTREACH).opened_at
        said = client.post("/en" + address + "stang/", {"reason_0": ""}).content.decode()
        assert "ds-error-summary" in said
        client.post(address + "stang/", {"reason_0": "Alla vet nu."})
        assert RoundStep.objects.get(round=round, step=Step.OUTREACH).closed_at
        assert str(TimetableChange.objects.get(round=round).reason) == "Alla vet nu."


def test_who_answers_for_a_step_is_somebody_with_a_role_in_the_round(
    almvik: Organisation,
) -> None:
    round, other = a_public_round(almvik), a_public_round(almvik)
    with at(round, START) as client:
        here, elsewhere = UserFactory(name="Eva Ek"), UserFactory(name="Ove Ask")
        for user, place in ((here, round), (elsewhere, other)):
            RoleGrant.objects.create(
                organisation=almvik, user=user, role=Role.ASSESSOR, round_id=place.pk
            )
        address = page_of(round, "steg/bearbetning/andra/")
        said = read(client, address)
        assert "Eva Ek" in said
        assert "Ove Ask" not in said
        data = {
            "responsible": here.pk,
            "responsible_body": "Kulturkontoret",
            "text_0": "Vi prövar.",
            "opening": "clock",
        }
        assert client.post(address, data).status_code == 302
        row = RoundStep.objects.get(round=round, step=Step.REVIEW)
        assert (row.responsible, row.responsible_body) == (here, "Kulturkontoret")
        client.post(address, {**data, "responsible": elsewhere.pk})
        row.refresh_from_db()
        assert row.responsible == here


def days_of(round: Round) -> dict[str, str]:
    """What the form of all days holds before anybody changes it."""
    return {
        f"{Step(row.step).name.lower()}_{which}": str(day)
        for row in RoundStep.objects.filter(round=round)
        for which, day in (("first", row.starts_on), ("last", row.ends_on))
    }


def test_days_of_a_public_round_are_moved_after_a_look_at_what_that_leads_to(
    almvik: Organisation,
) -> None:
    round = a_public_round(almvik)
    with at(round, START) as client:
        last = first_day(round, Step.CRITERIA) + timedelta(days=30)
        data = {**days_of(round), "criteria_last": str(last), "reason_0": "Det går fortare."}
        shown = client.post("/en" + page_of(round, "dagar/"), data)
        assert "This is what it leads to" in shown.content.decode()
        assert not TimetableChange.objects.filter(round=round).exists()
        data["sure"] = shown.context["sure"]
        assert client.post(page_of(round, "dagar/"), data).status_code == 302
        change = TimetableChange.objects.get(round=round)
        assert (change.step, change.ends_on) == (Step.CRITERIA, last)


def test_days_changed_after_the_look_are_looked_at_again(almvik: Organisation) -> None:
    round = a_public_round(almvik)
    with at(round, START) as client:
        data = {**days_of(round), "reason_0": "Det går fortare."}
        data["criteria_last"] = str(START + timedelta(days=30))
        data["sure"] = client.post(page_of(round, "dagar/"), data).context["sure"]
        data["criteria_last"] = str(START + timedelta(days=20))
        assert client.post(page_of(round, "dagar/"), data).status_code == 200
        assert not TimetableChange.objects.filter(round=round).exists()


def test_days_that_cannot_be_are_told_of_beside_the_day(almvik: Organisation) -> None:
    round = a_public_round(almvik)
    with at(round, START) as client:
        data = {**days_of(round), "reason_0": "Vi vill."}
        vote = str(first_day(round, Step.IDEAS))
        form = client.post(page_of(round, "dagar/"), {**data, "vote_first": vote}).context["form"]
        assert list(form.errors) == ["vote_first"]
        begun = str(START + timedelta(days=1))
        answer = client.post(page_of(round, "dagar/"), {**data, "criteria_first": begun})
        assert list(answer.context["form"].errors) == ["criteria_first"]
        answer = client.post(page_of(round, "dagar/"), {**data, "reason_0": ""})
        assert "reason" in answer.context["form"].errors


def test_days_of_a_draft_are_saved_without_a_reason(almvik: Organisation) -> None:
    round = a_round_being_set_up(almvik)
    with at(round, START) as client:
        last = START + timedelta(days=20)
        data = {**days_of(round), "criteria_last": str(last)}
        assert client.post(page_of(round, "dagar/"), data).status_code == 302
        assert RoundStep.objects.get(round=round, step=Step.CRITERIA).ends_on == last


def test_a_draft_is_removed_and_a_public_round_called_off_for_a_reason(
    almvik: Organisation,
) -> None:
    draft = a_round_being_set_up(almvik)
    with at(draft, START) as client:
        assert client.post(page_of(draft, "kasta/")).status_code == 302
        assert not Round.objects.filter(pk=draft.pk).exists()
    public = a_public_round(almvik)
    with at(public, START) as client:
        client.post(page_of(public, "stall-in/"), {"because_0": " "})
        assert not Round.objects.get(pk=public.pk).cancelled_at
        client.post(page_of(public, "stall-in/"), {"because_0": "Pengarna tog slut."})
        assert Round.objects.get(pk=public.pk).cancelled_at


def test_a_round_is_finished_once_all_its_steps_are_done(almvik: Organisation) -> None:
    round = a_round_at(Step.FOLLOW_UP, almvik)
    with at(round, first_day(round, Step.FOLLOW_UP)) as client:
        assert "These steps have to be done first" in read(
            client, "/en" + page_of(round, "avsluta/")
        )
        client.post(page_of(round, "avsluta/"))
        assert rounds_of(almvik).get(pk=round.pk).finished_on is None
        assert "Finish the round" not in read(client, "/en" + page_of(round))
    with at(round, first_day(round, Step.FOLLOW_UP) + timedelta(days=60)) as client:
        assert "Finish the round" in read(client, "/en" + page_of(round))
        client.post(page_of(round, "avsluta/"))
        assert rounds_of(almvik).get(pk=round.pk).finished_on


@pytest.mark.parametrize("page", ["", "steg/", "steg/rostning/", "beslut/"])
def test_in_a_round_that_was_called_off_nothing_goes_on_or_is_asked_for(
    almvik: Organisation, page: str
) -> None:
    round = a_public_round(almvik)
    vote = first_day(round, Step.VOTE)
    with scope(organisation=almvik), on(vote):
        cancel_round(round=round, because="Pengarna är slut.", by=LEAD)
    with at(round, vote + timedelta(days=1)) as client:
        said = read(client, "/en" + page_of(round, page))
    for word in (
        "Put it right",
        "Move days",
        "Now",
        "Waits",
        "Nothing is decided yet",
        "Record the",
    ):
        assert word not in said
    assert "alled off" in said
