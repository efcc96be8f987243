"""What was done can be read: by everyone the public part, by staff all of it."""

import re
from datetime import datetime
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client
from django_scopes import scope, scopes_disabled

from medborgarbudget.journal.actions import record
from medborgarbudget.journal.models import Entry
from medborgarbudget.people.roles import Role
from tests.factories import OrganisationFactory, a_member_of_staff, signed_in_client
from tests.journal.writing import HAPPENED, TOLD, some_entries

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def at(day: int, hour: int) -> datetime:
    return datetime(2026, 3, day, hour, tzinfo=ZoneInfo("Europe/Stockholm"))


@pytest.fixture
def organisation():
    return OrganisationFactory(name="Hällefors kommun", slug="hallefors")


@pytest.fixture
def staff(organisation) -> Client:
    return signed_in_client(a_member_of_staff(organisation, Role.AUDITOR))


def shown(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.content.decode())


def test_everyone_reads_the_public_part_and_staff_all_of_it(organisation, client, staff) -> None:
    some_entries(organisation, 1)
    some_entries(organisation, 1, event=TOLD)
    public = shown(client, "/hallefors/aktivitet/")
    assert "berättades för alla" in public
    assert "hände 1 gånger" not in public
    everything = shown(staff, "/hallefors/arbetsyta/aktivitet/")
    assert "berättades för alla" in everything
    assert "hände 1 gånger" in everything


def test_what_another_organisation_did_stands_on_neither_page(organisation, client, staff) -> None:
    some_entries(OrganisationFactory(name="Laxå kommun"), 2, event=TOLD)
    assert "Laxå" not in shown(client, "/hallefors/aktivitet/")
    assert "Laxå" not in shown(staff, "/hallefors/arbetsyta/aktivitet/")


def test_a_line_says_when_as_whom_and_why(organisation, client) -> None:
    with time_machine.travel(at(12, 18), tick=False):
        some_entries(organisation, 1, event=TOLD, reason="Nämnden bad om det")
    page = shown(client, "/hallefors/aktivitet/")
    assert 'datetime="2026-03-12"' in page
    assert "18:00" in page
    assert "Nämnden bad om det" in page
    assert 'href="/hallefors/"> Hällefors kommun berättades' in page or (
        'href="/hallefors/">Hällefors kommun berättades' in page
    )


def test_everyone_is_shown_no_way_into_the_workspace(organisation, client, staff) -> None:
    some_entries(organisation, 1, event=TOLD, address="/hallefors/arbetsyta/personer/")
    assert "arbetsyta" not in shown(client, "/hallefors/aktivitet/")
    assert 'href="/hallefors/arbetsyta/personer/"' in shown(
        staff, "/hallefors/arbetsyta/aktivitet/"
    )


def test_in_english_the_lines_lead_to_english_pages(organisation, client) -> None:
    some_entries(organisation, 1, event=TOLD)
    assert 'href="/en/hallefors/"' in shown(client, "/en/hallefors/aktivitet/")


@pytest.mark.parametrize(
    ("chosen", "left"),
    [
        ("", {"första", "andra", "tredje"}),
        ("som=auditor", {"andra"}),
        ("fran=2026-03-11", {"andra", "tredje"}),
        ("till=2026-03-11", {"första", "andra"}),
        ("fran=2026-03-11&till=2026-03-11", {"andra"}),
        ("ord=SKÄL+andra", {"andra"}),
        ("ord=berättades", {"tredje"}),
        ("ord=saknas", set()),
        ("fran=igår", {"första", "andra", "tredje"}),
        ("vad=staff", set()),
        ("vad=finns-inte", {"första", "andra", "tredje"}),
    ],
)
def test_filters_choose_and_say_what_they_hide(organisation, staff, chosen: str, left) -> None:
    for day, event, role, word in [
        (10, HAPPENED, "administrator", "första"),
        (11, HAPPENED, "auditor", "andra"),
        (12, TOLD, "administrator", "tredje"),
    ]:
        with time_machine.travel(at(day, 23), tick=False):
            some_entries(organisation, 1, event=event, role=role, reason=f"Ett skäl, det {word}")
    page = shown(staff, f"/hallefors/arbetsyta/aktivitet/?{chosen}")
    assert {word for word in ("första", "andra", "tredje") if f"det {word}" in page} == left
    assert len(re.findall(r'<span class="quiet"> ?<time', page)) == len(left)
    hidden = re.search(r'<p class="quiet">[^<]*?(\d)[^<]*</p>', page)
    assert (int(hidden[1]) if hidden else 0) == 3 - len(left)


def test_older_entries_stand_on_pages_of_their_own_with_the_same_choice(
    organisation, client
) -> None:
    some_entries(organisation, 60, event=TOLD, reason="Samma")
    some_entries(organisation, 3, event=TOLD, reason="Annat")
    first = shown(client, "/hallefors/aktivitet/?ord=samma")
    older = re.search(r'href="(\?[^"]*fore=[^"]*)"', first)
    assert older
    second = shown(client, "/hallefors/aktivitet/" + older[1].replace("&amp;", "&"))
    assert first.count('class="reason"') == 50
    assert second.count('class="reason"') == 10
    assert "Annat" not in second


def test_an_empty_journal_says_so(organisation, client, staff) -> None:
    assert 'class="empty' in shown(client, "/hallefors/aktivitet/")
    assert 'class="empty' in shown(staff, "/hallefors/arbetsyta/aktivitet/")


def test_an_event_that_is_no_more_is_still_told(organisation, staff) -> None:
    (entry,) = some_entries(organisation, 1)
    gone = Entry(**{field.attname: getattr(entry, field.attname) for field in Entry._meta.fields})
    gone.event_code, gone.role, gone.number = "gone.with_the_wind", "vicar", 2
    gone.previous, gone.pk = entry.hash, "0" * 64
    with scope(organisation=organisation), scopes_disabled():
        gone.save(force_insert=True)
    page = shown(staff, "/hallefors/arbetsyta/aktivitet/")
    assert "gone.with_the_wind" in page
    assert "vicar" in page


@pytest.mark.parametrize("path", ["aktivitet/", "arbetsyta/aktivitet/", "aktivitet/flode.atom"])
def test_a_page_asks_as_many_questions_for_three_entries_as_for_one(
    organisation, staff, path: str, django_assert_num_queries, django_assert_max_num_queries
) -> None:
    some_entries(organisation, 1, event=TOLD)
    with django_assert_max_num_queries(12) as one:
        shown(staff, f"/hallefors/{path}")
    some_entries(organisation, 2, event=TOLD)
    with django_assert_num_queries(len(one)):
        shown(staff, f"/hallefors/{path}")


def test_feed_readers_get_the_public_part(organisation, client) -> None:
    some_entries(organisation, 1)
    (told,) = some_entries(organisation, 1, event=TOLD, address="")
    answer = client.get("/hallefors/aktivitet/flode.atom")
    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(answer.content)
    (entry,) = feed.findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == "Hällefors kommun berättades för alla"
    assert entry.findtext(f"{ATOM}id") == f"urn:sha256:{told.hash}"
    link = entry.find(f"{ATOM}link")
    assert link is not None
    assert link.get("href", "").endswith("/hallefors/aktivitet/")


def test_the_page_of_an_organisation_tells_the_latest_and_leads_to_the_rest(
    organisation, client
) -> None:
    assert "/hallefors/aktivitet/" not in shown(client, "/hallefors/")
    some_entries(organisation, 5, event=TOLD)
    page = shown(client, "/hallefors/")
    assert page.count("berättades för alla") == 3
    assert 'href="/hallefors/aktivitet/"' in page


def test_the_workspace_leads_to_activity_only_for_those_who_may_see_it(organisation) -> None:
    for role, may in ((Role.AUDITOR, True), (Role.DESK_OFFICER, False)):
        client = signed_in_client(a_member_of_staff(organisation, role))
        address = "/hallefors/arbetsyta/aktivitet/"
        assert (f'href="{address}"' in shown(client, "/hallefors/arbetsyta/")) is may
        assert client.get(address).status_code == (200 if may else 403)


def test_what_has_no_details_is_told_without_them(organisation, client) -> None:
    record(TOLD, role="system", subject=organisation, organisation_id=organisation.pk)
    assert "berättades för alla" in shown(client, "/hallefors/aktivitet/")
