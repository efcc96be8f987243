"""What happens stands in the calendar: on a page, and in people's own calendars."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from django_scopes import scopes_disabled
from icalendar import Calendar

from medborgarbudget.organisations import workspace
from medborgarbudget.organisations.models import RoleGrant
from medborgarbudget.organisations.workspace import CalendarItem
from medborgarbudget.people.roles import Role
from tests.factories import OrganisationFactory, a_member_of_staff, signed_in_client

pytestmark = pytest.mark.django_db
STOCKHOLM = ZoneInfo("Europe/Stockholm")
PAGE = "/hallefors/arbetsyta/kalender/"
ITEMS = [
    CalendarItem(
        datetime(2026, 4, 23, 13, tzinfo=STOCKHOLM),
        "Nätverksmöte",
        "/skr/traffar/april/",
        datetime(2026, 4, 23, 16, tzinfo=STOCKHOLM),
        public=True,
        place="Hornsgatan 20",
        uid="meeting-1",
    ),
    CalendarItem(date(2026, 4, 1), "Förslag tas emot", "/hallefors/oppet/", date(2026, 4, 30)),
    CalendarItem(date(2026, 2, 3), "Uppstart", "/hallefors/start/"),
    CalendarItem(date(2026, 5, 2), "Inställt", "/hallefors/nej/", public=True, cancelled=True),
]


@pytest.fixture(autouse=True)
def in_march(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    sources = workspace.Sources[CalendarItem]()
    sources.source(lambda organisation: ITEMS if organisation.slug == "hallefors" else [])
    for module in ("views.calendar", "workspace"):
        monkeypatch.setattr(f"medborgarbudget.organisations.{module}.calendar", sources)
    with time_machine.travel(datetime(2026, 3, 12, 12, tzinfo=STOCKHOLM), tick=False):
        yield


@pytest.fixture
def organisation():
    return OrganisationFactory(name="Hällefors kommun", slug="hallefors")


@pytest.fixture
def user(organisation):
    return a_member_of_staff(organisation, Role.PROCESS_LEAD)


@pytest.fixture
def staff(user) -> Client:
    return signed_in_client(user)


def labels(page: str) -> list[str]:
    return [
        item.label
        for item in sorted(ITEMS, key=lambda item: page.find(item.label))
        if item.label in page
    ]


def events(client: Client, address: str) -> dict[str, Calendar]:
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    found = Calendar.from_ical(answer.content).walk("VEVENT")
    return {str(event["summary"]): event for event in found}


def test_the_page_shows_what_is_to_come_month_by_month(staff) -> None:
    page = staff.get(PAGE).content.decode()
    assert labels(page) == ["Förslag tas emot", "Nätverksmöte", "Inställt"]
    assert re.findall(r'<h2 id="month-\d">(.*?)</h2>', page) == ["April 2026", "Maj 2026"]
    assert "Hornsgatan 20" in page


def test_what_has_been_stands_on_a_page_of_its_own(staff) -> None:
    assert labels(staff.get(f"{PAGE}?tidigare").content.decode()) == ["Uppstart"]


def test_everyone_may_follow_what_is_public(organisation, client) -> None:
    found = events(client, "/hallefors/kalender.ics")
    assert found.keys() == {"Nätverksmöte", "Inställt"}
    meeting = found["Nätverksmöte"]
    assert meeting["dtstart"].dt == datetime(2026, 4, 23, 11, tzinfo=ZoneInfo("UTC"))
    assert meeting["uid"] == "meeting-1"
    assert meeting["location"] == "Hornsgatan 20"
    assert meeting["url"] == "http://127.0.0.1:8000/skr/traffar/april/"
    assert found["Inställt"]["status"] == "CANCELLED"


def the_address(staff: Client) -> str:
    """Where one's own calendar follows that of the workspace."""
    link = re.search(r'href="webcal://127.0.0.1:8000([^"]*)"', staff.get(PAGE).content.decode())
    assert link
    return link[1]


def test_staff_follow_all_of_it_from_a_calendar_that_does_not_sign_in(staff) -> None:
    found = events(Client(), the_address(staff))
    assert len(found) == len(ITEMS)
    whole_days = found["Förslag tas emot"]
    assert (whole_days["dtstart"].dt, whole_days["dtend"].dt) == (
        date(2026, 4, 1),
        date(2026, 5, 1),
    )


def test_whoever_lost_their_role_follows_no_more(staff, user) -> None:
    address = the_address(staff)
    with scopes_disabled():
        RoleGrant.objects.filter(user=user).update(ended_at=timezone.now())
    assert Client().get(address).status_code == 404


def test_a_new_password_makes_the_address_worthless(staff, user) -> None:
    address = the_address(staff)
    user.set_password("en annan lång mening")
    user.save()
    assert Client().get(address).status_code == 404


def test_the_address_opens_no_other_calendar(staff) -> None:
    other = OrganisationFactory(slug="laxa")
    address = the_address(staff).replace("/hallefors/", f"/{other.slug}/")
    assert Client().get(address).status_code == 404
    assert Client().get("/hallefors/kalender/hittepa.ics").status_code == 404


def test_an_empty_calendar_says_why() -> None:
    other = OrganisationFactory(slug="laxa")
    client = signed_in_client(a_member_of_staff(other, Role.PROCESS_LEAD))
    assert 'class="empty' in client.get("/laxa/arbetsyta/kalender/").content.decode()
