"""Giving roles, ending them, and what they allow."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from django_scopes import scope, scopes_disabled
from pytest_django import DjangoAssertNumQueries

from medborgarbudget.journal.models import Entry
from medborgarbudget.organisations.actions.roles import (
    change_last_day,
    end_role,
    give_role,
    remind_of_ending_roles,
)
from medborgarbudget.organisations.models import Organisation, RoleGrant
from medborgarbudget.organisations.rules import may, role_for
from medborgarbudget.organisations.states import OrganisationKind
from medborgarbudget.people.acting import Actor
from medborgarbudget.people.models import Notification, User
from medborgarbudget.people.roles import Capability, Role
from tests.factories import (
    OrganisationFactory,
    RoundFactory,
    UserFactory,
    a_member_of_staff,
    signed_in_client,
)

pytestmark = pytest.mark.django_db
ADMINISTRATOR = Actor(Role.ADMINISTRATOR)
TODAY = timezone.localdate


def grant_of(user: User, organisation: Organisation) -> RoleGrant:
    with scope(organisation=organisation):
        return RoleGrant.objects.get(user=user, ended_at=None)


def test_a_role_counts_from_the_next_request_and_no_longer_than_it_is_held() -> None:
    almvik = OrganisationFactory(slug="almvik")
    eva = a_member_of_staff(almvik, Role.PROCESS_LEAD)
    client = signed_in_client(eva)
    assert client.get("/almvik/arbetsyta/").status_code == 200
    with scope(organisation=almvik):
        end_role(grant=grant_of(eva, almvik), by=ADMINISTRATOR)
    assert client.get("/almvik/arbetsyta/").status_code == 403
    give_role(organisation=almvik, user=eva, role=Role.AUDITOR, by=ADMINISTRATOR)
    assert client.get("/almvik/arbetsyta/").status_code == 200


def test_the_person_is_told_and_the_journal_names_the_role_alone() -> None:
    almvik, eva = OrganisationFactory(), UserFactory(name="Eva Berg", email="eva@almvik.se")
    give_role(organisation=almvik, user=eva, role=Role.ASSESSOR, by=ADMINISTRATOR)
    with scopes_disabled():
        entry = Notification.objects.get(user=eva).entry
    assert entry.role == Role.ADMINISTRATOR
    assert "Eva" not in str(entry.__dict__)
    assert "eva@" not in str(entry.__dict__)


def test_a_role_ends_after_its_last_day() -> None:
    almvik, eva = OrganisationFactory(), UserFactory()
    yesterday = TODAY() - timedelta(days=1)
    with scope(organisation=almvik):
        RoleGrant.objects.create(
            organisation=almvik, user=eva, role=Role.ASSESSOR, last_day=yesterday
        )
    assert not may(eva, Capability.ENTER_WORKSPACE, almvik)
    give_role(organisation=almvik, user=eva, role=Role.ASSESSOR, by=ADMINISTRATOR, last_day=TODAY())
    assert may(User.objects.get(pk=eva.pk), Capability.ENTER_WORKSPACE, almvik)


def test_the_same_role_is_not_given_twice() -> None:
    almvik, eva = OrganisationFactory(), UserFactory()
    give_role(organisation=almvik, user=eva, role=Role.ASSESSOR, by=ADMINISTRATOR)
    with pytest.raises(ValidationError):
        give_role(organisation=almvik, user=eva, role=Role.ASSESSOR, by=ADMINISTRATOR)


@pytest.mark.parametrize(
    ("kind", "role"),
    [
        (OrganisationKind.MUNICIPALITY, Role.COORDINATOR),
        (OrganisationKind.REGION, Role.RESEARCHER),
        (OrganisationKind.ASSOCIATION, Role.PROCESS_LEAD),
    ],
)
def test_a_role_of_another_kind_of_organisation_is_refused(
    kind: OrganisationKind, role: Role
) -> None:
    with pytest.raises(ValidationError):
        give_role(
            organisation=OrganisationFactory(kind=kind),
            user=UserFactory(),
            role=role,
            by=ADMINISTRATOR,
        )


def test_the_last_who_can_give_roles_stays() -> None:
    almvik = OrganisationFactory()
    eva = a_member_of_staff(almvik, Role.ADMINISTRATOR)
    grant = grant_of(eva, almvik)
    with scope(organisation=almvik):
        with pytest.raises(ValidationError):
            end_role(grant=grant, by=ADMINISTRATOR)
        with pytest.raises(ValidationError):
            change_last_day(grant=grant, last_day=TODAY(), by=ADMINISTRATOR)
        a_member_of_staff(almvik, Role.ADMINISTRATOR)
        end_role(grant=grant, by=ADMINISTRATOR)


def test_a_successor_whose_time_runs_out_first_is_none() -> None:
    almvik = OrganisationFactory()
    eva, sam = a_member_of_staff(almvik, Role.ADMINISTRATOR), UserFactory()
    give_role(
        organisation=almvik,
        user=sam,
        role=Role.ADMINISTRATOR,
        by=ADMINISTRATOR,
        last_day=TODAY() + timedelta(days=3),
    )
    with scope(organisation=almvik), pytest.raises(ValidationError):
        change_last_day(
            grant=grant_of(eva, almvik),
            last_day=TODAY() + timedelta(days=5),
            by=ADMINISTRATOR,
        )


def test_a_role_in_one_round_counts_in_it_alone_but_opens_the_workspace() -> None:
    almvik, eva = OrganisationFactory(), UserFactory()
    with scopes_disabled():
        here, there = (RoundFactory(organisation=almvik).pk for _ in range(2))
    give_role(
        organisation=almvik, user=eva, role=Role.PROCESS_LEAD, by=ADMINISTRATOR, round_id=here
    )
    assert role_for(eva, Capability.EDIT_AREAS, almvik, round_id=here) == Role.PROCESS_LEAD
    assert role_for(eva, Capability.EDIT_AREAS, almvik, round_id=there) is None
    assert role_for(eva, Capability.EDIT_AREAS, almvik) is None
    assert may(eva, Capability.ENTER_WORKSPACE, almvik)


def test_a_round_of_others_is_refused() -> None:
    with scopes_disabled():
        others = RoundFactory().pk
    with pytest.raises(ValidationError):
        give_role(
            organisation=OrganisationFactory(),
            user=UserFactory(),
            role=Role.ASSESSOR,
            by=ADMINISTRATOR,
            round_id=others,
        )


def test_roles_are_asked_for_once_in_a_request(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    almvik = OrganisationFactory()
    eva = a_member_of_staff(almvik, Role.PROCESS_LEAD)
    with django_assert_num_queries(1):
        for capability in Capability:
            may(eva, capability, almvik)


def test_what_belongs_to_the_association_cannot_be_done_elsewhere() -> None:
    almvik = OrganisationFactory()
    sam = a_member_of_staff(almvik, Role.COMMUNICATOR)
    assert not may(sam, Capability.ARRANGE_GATHERINGS, almvik)
    assert may(sam, Capability.EDIT_MEMBER_PAGE, almvik)


def test_all_concerned_are_reminded_once_of_a_role_that_ends_soon() -> None:
    almvik, eva = OrganisationFactory(), UserFactory()
    boss = a_member_of_staff(almvik, Role.ADMINISTRATOR)
    give_role(
        organisation=almvik,
        user=eva,
        role=Role.ASSESSOR,
        by=ADMINISTRATOR,
        last_day=TODAY() + timedelta(days=10),
    )
    assert remind_of_ending_roles(organisation=almvik) == 1
    assert remind_of_ending_roles(organisation=almvik) == 0
    with scopes_disabled():
        entry = Entry.objects.get(event_code="organisations.role_ends_soon")
    assert set(User.objects.filter(notifications__entry=entry)) == {eva, boss}
