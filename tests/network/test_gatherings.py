"""Gatherings as visitors, the registered, members and coordinators meet them."""

from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from django_scopes import scope, scopes_disabled

from medborgarbudget.journal.models import Entry
from medborgarbudget.network.actions.gathering_letters import secret_of
from medborgarbudget.network.actions.registrations import register
from medborgarbudget.network.models import Gathering, Registration
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.organisations.workspace import calendar
from medborgarbudget.people.acting import VISITOR
from medborgarbudget.people.models import Letter
from medborgarbudget.people.roles import Role
from medborgarbudget.web.spreadsheets import spreadsheet
from tests.factories import (
    AssociationFactory,
    GatheringFactory,
    MembershipFactory,
    OrganisationFactory,
    a_member_of_staff,
    signed_in_client,
)
from tests.network.guarded import send

pytestmark = pytest.mark.django_db


@pytest.fixture
def association() -> Organisation:
    return AssociationFactory(slug="skr")


@pytest.fixture
def gathering(association: Organisation) -> Gathering:
    return GatheringFactory(organisation=association, slug="norrkoping", places=1)


@pytest.fixture
def coordinator(association: Organisation) -> Client:
    return signed_in_client(a_member_of_staff(association, Role.COORDINATOR))


def person(**fields: str) -> dict[str, str]:
    return {"name": "Ada Ek", "email": "ada@example.se", "comes_from": "Umeå"} | fields


def test_the_list_shows_coming_and_past_and_narrows_by_kind(client, association, gathering):
    ago = timezone.now() - timedelta(days=9)
    GatheringFactory(organisation=association, name="Utbildning i Boden", kind="training")
    GatheringFactory(organisation=association, name="Träffen i fjol", starts_at=ago)
    GatheringFactory(organisation=association, name="Hemligt utkast", state="draft")
    page = client.get("/skr/traffar/").content.decode()
    assert page.index("Nätverksträff i Norrköping") < page.index("Träffen i fjol")
    assert "Hemligt utkast" not in page
    training = client.get("/skr/traffar/?slag=training").content.decode()
    assert "Utbildning i Boden" in training
    assert "Nätverksträff i Norrköping" not in training


def test_a_list_costs_as_many_queries_with_one_gathering_as_with_three(
    client, association, gathering, django_assert_num_queries
):
    ago = timezone.now() - timedelta(days=9)
    for _ in range(2):
        GatheringFactory.create_batch(2, organisation=association, starts_at=ago)
        with django_assert_num_queries(QUERIES_FOR_THE_LIST):
            client.get("/skr/traffar/")
        GatheringFactory.create_batch(2, organisation=association)


QUERIES_FOR_THE_LIST = 4


def test_a_draft_and_another_associations_gathering_are_not_found(client, gathering):
    GatheringFactory(organisation=gathering.organisation, slug="utkast", state="draft")
    AssociationFactory(slug="annan")
    assert client.get("/skr/traffar/norrkoping/").status_code == 200
    assert client.get("/skr/traffar/utkast/").status_code == 404
    assert client.get("/skr/traffar/utkast/traff.ics").status_code == 404
    assert client.get("/annan/traffar/norrkoping/").status_code == 404


def test_a_municipality_has_no_gatherings_of_its_own(client):
    OrganisationFactory(slug="boden")
    assert client.get("/boden/traffar/").status_code == 404


def test_the_calendar_file_and_the_feed_tell_time_and_place_but_not_the_link(client, gathering):
    with scopes_disabled():
        Gathering.objects.update(link="https://mote.example.se/hemligt")
    for address in ("/skr/traffar/norrkoping/traff.ics", "/skr/traffar.ics"):
        answer = client.get(address)
        assert answer["Content-Type"].startswith("text/calendar")
        assert "Louis De Geer" in answer.content.decode().replace("\r\n ", "")
        assert "hemligt" not in answer.content.decode()


def test_anyone_registers_without_an_account_and_gets_a_letter_with_a_link(client, gathering):
    answer = send(client, "/skr/traffar/norrkoping/anmalan/", person(needs="Glutenfritt"))
    assert "ada@example.se" in answer.content.decode()
    with scopes_disabled():
        letter = Letter.objects.get()
    assert "Du har en plats" in letter.body or "You have a place." in letter.body
    with scope(organisation=gathering.organisation):
        secret = secret_of(Registration.objects.get())
    assert f"/skr/traffar/anmald/{secret}/" in letter.body
    assert client.get(f"/skr/traffar/anmald/{secret}/").status_code == 200


def test_letters_are_written_in_the_language_in_which_one_registered(client, gathering):
    send(client, "/en/skr/traffar/norrkoping/anmalan/", person())
    with scope(organisation=gathering.organisation):
        assert Registration.objects.get().language == "en"
        letter = Letter.objects.get()
    assert "Hello Ada Ek," in letter.body
    assert "/en/skr/traffar/anmald/" in letter.body


def test_the_same_is_answered_whether_or_not_one_is_registered(client, gathering):
    first = send(client, "/skr/traffar/norrkoping/anmalan/", person())
    second = send(Client(), "/skr/traffar/norrkoping/anmalan/", person())
    assert shown(first) == shown(second)
    with scopes_disabled():
        assert Letter.objects.count() == 2


def shown(answer) -> list[str]:
    return [str(message) for message in answer.context["messages"]]


def test_no_name_and_no_address_stands_in_the_journal(client, gathering):
    send(client, "/skr/traffar/norrkoping/anmalan/", person())
    with scopes_disabled():
        for entry in Entry.objects.all():
            written = f"{entry.subject} {entry.reason} {entry.address} {entry.details}"
            assert "Ada" not in written
            assert "ada@" not in written


def test_behind_the_link_one_changes_and_cancels_in_two_clicks(client, gathering):
    send(client, "/skr/traffar/norrkoping/anmalan/", person())
    with scope(organisation=gathering.organisation):
        mine = f"/skr/traffar/anmald/{secret_of(Registration.objects.get())}/"
    client.post(mine, {"name": "Ada Ek", "comes_from": "Umeå kommun", "needs": "Teckentolk"})
    assert "Teckentolk" in client.get(mine).content.decode()
    assert f"{mine}avboka/" in client.get(mine).content.decode()
    client.post(f"{mine}avboka/")
    with scope(organisation=gathering.organisation):
        assert Registration.objects.get().state == "cancelled"


def test_a_link_that_is_wrong_or_belongs_elsewhere_leads_nowhere(client, gathering):
    send(client, "/skr/traffar/norrkoping/anmalan/", person())
    AssociationFactory(slug="annan")
    with scope(organisation=gathering.organisation):
        secret = secret_of(Registration.objects.get())
    assert client.get("/skr/traffar/anmald/fel/").status_code == 404
    assert client.get(f"/annan/traffar/anmald/{secret}/").status_code == 404


def test_what_was_typed_stays_when_something_is_missing(client, gathering):
    answer = send(client, "/skr/traffar/norrkoping/anmalan/", person(email="fel"))
    page = answer.content.decode()
    assert 'value="Ada Ek"' in page
    with scopes_disabled():
        assert Letter.objects.count() == 0


def test_a_gathering_for_members_sends_visitors_to_their_workspace(client, association):
    GatheringFactory(organisation=association, slug="inne", members_only=True)
    assert "/arbetsyta/" in client.get("/skr/traffar/inne/").content.decode()
    assert client.get("/skr/traffar/inne/anmalan/").status_code == 302


def test_a_member_registers_from_its_workspace_for_a_gathering_of_its_network(association):
    GatheringFactory(organisation=association, slug="inne", members_only=True)
    member = MembershipFactory(programme__organisation=association).member
    lead = a_member_of_staff(member, Role.PROCESS_LEAD)
    browser = signed_in_client(lead)
    offers = browser.get(f"/{member.slug}/arbetsyta/traffar/").content.decode()
    address = f"/{member.slug}/arbetsyta/traffar/skr/inne/anmalan/"
    assert address in offers
    browser.post(address, {"needs": ""})
    with scope(organisation=association):
        registration = Registration.objects.get()
    assert (registration.email, registration.member) == (lead.email, member)
    assert address not in browser.get(f"/{member.slug}/arbetsyta/traffar/").content.decode()


def test_who_is_in_no_network_is_offered_nothing(association):
    GatheringFactory(organisation=association, slug="inne")
    stranger = OrganisationFactory()
    browser = signed_in_client(a_member_of_staff(stranger, Role.PROCESS_LEAD))
    page = browser.get(f"/{stranger.slug}/arbetsyta/traffar/").content.decode()
    assert "Nätverksträff i Norrköping" not in page
    address = f"/{stranger.slug}/arbetsyta/traffar/skr/inne/anmalan/"
    assert browser.post(address).status_code == 404


def test_gatherings_stand_in_the_calendar_of_the_association_and_its_members(gathering):
    member = MembershipFactory(programme__organisation=gathering.organisation).member
    for organisation in (gathering.organisation, member):
        with scope(organisation=organisation):
            labels = [item.label for item in calendar.of(organisation)]
        assert "Nätverksträff i Norrköping" in labels
    stranger = OrganisationFactory()
    with scope(organisation=stranger):
        assert "Nätverksträff i Norrköping" not in [i.label for i in calendar.of(stranger)]


def test_a_coordinator_plans_announces_and_calls_off(coordinator, client, association):
    fields = {
        "name_0": "Metodverkstad",
        "kind": "workshop",
        "starts_at": "2027-03-12T09:00",
        "ends_at": "2027-03-12T16:00",
        "place": "Borås",
        "agenda_0": "# Kaffe",
    }
    with time_machine.travel("2027-01-01", tick=True):
        coordinator = signed_in_client(a_member_of_staff(association, Role.COORDINATOR))
        answer = coordinator.post("/skr/arbetsyta/traffar/ny/", fields)
        assert answer.url == "/skr/arbetsyta/traffar/metodverkstad/"
        assert client.get("/skr/traffar/metodverkstad/").status_code == 404
        coordinator.post("/skr/arbetsyta/traffar/metodverkstad/annonsera/")
        page = client.get("/skr/traffar/metodverkstad/").content.decode()
        assert "<h3>Kaffe</h3>" in page
        coordinator.post("/skr/arbetsyta/traffar/metodverkstad/stall-in/", {"reason": "Snö"})
        assert "Snö" in client.get("/skr/traffar/metodverkstad/").content.decode()


def test_a_gathering_that_ends_before_it_starts_is_told_beside_the_field(coordinator):
    fields = {
        "name_0": "Bakvänd",
        "kind": "workshop",
        "starts_at": "2027-03-12T09:00",
        "ends_at": "2027-03-12T08:00",
        "place": "Borås",
    }
    answer = coordinator.post("/skr/arbetsyta/traffar/ny/", fields)
    assert "ends_at" in answer.context["form"].errors


def test_participants_are_listed_and_exported_without_formulas(coordinator, gathering):
    with scope(organisation=gathering.organisation):
        register(
            gathering=gathering, name="=HYPERLINK(1)", email="a@a.se", needs="-tofu", by=VISITOR
        )
    page = coordinator.get("/skr/arbetsyta/traffar/norrkoping/").content.decode()
    assert "=HYPERLINK(1)" in page
    table = coordinator.get("/skr/arbetsyta/traffar/norrkoping/deltagare.csv").content.decode()
    assert "'=HYPERLINK(1)" in table
    assert "'-tofu" in table


def test_cells_that_are_no_formulas_stay_as_they_are():
    assert spreadsheet([["Åsa", 3, None]]) == "\ufeffÅsa;3;\r\n"


def test_attendance_is_noted_once_the_gathering_has_begun(coordinator, gathering):
    with scope(organisation=gathering.organisation):
        mine = register(gathering=gathering, name="Ada", email="a@a.se", by=VISITOR)
    address = "/skr/arbetsyta/traffar/norrkoping/narvaro/"
    coordinator.post(address, {"came": [mine.pk]})
    with scope(organisation=gathering.organisation):
        mine.refresh_from_db()
        assert mine.attended is None
        Gathering.objects.update(starts_at=timezone.now() - timedelta(hours=1))
    coordinator.post(address, {"came": [mine.pk]})
    with scope(organisation=gathering.organisation):
        mine.refresh_from_db()
        assert mine.attended


def test_material_and_notes_stand_on_the_page(coordinator, client, gathering):
    upload = SimpleUploadedFile("anteckningar.txt", b"Hej", "text/plain")
    base = "/skr/arbetsyta/traffar/norrkoping"
    coordinator.post(f"{base}/material/", {"title": "Bilder", "upload": upload})
    coordinator.post(f"{base}/material/", {"title": "Film", "url": "https://film.example.se/1"})
    coordinator.post(f"{base}/anteckningar/", {"notes_0": "Vi *enades*."})
    page = client.get("/skr/traffar/norrkoping/").content.decode()
    assert "https://film.example.se/1" in page
    assert "Vi <em>enades</em>." in page
    with scope(organisation=gathering.organisation):
        number = gathering.materials.get(title="Bilder").pk
    file = client.get(f"/skr/traffar/norrkoping/material/{number}/")
    assert file.content == b"Hej"
    coordinator.post(f"{base}/material/{number}/ta-bort/")
    assert client.get(f"/skr/traffar/norrkoping/material/{number}/").status_code == 404


def test_staff_without_the_right_role_may_not_arrange(association, gathering):
    auditor = signed_in_client(a_member_of_staff(association, Role.AUDITOR))
    assert auditor.get("/skr/arbetsyta/traffar/norrkoping/").status_code == 403
    assert auditor.get("/skr/arbetsyta/traffar/norrkoping/deltagare.csv").status_code == 403
