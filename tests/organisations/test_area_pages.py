"""The pages on which areas, groups and themes are seen and worked on."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_scopes import scope, scopes_disabled

from medborgarbudget.organisations.models import Area, AreaImport, ResidentGroup, Topic
from medborgarbudget.people.roles import Role
from tests.factories import (
    AreaFactory,
    AreaLevelFactory,
    OrganisationFactory,
    a_member_of_staff,
    a_square,
    signed_in_client,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def organisation():
    return OrganisationFactory(slug="almvik", name="Almvik", official_code="1485")


@pytest.fixture
def lead(organisation):
    """A browser in which a process lead has signed in."""
    return signed_in_client(a_member_of_staff(organisation, Role.PROCESS_LEAD))


@pytest.fixture
def area(organisation):
    return an_area(organisation, name="Norra", slug="norra", shape=a_square())


def an_area(organisation, **fields):
    with scopes_disabled():
        level = organisation.area_levels.first() or AreaLevelFactory(organisation=organisation)
        return AreaFactory(level=level, **fields)


def filled_in(**fields):
    empty = dict.fromkeys(
        ("residents", "residents_on", "residents_source", "statistics_version"), ""
    )
    return empty | {"name_0": "Norra", "name_1": "", "statistics": "", "shape": ""} | fields


def areas_of(organisation):
    with scope(organisation=organisation):
        return list(Area.objects.select_related("level").order_by("slug"))


def words(response):
    return response.content.decode()


def test_everyone_sees_the_areas_with_their_residents(client, organisation, area):
    with scope(organisation=organisation):
        Area.objects.update(residents=1812, residents_on="2025-12-31", residents_source="SCB")
    page = words(client.get("/almvik/omraden/"))
    assert "Norra" in page
    assert "1\N{NO-BREAK SPACE}812" in page
    assert "SCB" in page


def test_the_public_page_without_areas_says_why_it_is_empty(client, organisation):
    assert "Almvik" in words(client.get("/almvik/omraden/"))


def test_the_organisations_page_leads_to_its_areas(client, organisation, area):
    page = words(client.get("/almvik/"))
    assert "Norra" in page
    assert 'href="/almvik/omraden/"' in page


def test_the_organisations_page_says_nothing_of_areas_where_there_are_none(client, organisation):
    assert "/almvik/omraden/" not in words(client.get("/almvik/"))


def test_archived_areas_are_not_public(client, organisation):
    an_area(organisation, name="Gamla", archived_at="2026-01-01T12:00Z")
    assert "Gamla" not in words(client.get("/almvik/omraden/"))
    assert client.get("/almvik/omraden.geojson").json()["features"] == []


def test_the_size_of_a_small_group_is_not_public(client, organisation):
    with scope(organisation=organisation):
        for slug, members in (("liten", 7), ("stor", 4321)):
            ResidentGroup.objects.create(
                organisation=organisation, slug=slug, name=slug, members=members
            )
    page = words(client.get("/almvik/omraden/"))
    assert "liten" in page
    assert ">7 " not in page
    assert "4\N{NO-BREAK SPACE}321" in page


def queries(client, address):
    """How many queries a page takes, once what it keeps is worked out."""
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.mark.parametrize(
    "address", ["/almvik/omraden/", "/almvik/omraden.geojson", "/almvik/arbetsyta/omraden/"]
)
def test_a_page_takes_as_many_queries_for_three_areas_as_for_one(lead, organisation, address):
    an_area(organisation)
    for_one = queries(lead, address)
    for _number in range(2):
        an_area(organisation)
    assert queries(lead, address) == for_one


def test_the_map_gets_names_addresses_and_shapes(client, organisation, area):
    response = client.get("/almvik/omraden.geojson")
    assert response["Content-Type"] == "application/geo+json"
    (feature,) = response.json()["features"]
    assert feature["id"] == "norra"
    assert feature["properties"]["name"] == "Norra"
    assert feature["properties"]["url"] == "/almvik/omraden/#norra"
    assert feature["geometry"] == a_square()


def test_the_map_is_fetched_anew_only_when_an_area_changed(client, organisation, area):
    first = client.get("/almvik/omraden.geojson")
    assert "public" in first["Cache-Control"]
    seen = {"if-none-match": first["ETag"]}
    assert client.get("/almvik/omraden.geojson", headers=seen).status_code == 304
    with scope(organisation=organisation):
        area.save()
    assert client.get("/almvik/omraden.geojson", headers=seen).status_code == 200


def test_another_organisations_areas_are_not_there(client, organisation):
    an_area(OrganisationFactory(), name="Främmande", slug="frammande")
    assert "Främmande" not in words(client.get("/almvik/omraden/"))
    assert client.get("/almvik/omraden.geojson").json()["features"] == []


def test_staff_elsewhere_cannot_change_an_area(organisation, area):
    stranger = signed_in_client(a_member_of_staff(OrganisationFactory(), Role.PROCESS_LEAD))
    assert stranger.get("/almvik/arbetsyta/omraden/omrade/norra/").status_code == 403


def test_an_area_of_another_organisation_is_not_found(lead, organisation):
    other = an_area(OrganisationFactory(), slug="framlingen")
    address = f"/almvik/arbetsyta/omraden/omrade/{other.slug}/"
    assert lead.get(address).status_code == 404
    assert lead.post(f"{address}arkivera/").status_code == 404


def test_an_area_is_added_by_its_name_alone(lead, organisation):
    response = lead.post("/almvik/arbetsyta/omraden/nytt/", filled_in(), follow=True)
    assert "Norra" in words(response)
    (area,) = areas_of(organisation)
    assert (area.slug, area.shape, area.level.number) == ("norra", None, 1)


def test_an_area_is_added_with_its_border(lead, organisation):
    drawn = json.dumps(a_square())
    lead.post("/almvik/arbetsyta/omraden/nytt/", filled_in(shape=drawn))
    assert areas_of(organisation)[0].shape == a_square()


def test_a_mistake_keeps_what_was_written_and_is_told(lead, organisation):
    sent = filled_in(shape="en fyrkant", statistics="1485A0010")
    response = lead.post("/almvik/arbetsyta/omraden/nytt/", sent)
    assert "en fyrkant" in words(response)
    assert "1485A0010" in words(response)
    assert response.context["form"].errors["shape"]
    assert areas_of(organisation) == []


def test_what_an_action_refuses_stands_beside_its_field(lead, organisation):
    response = lead.post("/almvik/arbetsyta/omraden/nytt/", filled_in(residents="5"))
    assert response.context["form"].errors["residents_on"]


def test_saving_an_area_unchanged_changes_nothing(lead, organisation, area):
    page = lead.get("/almvik/arbetsyta/omraden/omrade/norra/")
    form = page.context["form"]
    level = {"level": area.level_id, "parent": ""}
    sent = filled_in(shape=form.initial["shape"], **level)
    response = lead.post("/almvik/arbetsyta/omraden/omrade/norra/", sent)
    assert response.status_code == 302
    (same,) = areas_of(organisation)
    assert same.changed_at == area.changed_at


def test_an_area_is_archived_and_taken_back(lead, organisation, area):
    address = "/almvik/arbetsyta/omraden/omrade/norra/"
    assert "Norra" in words(lead.post(f"{address}arkivera/", follow=True))
    assert areas_of(organisation)[0].archived_at
    lead.post(f"{address}ta-i-bruk/")
    assert areas_of(organisation)[0].archived_at is None


def test_overlaps_are_told_in_the_workspace(lead, organisation, area):
    an_area(organisation, name="Mitten", shape=a_square(15.05))
    page = words(lead.get("/almvik/arbetsyta/omraden/"))
    assert "Mitten" in page.split("</h2>")[1]


def test_a_file_is_shown_before_it_is_imported(lead, organisation):
    features = [{"type": "Feature", "properties": {"namn": "Norra"}, "geometry": a_square()}]
    content = json.dumps({"type": "FeatureCollection", "features": features}).encode()
    file = SimpleUploadedFile("delar.geojson", content)
    preview = lead.post("/almvik/arbetsyta/omraden/importera/", {"file": file}, follow=True)
    assert "Norra" in words(preview)
    assert areas_of(organisation) == []
    address = preview.redirect_chain[-1][0]
    lead.post(address, {"namn": "namn", "koder": ""})
    assert [str(area) for area in areas_of(organisation)] == ["Norra"]
    assert lead.get(address).status_code == 404


def test_a_file_that_cannot_be_read_says_so_beside_the_field(lead, organisation):
    file = SimpleUploadedFile("delar.zip", b"PK\x03\x04\xff")
    response = lead.post("/almvik/arbetsyta/omraden/importera/", {"file": file})
    assert "GeoJSON" in response.context["form"].errors["file"][0]
    with scope(organisation=organisation):
        assert not AreaImport.objects.exists()


def test_a_level_is_named(lead, organisation):
    sent = {"number": "1", "name_0": "Stadsdelar", "name_1": "Districts"}
    response = lead.post("/almvik/arbetsyta/omraden/nivaer/", sent, follow=True)
    assert "Stadsdelar" in words(response)


def test_a_group_is_added_changed_and_removed(lead, organisation):
    sent = {"name_0": "Klass 3B", "kind": "school_class", "members": "24"}
    page = words(lead.post("/almvik/arbetsyta/grupper/ny/", sent, follow=True))
    assert "Klass 3B" in page
    address = "/almvik/arbetsyta/grupper/grupp/klass-3b/"
    lead.post(address, sent | {"members": "25"})
    with scope(organisation=organisation):
        assert ResidentGroup.objects.get().members == 25
    lead.post(f"{address}ta-bort/")
    with scope(organisation=organisation):
        assert not ResidentGroup.objects.exists()


def test_a_theme_is_added_changed_and_removed(lead, organisation):
    lead.post("/almvik/arbetsyta/grupper/nytt-tema/", {"name_0": "Kultur"})
    address = "/almvik/arbetsyta/grupper/tema/kultur/"
    lead.post(address, {"name_0": "Kultur och fritid"})
    with scope(organisation=organisation):
        assert str(Topic.objects.get().name) == "Kultur och fritid"
    lead.post(f"{address}ta-bort/")
    with scope(organisation=organisation):
        assert not Topic.objects.exists()
