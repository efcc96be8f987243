"""The timetable: as a picture, as a list, with its changes, and in people's own calendars."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django_scopes import scope
from icalendar import Calendar

from medborgarbudget.rounds.actions import cancel_round, move_steps
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.pages.timetable import timetable_page
from medborgarbudget.rounds.states import Step, StepState
from medborgarbudget.rounds.timetable import Days, StepView
from tests.factories import OrganisationFactory, RoundFactory
from tests.rounds.making import LEAD, START, a_public_round, first_day, on

pytestmark = pytest.mark.django_db


def path_of(round: Round) -> str:
    return f"/{round.organisation.slug}/{round.slug}/"


def timetable_of(client: Client, round: Round) -> str:
    response = client.get(f"/en{path_of(round)}tidplan/")
    assert response.status_code == 200
    return str(response.content.decode()).replace("\N{NO-BREAK SPACE}", " ")


def put_off_the_follow_up(round: Round, reason: str = "Bygget tar längre tid.") -> Days:
    old = round.steps.get(step=Step.FOLLOW_UP)
    new = Days(old.starts_on + timedelta(days=7), old.ends_on + timedelta(days=7))
    move_steps(round=round, days={Step.FOLLOW_UP: new}, reason=reason, by=LEAD)
    return new


def calendar_of(client: Client, address: str) -> dict[str, dict[str, object]]:
    """What a calendar takes in: the events by their names for ever."""
    response = client.get(address)
    assert response["Content-Type"].startswith("text/calendar")
    return {
        str(event["uid"]): dict(event)
        for event in Calendar.from_ical(response.content).walk("VEVENT")
    }


def test_every_step_has_a_bar_and_its_days_in_words(client: Client) -> None:
    round = a_public_round()
    with on(START):
        page = timetable_of(client, round)
    assert page.count("<rect ") == len(Step)
    assert "Monday 11 January 2027" in page
    assert "style=" not in page
    for step in Step:
        assert f"<h3>{step.label} " in page


def test_a_move_stands_there_with_its_reason_and_the_days_before(client: Client) -> None:
    round = a_public_round()
    with scope(organisation=round.organisation), on(START):
        before = round.steps.get(step=Step.FOLLOW_UP)
        put_off_the_follow_up(round)
        page, front = timetable_of(client, round), client.get(path_of(round)).content.decode()
    assert "Bygget tar längre tid." in page
    assert before.starts_on.isoformat() in page
    assert "Bygget tar längre tid." in front


def test_what_moved_at_once_is_told_together_with_its_one_reason(client: Client) -> None:
    round = a_public_round()
    with scope(organisation=round.organisation), on(START):
        implementation = round.steps.get(step=Step.IMPLEMENTATION)
        follow_up = round.steps.get(step=Step.FOLLOW_UP)
        later = timedelta(days=7)
        days = {
            Step.IMPLEMENTATION: Days(implementation.starts_on, implementation.ends_on + later),
            Step.FOLLOW_UP: Days(follow_up.starts_on + later, follow_up.ends_on + later),
        }
        move_steps(round=round, days=days, reason="Bygget tar längre tid.", by=LEAD)
    with scope(organisation=round.organisation), on(START + later):
        put_off_the_follow_up(round)
        page = timetable_of(client, round)
    told = page[page.index('id="changes"') :]
    moves = told[: told.index("</section>")].split("<li>")[1:]
    assert [move.count("Bygget tar längre tid.") for move in moves] == [1, 1]
    assert ">18 January 2027<" in moves[0]
    together = moves[1]
    assert together.index("Implementation</strong>") < together.index("Follow-up</strong>")
    assert ">11 January 2027<" in together


def test_a_timetable_that_never_moved_says_so(client: Client) -> None:
    round = a_public_round()
    assert "No days have been moved" in timetable_of(client, round)


def test_a_waiting_step_is_told_in_the_list_too(client: Client) -> None:
    round = a_public_round()
    with on(first_day(round, Step.VOTE)):
        page = timetable_of(client, round)
    assert "The politicians have not decided yet which proposals to vote on." in page


def test_moves_change_a_step_in_calendars_instead_of_adding_another(client: Client) -> None:
    round = a_public_round()
    address = f"{path_of(round)}tidplan.ics"
    with scope(organisation=round.organisation), on(START):
        before = calendar_of(client, address)
        new = put_off_the_follow_up(round)
        after = calendar_of(client, address)
    assert set(before) == set(after)
    assert len(after) == len(Step)
    name = next(uid for uid in after if Step.FOLLOW_UP in uid)
    assert (before[name]["SEQUENCE"], after[name]["SEQUENCE"]) == (0, 1)
    assert after[name]["DTSTART"].dt == new.first  # type: ignore[attr-defined]
    assert after[name]["DTEND"].dt == new.last + timedelta(days=1)  # type: ignore[attr-defined]


def test_the_organisation_calls_a_step_by_the_same_name_as_the_round(client: Client) -> None:
    round = a_public_round()
    own = calendar_of(client, f"{path_of(round)}tidplan.ics")
    organisations = calendar_of(client, f"/{round.organisation.slug}/kalender.ics")
    assert set(own) <= set(organisations)


def test_calendars_strike_out_what_a_called_off_round_never_came_to(client: Client) -> None:
    round = a_public_round()
    with scope(organisation=round.organisation), on(first_day(round, Step.IDEAS)):
        cancel_round(round=round, because="Pengarna är slut.", by=LEAD)
        events = calendar_of(client, f"{path_of(round)}tidplan.ics")
    by_step = {
        step: events[f"step-{round.organisation_id}-{round.pk}-{step}@medborgarbudget"]
        for step in Step
    }
    assert by_step[Step.CRITERIA]["STATUS"] == "CONFIRMED"
    assert by_step[Step.VOTE]["STATUS"] == "CANCELLED"
    assert by_step[Step.VOTE]["SEQUENCE"] == 1


@pytest.mark.parametrize("rounds", [1, 3])
def test_a_calendar_asks_as_much_of_one_round_as_of_three(
    client: Client, django_assert_num_queries, rounds: int
) -> None:
    organisation = OrganisationFactory()
    for _ in range(rounds):
        a_public_round(organisation)
    with on(START), django_assert_num_queries(9):
        client.get(f"/{organisation.slug}/kalender.ics")


def test_the_picture_names_few_months_and_today_only_within_it() -> None:
    round = RoundFactory()
    view = StepView(Step.VOTE, StepState.UPCOMING, date(2027, 1, 15), date(2027, 12, 20))
    with scope(organisation=round.organisation):
        page = timetable_page(round, [view], [], date(2026, 12, 1))
    assert page.today is None
    assert [mark.day.month for mark in page.months] == [2, 5, 8]
    assert page.rows[0].bar is not None
    assert (page.rows[0].bar.start, page.rows[0].bar.length) == ("0%", "100%")
