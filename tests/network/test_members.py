"""Members are shown to everyone, tell of themselves, and may leave."""

from datetime import timedelta
from http import HTTPStatus

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django_scopes import scope, scopes_disabled

from medborgarbudget.journal.models import Entry
from medborgarbudget.network.actions.members import leave_programme
from medborgarbudget.network.models import Membership
from medborgarbudget.network.views.members import ON_A_PAGE
from medborgarbudget.organisations.places import all_places
from medborgarbudget.organisations.states import OrganisationKind
from medborgarbudget.people.acting import Actor
from medborgarbudget.people.models import Notification
from medborgarbudget.people.roles import Role
from tests.factories import (
    AreaFactory,
    AssociationFactory,
    MembershipFactory,
    OrganisationFactory,
    ProgrammeFactory,
    RoundFactory,
    a_member_of_staff,
    signed_in_client,
)

pytestmark = pytest.mark.django_db

COORDINATOR = Actor(Role.COORDINATOR)


@pytest.fixture
def programme():
    with scopes_disabled():
        return ProgrammeFactory(organisation=AssociationFactory(name="SKR"))


@pytest.fixture
def association(programme):
    return programme.organisation


@pytest.fixture
def nassjo(programme):
    member = OrganisationFactory(name="Nässjö kommun", slug="nassjo", official_code="0682")
    with scopes_disabled():
        return MembershipFactory(
            programme=programme, member=member, about="Vi låter *landsbygden* bestämma."
        )


def members_page(association, query=""):
    return reverse("network:members", args=[association.slug]) + query


def names_on(response):
    return [each.member.name for each in response.context["memberships"]]


def test_everyone_sees_the_members(client, association, nassjo):
    response = client.get(members_page(association))
    assert names_on(response) == ["Nässjö kommun"]
    assert nassjo.get_absolute_url() in response.content.decode()


def test_an_empty_network_says_so(client, association):
    response = client.get(members_page(association))
    assert 'class="empty' in response.content.decode()


def test_members_are_narrowed_by_kind_orientation_and_programme(client, association, nassjo):
    school = OrganisationFactory(kind=OrganisationKind.INSTITUTION, name="Brinellgymnasiet")
    with scopes_disabled():
        other = ProgrammeFactory(organisation=association, slug="forra")
        MembershipFactory(programme=other, member=school, orientations=["theme"])
    everyone = ["Brinellgymnasiet", "Nässjö kommun"]
    for query, names in {
        "?typ=institution": everyone[:1],
        "?inriktning=territory": everyone[1:],
        "?program=forra": everyone[:1],
        "?typ=region": [],
        "?typ=raket&inriktning=x": everyone,
    }.items():
        assert names_on(client.get(members_page(association, query))) == names


def test_the_number_of_queries_does_not_grow_with_the_members(
    client, programme, association, django_assert_max_num_queries
):
    with scopes_disabled():
        MembershipFactory.create_batch(12, programme=programme)
    with django_assert_max_num_queries(11):
        client.get(members_page(association))


def test_many_members_are_listed_in_pages_and_all_of_them_on_the_map(
    client, programme, association
):
    codes = [place.code for place in all_places(OrganisationKind.MUNICIPALITY)][: ON_A_PAGE + 1]
    with scopes_disabled():
        for number, code in enumerate(codes):
            member = OrganisationFactory(name=f"Kommun {number:03}", official_code=code)
            MembershipFactory(programme=programme, member=member)
    address = members_page(association)
    assert len(names_on(client.get(address))) == ON_A_PAGE
    assert names_on(client.get(address, {"sida": 2})) == [f"Kommun {ON_A_PAGE:03}"]
    points = client.get(reverse("network:members-map", args=[association.slug])).json()
    assert len(points["features"]) == ON_A_PAGE + 1


def test_the_map_has_a_point_for_each_member_whose_place_is_known(client, association, nassjo):
    school = OrganisationFactory(kind=OrganisationKind.INSTITUTION, owner=nassjo.member)
    with scopes_disabled():
        MembershipFactory(programme=nassjo.programme, member=school)
        MembershipFactory(programme=nassjo.programme, member=OrganisationFactory())
    source = reverse("network:members-map", args=[association.slug])
    points = client.get(source).json()["features"]
    assert {point["id"] for point in points} == {"nassjo", school.slug}
    longitude, latitude = points[0]["geometry"]["coordinates"]
    assert 10 < longitude < 25
    assert 55 < latitude < 70


def test_a_member_without_a_place_lies_in_the_middle_of_its_areas(client, association, programme):
    corners = [[15.5, 58.3], [15.7, 58.3], [15.7, 58.5], [15.5, 58.5], [15.5, 58.3]]
    with scopes_disabled():
        member = MembershipFactory(programme=programme).member
        AreaFactory(level__organisation=member, shape={"type": "Polygon", "coordinates": [corners]})
    source = reverse("network:members-map", args=[association.slug])
    (point,) = client.get(source).json()["features"]
    assert point["geometry"]["coordinates"] == pytest.approx([15.6, 58.4])


def test_there_is_no_map_without_a_member_on_it(client, association, programme):
    with scopes_disabled():
        MembershipFactory(programme=programme)
    assert "data-map " not in client.get(members_page(association)).content.decode()


def test_the_members_page_tells_the_decision_and_what_it_does(client, nassjo):
    page = client.get(nassjo.get_absolute_url()).content.decode()
    assert "<em>landsbygden</em>" in page
    assert "KS 2026-14" in page


def test_the_members_own_page_tells_of_the_network(client, nassjo):
    page = client.get(nassjo.member.get_absolute_url()).content.decode()
    assert nassjo.programme.get_absolute_url() in page
    assert "SKR" in page


def test_the_members_page_shows_its_rounds(client, nassjo):
    with scopes_disabled():
        RoundFactory(organisation=nassjo.member, name="En halv miljon idéer")
    assert "En halv miljon idéer" in client.get(nassjo.get_absolute_url()).content.decode()


@pytest.mark.parametrize("slug", ["finns-inte", "skr"])
def test_there_is_no_page_for_whoever_is_not_a_member(client, association, slug):
    address = reverse("network:member", args=[association.slug, slug])
    assert client.get(address).status_code == HTTPStatus.NOT_FOUND


def test_a_member_leaves_with_a_reason_and_its_people_are_told(association, nassjo):
    administrator = a_member_of_staff(nassjo.member, Role.ADMINISTRATOR)
    today = timezone.localdate()
    with scope(organisation=association):
        leave_programme(membership=nassjo, left_on=today, reason="Ny budget.", by=COORDINATOR)
        entry = Entry.objects.get()
        assert (entry.event_code, entry.reason) == ("network.member_left", "Ny budget.")
        assert Notification.objects.get().user == administrator
        with pytest.raises(ValidationError):
            leave_programme(membership=nassjo, left_on=today, reason="Igen.", by=COORDINATOR)


@pytest.mark.parametrize("days", [1, -2000])
def test_nobody_leaves_in_the_future_or_before_joining(association, nassjo, days):
    left_on = timezone.localdate() + timedelta(days=days)
    with scope(organisation=association), pytest.raises(ValidationError):
        leave_programme(membership=nassjo, left_on=left_on, reason="Så.", by=COORDINATOR)


def test_whoever_has_left_may_join_again(association, nassjo):
    with scope(organisation=association):
        leave_programme(
            membership=nassjo, left_on=timezone.localdate(), reason="Paus.", by=COORDINATOR
        )
        again = MembershipFactory(programme=nassjo.programme, member=nassjo.member)
        assert Membership.objects.filter(member=nassjo.member).count() == 2
        assert again.left_on is None


def test_the_coordinator_notes_that_a_member_has_left(client, association, nassjo):
    coordinator = signed_in_client(a_member_of_staff(association, Role.COORDINATOR))
    address = reverse("network:leave-programme", args=[association.slug, nassjo.pk])
    today = timezone.localdate().isoformat()
    assert coordinator.post(address, {"left_on": "igår", "reason": ""}).context["form"].errors
    coordinator.post(address, {"left_on": today, "reason": "Ny budget."})
    assert names_on(client.get(members_page(association))) == []
    assert client.get(nassjo.get_absolute_url()).status_code == HTTPStatus.OK


def test_a_member_changes_its_own_text_from_its_own_workspace(client, nassjo):
    lead = signed_in_client(a_member_of_staff(nassjo.member, Role.PROCESS_LEAD))
    own = reverse("network:own-memberships", args=["nassjo"])
    address = reverse("network:own-membership", args=["nassjo", nassjo.pk])
    assert address in lead.get(own).content.decode()
    assert lead.get(address).status_code == HTTPStatus.OK
    lead.post(address, {"about_0": "Vi gör så här.", "about_1": "This is how."})
    assert "Vi gör så här." in client.get(nassjo.get_absolute_url()).content.decode()
    with scopes_disabled():
        entry = Entry.objects.get(event_code__startswith="network.")
        assert entry.organisation_id == nassjo.member.pk


def test_a_member_cannot_change_the_text_of_another(nassjo):
    other = OrganisationFactory()
    lead = signed_in_client(a_member_of_staff(other, Role.PROCESS_LEAD))
    address = reverse("network:own-membership", args=[other.slug, nassjo.pk])
    assert lead.get(address).status_code == HTTPStatus.NOT_FOUND
    foreign = reverse("network:own-membership", args=["nassjo", nassjo.pk])
    assert lead.get(foreign).status_code == HTTPStatus.FORBIDDEN
