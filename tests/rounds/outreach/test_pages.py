"""The plan in the workspace, and what it shows elsewhere."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_scopes import scope
from pytest_django import DjangoAssertNumQueries

from medborgarbudget.organisations.calendar_links import calendar_token
from medborgarbudget.organisations.models import Organisation, RoleGrant
from medborgarbudget.organisations.workspace import calendar
from medborgarbudget.people.models import User
from medborgarbudget.people.roles import Role
from medborgarbudget.rounds.actions import cancel_round
from medborgarbudget.rounds.actions.outreach import finish_activity
from medborgarbudget.rounds.models import OutreachActivity, Round
from medborgarbudget.rounds.outreach.on_pages import meet_us
from medborgarbudget.rounds.states import OutreachChannel, Step
from tests.factories import (
    AreaFactory,
    AreaLevelFactory,
    UserFactory,
    a_member_of_staff,
    signed_in_client,
)
from tests.rounds.making import LEAD, a_public_round, a_round_being_set_up, first_day, on
from tests.rounds.outreach.making import address, an_activity
from tests.rounds.pages import read

pytestmark = pytest.mark.django_db


def form_of(**fields: object) -> dict[str, object]:
    usual = {"channel": "meeting", "what": "Idéfika", "audience": "Alla", "starts_on": "2027-04-01"}
    return usual | fields


def test_a_communicator_plans_changes_finishes_and_removes(
    round: Round, communicator: Client
) -> None:
    communicator.post(address(round, "add_activity"), form_of(place="Biblioteket", cost="900"))
    activity = OutreachActivity.objects.get()
    assert "Idéfika" in read(communicator, address(round, "workspace_outreach"))
    one = {"number": activity.pk}
    communicator.post(address(round, "change_activity", **one), form_of(what="Idékväll"))
    assert "Idékväll" in read(communicator, address(round, "workspace_outreach"))
    today = first_day(round, Step.IDEAS).isoformat()
    how = {"done_on": today, "reached": "45", "cost": "900", "outcome": "Många kom."}
    communicator.post(address(round, "finish_activity", **one), how)
    after = read(communicator, address(round, "workspace_outreach"))
    assert "Många kom." in after
    assert "20 kr" in after
    communicator.post(address(round, "reopen_activity", **one))
    communicator.post(address(round, "remove_activity", **one))
    assert not OutreachActivity.objects.exists()


def test_what_cannot_be_is_said_beside_its_field_and_nothing_is_lost(
    round: Round, communicator: Client
) -> None:
    response = communicator.post(address(round, "add_activity"), form_of(ends_on="2027-03-01"))
    assert "ends_on" in response.context["form"].errors
    assert 'value="Idéfika"' in response.content.decode()
    activity = an_activity(round)
    path = address(round, "finish_activity", number=activity.pk)
    tomorrow = first_day(round, Step.IDEAS) + timedelta(days=1)
    assert "done_on" in communicator.post(path, {"done_on": tomorrow}).context["form"].errors


def test_a_suggestion_is_one_press_away_and_then_gone(round: Round, communicator: Client) -> None:
    plan = address(round, "workspace_outreach")
    path = address(round, "add_suggested_activity", key="idea_meeting")
    assert path in read(communicator, plan)
    assert communicator.post(path).status_code == 302
    activity = OutreachActivity.objects.get()
    assert activity.channel == OutreachChannel.MEETING
    assert activity.starts_on > first_day(round, Step.IDEAS)
    assert path not in read(communicator, plan)
    unknown = address(round, "add_suggested_activity", key="balloons")
    assert communicator.post(unknown).status_code == 404


def test_who_may_only_follow_sees_the_plan_without_buttons(round: Round) -> None:
    an_activity(round)
    reader = signed_in_client(a_member_of_staff(round.organisation, Role.ELECTED_MEMBER))
    shown = read(reader, address(round, "workspace_outreach"))
    assert "Idéfika" in shown
    assert address(round, "add_activity") not in shown
    assert reader.get(address(round, "add_activity")).status_code == 403


def test_the_plan_is_narrowed_by_channel_and_by_what_is_done(
    round: Round, communicator: Client
) -> None:
    an_activity(round)
    letter = an_activity(round, what="Vykort", channel=OutreachChannel.LETTER)
    finish_activity(activity=letter, details={"done_on": letter.starts_on}, by=LEAD)

    def shown(asked: str) -> list[str]:
        response = communicator.get(address(round, "workspace_outreach") + asked)
        return [each.what for each in response.context["page"]]

    assert shown("") == ["Idéfika", "Vykort"]
    assert shown("?kanal=letter") == ["Vykort"]
    assert shown("?lage=kvar") == ["Idéfika"]
    assert shown("?kanal=letter&lage=kvar") == []
    assert shown("?kanal=balloons") == ["Idéfika", "Vykort"]


def test_areas_and_groups_that_nobody_names_are_pointed_out(
    round: Round, communicator: Client
) -> None:
    level = AreaLevelFactory(organisation=round.organisation)
    AreaFactory(level=level, name="Ekeby")
    AreaFactory(level=level, name="Norra Alm")
    an_activity(round, audience="Alla i Ekeby")
    context = communicator.get(address(round, "workspace_outreach")).context
    assert context["forgotten"] == ["Norra Alm"]
    assert context["unreached"] == ["Ekeby", "Norra Alm"]


def test_the_table_holds_every_activity(round: Round, communicator: Client) -> None:
    an_activity(round, what="=Vykort", cost=500)
    response = communicator.get(address(round, "outreach_csv"))
    heading, row = response.content.decode().strip().splitlines()
    assert heading.count(";") == row.count(";") == 11
    assert "'=Vykort" in row
    assert ";500;" in row
    assert response.headers["Content-Type"].startswith("text/csv")


@pytest.mark.parametrize("name", ["workspace_outreach", "workspace_texts", "workspace_material"])
def test_a_long_plan_takes_no_more_questions_to_the_database(
    round: Round, communicator: Client, name: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    an_activity(round)
    read(communicator, address(round, name))
    with CaptureQueriesContext(connection) as asked:
        read(communicator, address(round, name))
    for number in range(3):
        AreaFactory(level__organisation=round.organisation, level__number=number + 1)
        an_activity(round, place="Torget", channel=OutreachChannel.STREET)
    with django_assert_num_queries(len(asked)):
        read(communicator, address(round, name))


def test_residents_see_where_they_can_meet_us(round: Round) -> None:
    first = first_day(round, Step.IDEAS)
    an_activity(round, what="Idéfika", place="Biblioteket, 17–19")
    an_activity(round, what="Utan plats")
    an_activity(round, what="Vykort", place="Alla brevlådor", channel=OutreachChannel.LETTER)
    an_activity(round, what="Har varit", place="Torget", starts_on=first - timedelta(days=3))
    an_activity(
        round,
        what="Pågår",
        place="Skolan",
        channel=OutreachChannel.VISIT,
        starts_on=first - timedelta(days=3),
        ends_on=first,
    )
    shown = read(Client(), round.get_absolute_url())
    assert "Biblioteket, 17–19" in shown
    assert "Pågår" in shown
    for hidden in ("Utan plats", "Vykort", "Har varit"):
        assert hidden not in shown


def test_where_nobody_can_be_met_the_page_says_nothing_of_it(round: Round) -> None:
    assert meet_us(round) is None


def test_a_round_that_was_called_off_invites_nobody(round: Round) -> None:
    an_activity(round, place="Biblioteket")
    cancel_round(round=round, because="Pengarna tog slut.", by=LEAD)
    round.refresh_from_db()
    assert meet_us(round) is None
    assert not [item for item in calendar.of(round.organisation) if item.label == "Idéfika"]


def test_meetings_stand_in_the_public_calendar_and_all_else_in_the_workspaces(
    round: Round,
) -> None:
    an_activity(round, what="Idéfika", place="Biblioteket")
    an_activity(round, what="Vykort", channel=OutreachChannel.LETTER)
    items = {item.label: item for item in calendar.of(round.organisation)}
    assert items["Idéfika"].public
    assert items["Idéfika"].place == "Biblioteket"
    assert items["Idéfika"].url == round.get_absolute_url()
    assert not items["Vykort"].public
    assert items["Vykort"].url == address(round, "workspace_outreach")


def test_meetings_of_a_round_that_is_not_public_are_for_staff_only(almvik: Organisation) -> None:
    round = a_round_being_set_up(almvik)
    with scope(organisation=almvik):
        an_activity(round, place="Biblioteket")
        [item] = [each for each in calendar.of(almvik) if each.label == "Idéfika"]
    assert not item.public


@pytest.mark.parametrize("make", [a_round_being_set_up, a_public_round])
def test_what_only_staff_know_of_is_in_the_calendar_of_those_who_follow_the_round(
    almvik: Organisation, make: Callable[[Organisation], Round]
) -> None:
    round, other = make(almvik), a_public_round(almvik)
    with scope(organisation=almvik), on(first_day(round, Step.OUTREACH)):
        an_activity(round, what="Vykort")
        here, elsewhere = (UserFactory(), UserFactory())
        for user, whose in ((here, round), (elsewhere, other)):
            RoleGrant.objects.create(
                organisation=almvik, user=user, role=Role.ASSESSOR, round_id=whose.pk
            )
        everywhere = a_member_of_staff(almvik, Role.DESK_OFFICER)
        shown = {user: calendars_of(user, almvik) for user in (here, elsewhere, everywhere)}
    assert all("Vykort" in each for each in shown[here] + shown[everywhere])
    assert not any("Vykort" in each for each in shown[elsewhere])


def calendars_of(user: User, organisation: Organisation) -> list[str]:
    """What somebody sees of the calendar: its page, the start of the workspace, their own."""
    client, workspace = signed_in_client(user), f"/{organisation.slug}/arbetsyta/"
    own = f"/{organisation.slug}/kalender/{calendar_token(user, organisation)}.ics"
    return [read(client, path) for path in (f"{workspace}kalender/", workspace, own)]


def test_texts_are_shown_to_copy_without_scripts(round: Round, communicator: Client) -> None:
    path = address(round, "workspace_texts")
    shown = read(communicator, path)
    assert shown.count("readonly") == 7
    assert "Lämna din idé!" in shown
    english = read(communicator, path + "?tillfalle=omrostning&sprak=en")
    assert "Time to vote in Bygd i balans" in english
    assert read(communicator, path + "?tillfalle=balloons&sprak=xx").count("readonly") == 7
