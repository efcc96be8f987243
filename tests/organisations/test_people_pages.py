"""The pages about people: who has which role, giving, changing and ending them."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_scopes import scope, scopes_disabled

from medborgarbudget.organisations.models import Invitation, Organisation, RoleGrant
from medborgarbudget.people.models import Letter
from medborgarbudget.people.roles import Role
from tests.factories import OrganisationFactory, a_member_of_staff, signed_in_client

pytestmark = pytest.mark.django_db
PEOPLE = "/almvik/arbetsyta/personer/"


@pytest.fixture
def almvik() -> Organisation:
    return OrganisationFactory(slug="almvik", name="Almviks kommun")


@pytest.fixture
def administrator(almvik: Organisation) -> Client:
    return signed_in_client(a_member_of_staff(almvik, Role.ADMINISTRATOR, name="Boel Boss"))


def test_colleagues_see_who_has_which_role_but_change_nothing(almvik: Organisation) -> None:
    a_member_of_staff(almvik, Role.ADMINISTRATOR, name="Boel Boss")
    client = signed_in_client(a_member_of_staff(almvik, Role.ASSESSOR, name="Eva Berg"))
    page = client.get(PEOPLE).content.decode()
    assert "Boel Boss" in page
    assert str(Role.ADMINISTRATOR.label) in page
    assert "personer/roll/" not in page


def test_an_auditor_sees_the_roles_but_not_the_people(almvik: Organisation) -> None:
    client = signed_in_client(a_member_of_staff(almvik, Role.AUDITOR))
    assert client.get(PEOPLE).status_code == 403
    assert client.get("/almvik/arbetsyta/personer/roller/").status_code == 200


def test_somebody_new_is_invited(almvik: Organisation, administrator: Client) -> None:
    filled = {"email": "ny@almvik.se", "name": "Ny", "roles": [Role.ASSESSOR, Role.SECRETARY]}
    assert administrator.post(f"{PEOPLE}ny/", filled).status_code == 302
    page = administrator.get(PEOPLE).content.decode()
    assert "ny@almvik.se" in page
    with scope(organisation=almvik):
        assert Invitation.objects.get().roles == [Role.ASSESSOR, Role.SECRETARY]


def test_a_colleague_is_given_the_role_at_once(almvik: Organisation, administrator: Client) -> None:
    eva = a_member_of_staff(almvik, Role.ASSESSOR, email="eva@almvik.se")
    filled = {"email": "Eva@almvik.se", "roles": [Role.SECRETARY]}
    assert administrator.post(f"{PEOPLE}ny/", filled).status_code == 302
    with scope(organisation=almvik):
        assert {grant.role for grant in RoleGrant.objects.filter(user=eva)} == {
            Role.ASSESSOR,
            Role.SECRETARY,
        }
        assert not Invitation.objects.exists()


def test_a_mistake_keeps_all_that_was_written(administrator: Client) -> None:
    page = administrator.post(f"{PEOPLE}ny/", {"email": "ny@almvik.se", "name": "Nils Ny"})
    assert page.status_code == 200
    assert "Nils Ny" in page.content.decode()


def test_a_role_of_the_association_is_not_offered(administrator: Client) -> None:
    assert "coordinator" not in administrator.get(f"{PEOPLE}ny/").content.decode()
    page = administrator.post(f"{PEOPLE}ny/", {"email": "a@b.se", "roles": [Role.COORDINATOR]})
    assert page.status_code == 200


def test_the_last_day_of_a_role_is_changed_and_the_role_ended(
    almvik: Organisation, administrator: Client
) -> None:
    eva = a_member_of_staff(almvik, Role.ASSESSOR)
    with scope(organisation=almvik):
        grant = RoleGrant.objects.get(user=eva)
    day = timezone.localdate() + timedelta(days=30)
    administrator.post(f"{PEOPLE}roll/{grant.pk}/", {"last_day": day.isoformat()})
    with scope(organisation=almvik):
        grant.refresh_from_db()
    assert grant.last_day == day
    administrator.post(f"{PEOPLE}roll/{grant.pk}/avsluta/", {"reason": "Uppdraget är slut."})
    assert signed_in_client(eva).get("/almvik/arbetsyta/").status_code == 403
    assert administrator.get(f"{PEOPLE}roll/{grant.pk}/").status_code == 404


def test_the_last_administrator_is_told_why_the_role_cannot_be_ended(
    almvik: Organisation, administrator: Client
) -> None:
    with scope(organisation=almvik):
        grant = RoleGrant.objects.get()
    page = administrator.post(f"{PEOPLE}roll/{grant.pk}/avsluta/", {})
    assert page.status_code == 200
    assert administrator.get(PEOPLE).status_code == 200


def test_an_invitation_is_sent_again_and_withdrawn(
    almvik: Organisation, administrator: Client
) -> None:
    administrator.post(f"{PEOPLE}ny/", {"email": "ny@almvik.se", "roles": [Role.ASSESSOR]})
    with scope(organisation=almvik):
        invitation = Invitation.objects.get()
    administrator.post(f"{PEOPLE}inbjudan/{invitation.pk}/skicka/")
    with scopes_disabled():
        assert Letter.objects.filter(to="ny@almvik.se").count() == 2
    administrator.post(f"{PEOPLE}inbjudan/{invitation.pk}/aterkalla/")
    assert "ny@almvik.se" not in administrator.get(PEOPLE).content.decode().partition("<main")[2]


def test_a_grant_of_another_organisation_is_not_found(
    almvik: Organisation, administrator: Client
) -> None:
    other = OrganisationFactory()
    a_member_of_staff(other, Role.ASSESSOR)
    with scope(organisation=other):
        grant = RoleGrant.objects.get()
    assert administrator.get(f"{PEOPLE}roll/{grant.pk}/").status_code == 404
    assert administrator.post(f"{PEOPLE}roll/{grant.pk}/avsluta/").status_code == 404


def test_many_people_cost_no_more_queries_than_few(
    almvik: Organisation, administrator: Client
) -> None:
    administrator.get(PEOPLE)
    with CaptureQueriesContext(connection) as few:
        administrator.get(PEOPLE)
    for _ in range(3):
        a_member_of_staff(almvik, Role.ASSESSOR, Role.SECRETARY)
    with CaptureQueriesContext(connection) as many:
        administrator.get(PEOPLE)
    assert len(many) == len(few)


def test_a_role_that_ends_soon_waits_as_a_task(almvik: Organisation, administrator: Client) -> None:
    eva = a_member_of_staff(almvik, Role.ASSESSOR)
    with scope(organisation=almvik):
        RoleGrant.objects.filter(user=eva).update(last_day=timezone.localdate() + timedelta(days=5))
    assert '<ul class="activity tasks">' in administrator.get("/almvik/arbetsyta/").content.decode()
