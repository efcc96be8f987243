"""A programme is written in the workspace, published, and applied to while it is open."""

from datetime import date, timedelta
from http import HTTPStatus

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django_scopes import scope, scopes_disabled

from medborgarbudget.journal.models import Entry
from medborgarbudget.network.actions.programmes import publish_programme, save_programme
from medborgarbudget.network.models import Programme
from medborgarbudget.network.openness import Openness, openness_on
from medborgarbudget.people.acting import Actor
from medborgarbudget.people.roles import Role
from tests.factories import (
    AssociationFactory,
    MembershipFactory,
    OrganisationFactory,
    ProgrammeFactory,
    a_member_of_staff,
    signed_in_client,
)

pytestmark = pytest.mark.django_db

COORDINATOR = Actor(Role.COORDINATOR)
FIRST, LAST = date(2026, 2, 1), date(2026, 4, 30)


@pytest.fixture
def association():
    return AssociationFactory()


@pytest.fixture
def programme(association):
    with scopes_disabled():
        return ProgrammeFactory(organisation=association, name="Nätverket 2026")


@pytest.fixture
def coordinator(association):
    return signed_in_client(a_member_of_staff(association, Role.COORDINATOR))


def written(**changes):
    return {
        "name_0": "Medborgarbudget 2026–2029",
        "name_1": "",
        "slug": "medborgarbudget-2026",
        "summary_0": "Tre omgångar på tre år.",
        "aims_0": "Tillit.",
        "starts_on": "2026-03-01",
        "ends_on": "2029-02-28",
        "rounds_expected": "3",
        "orientations": ["territory", "group"],
        "open_to": ["municipality", "region"],
        "apply_from": "2026-02-01",
        "apply_until": "2026-12-31",
        "researcher": "",
    } | changes


@pytest.mark.parametrize(
    ("changes", "day", "stands"),
    [
        ({"published_at": None}, FIRST, Openness.HIDDEN),
        ({"apply_from": None}, FIRST, Openness.UNDECIDED),
        ({}, FIRST - timedelta(days=1), Openness.NOT_YET),
        ({}, FIRST, Openness.OPEN),
        ({}, LAST, Openness.OPEN),
        ({}, LAST + timedelta(days=1), Openness.CLOSED),
        ({"apply_until": None}, date(2027, 1, 1), Openness.OPEN),
        ({"apply_until": None}, date(2027, 1, 2), Openness.CLOSED),
    ],
)
def test_one_may_apply_from_the_first_to_the_last_day(changes, day, stands):
    days = {"apply_from": FIRST, "apply_until": LAST, "ends_on": date(2027, 1, 1)}
    programme = Programme(published_at=timezone.now())
    for name, value in (days | changes).items():
        setattr(programme, name, value)
    assert openness_on(programme, day) is stands


def test_publishing_needs_a_summary_and_aims(association):
    with scope(organisation=association):
        programme = ProgrammeFactory(organisation=association, aims="", published_at=None)
        with pytest.raises(ValidationError):
            publish_programme(programme=programme, by=COORDINATOR)
        assert not Entry.objects.exists()


def test_a_programme_is_published_once_and_publicly(association):
    with scope(organisation=association):
        programme = ProgrammeFactory(organisation=association, published_at=None)
        publish_programme(programme=programme, by=COORDINATOR)
        with pytest.raises(ValidationError):
            publish_programme(programme=programme, by=COORDINATOR)
        assert Entry.objects.get(public=True).event_code == "network.programme_published"


def test_a_programme_cannot_end_before_it_starts(programme):
    programme.ends_on = programme.starts_on - timedelta(days=1)
    with scope(organisation=programme.organisation), pytest.raises(ValidationError):
        save_programme(programme=programme, by=COORDINATOR)


def test_a_coordinator_plans_changes_and_publishes(association, coordinator, client):
    new = reverse("network:new-programme", args=[association.slug])
    response = coordinator.post(new, written())
    assert response.status_code == HTTPStatus.FOUND, response.context["form"].errors
    with scopes_disabled():
        programme = Programme.objects.get()
    assert client.get(programme.get_absolute_url()).status_code == HTTPStatus.NOT_FOUND
    edit = reverse("network:edit-programme", args=[association.slug, programme.pk])
    coordinator.post(edit, written(rounds_expected="4"))
    publish = reverse("network:publish-programme", args=[association.slug, programme.pk])
    assert coordinator.get(publish).status_code == HTTPStatus.METHOD_NOT_ALLOWED
    coordinator.post(publish)
    page = client.get(programme.get_absolute_url())
    assert page.context["programme"].rounds_expected == 4
    entries = Entry.objects.filter(event_code__startswith="network.").order_by("number")
    codes = entries.values_list("event_code", flat=True)
    with scopes_disabled():
        assert [code.split("_")[-1] for code in codes] == ["planned", "changed", "published"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name_0", ""),
        ("slug", "åäö och mellanslag"),
        ("ends_on", "2025-01-01"),
        ("rounds_expected", "0"),
        ("orientations", ["allt"]),
        ("open_to", []),
        ("apply_until", "2025-01-01"),
    ],
)
def test_what_cannot_be_is_refused_and_what_was_written_is_kept(
    association, coordinator, field, value
):
    new = reverse("network:new-programme", args=[association.slug])
    response = coordinator.post(new, written(**{field: value}))
    assert response.status_code == HTTPStatus.OK
    assert response.context["form"].errors
    assert "Tre omgångar på tre år." in response.content.decode()


def test_two_programmes_cannot_have_one_address(association, coordinator, programme):
    new = reverse("network:new-programme", args=[association.slug])
    assert coordinator.post(new, written(slug=programme.slug)).context["form"].errors


def test_a_programme_that_is_not_ready_is_not_published(association, coordinator):
    with scopes_disabled():
        programme = ProgrammeFactory(organisation=association, published_at=None, summary="")
    publish = reverse("network:publish-programme", args=[association.slug, programme.pk])
    response = coordinator.post(publish, follow=True)
    assert 'data-color="danger"' in response.content.decode()


def test_a_coordinator_cannot_touch_the_programme_of_another_association(coordinator, association):
    with scopes_disabled():
        other = ProgrammeFactory()
    address = reverse("network:edit-programme", args=[association.slug, other.pk])
    assert coordinator.get(address).status_code == HTTPStatus.NOT_FOUND


def test_the_public_page_tells_the_last_day_and_how_to_apply(client, programme):
    page = client.get(programme.get_absolute_url()).content.decode()
    apply = reverse("network:apply", args=[programme.organisation.slug, programme.slug])
    assert apply in page
    assert programme.apply_until.isoformat() in page


def test_the_public_page_says_why_nobody_may_apply(client, programme):
    programme.apply_from = timezone.localdate() + timedelta(days=7)
    with scopes_disabled():
        programme.save()
    page = client.get(programme.get_absolute_url()).content.decode()
    assert "/ansok/" not in page
    assert programme.apply_from.isoformat() in page


def test_the_association_shows_its_published_programmes(client, association, programme):
    with scopes_disabled():
        ProgrammeFactory(organisation=association, name="Hemligt", published_at=None)
        MembershipFactory(programme=programme)
    page = client.get(association.get_absolute_url()).content.decode()
    assert "Nätverket 2026" in page
    assert "Hemligt" not in page


def test_a_municipality_has_no_programmes(client):
    municipality = OrganisationFactory()
    address = reverse("network:members", args=[municipality.slug])
    assert client.get(address).status_code == HTTPStatus.NOT_FOUND
