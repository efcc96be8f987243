"""The coordinator sees how far everyone has come, and who is silent."""

import csv
from datetime import timedelta
from http import HTTPStatus

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django_scopes import scope, scopes_disabled

from medborgarbudget.journal.actions import record
from medborgarbudget.network.events import MEMBER_TEXT_CHANGED
from medborgarbudget.network.models import Registration
from medborgarbudget.network.queries.progress import progress_of, totals_of, with_steps
from medborgarbudget.network.states import RegistrationState
from medborgarbudget.network.views.progress import ON_A_PAGE
from medborgarbudget.people.roles import Role
from medborgarbudget.rounds.models import RoundStep
from medborgarbudget.rounds.states import Step
from medborgarbudget.web.secret_links import digest_of, new_secret
from tests.factories import (
    AssociationFactory,
    GatheringFactory,
    MembershipFactory,
    OrganisationFactory,
    ProgrammeFactory,
    RoundFactory,
    a_member_of_staff,
    signed_in_client,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def association():
    return AssociationFactory()


@pytest.fixture
def programme(association):
    with scopes_disabled():
        return ProgrammeFactory(organisation=association, rounds_expected=3)


def a_membership(programme, *, days_ago=200, **member):
    with scopes_disabled():
        return MembershipFactory(
            programme=programme,
            member=OrganisationFactory(**member),
            joined_on=timezone.localdate() - timedelta(days=days_ago),
        )


def heard_from(member, *, days_ago, role=Role.PROCESS_LEAD):
    noon = timezone.localtime().replace(hour=12)
    with time_machine.travel(noon - timedelta(days=days_ago)):
        record(MEMBER_TEXT_CHANGED, role=role, subject=member, organisation_id=member.pk)


def the_row(association):
    with scope(organisation=association):
        [row] = with_steps(progress_of(association))
    return row


def test_a_member_is_silent_when_nothing_was_heard_for_two_months(association, programme):
    membership = a_membership(programme)
    heard_from(membership.member, days_ago=61)
    assert the_row(association).days_silent == 61
    assert the_row(association).is_silent
    heard_from(membership.member, days_ago=60)
    assert not the_row(association).is_silent


@pytest.mark.parametrize("role", [Role.COORDINATOR, "system", "operator"])
def test_what_others_do_in_its_name_does_not_count_as_hearing_from_it(association, programme, role):
    membership = a_membership(programme, days_ago=100)
    heard_from(membership.member, days_ago=1, role=role)
    assert the_row(association).days_silent == 100


def test_a_new_member_is_not_silent(association, programme):
    a_membership(programme, days_ago=5)
    assert not the_row(association).is_silent


def test_rounds_are_counted_and_the_step_of_today_is_told(association, programme):
    member = a_membership(programme).member
    today = timezone.localdate()
    with scopes_disabled():
        RoundFactory(organisation=member, finished_on=today - timedelta(days=30))
        current = RoundFactory(organisation=member, number=2)
        RoundStep.objects.create(
            organisation=member,
            round=current,
            step=Step.IDEAS,
            starts_on=today - timedelta(days=3),
            ends_on=today + timedelta(days=3),
        )
        RoundFactory(organisation=member, number=3)
    row = the_row(association)
    assert (row.rounds.done, row.expected) == (1, 3)
    assert row.step == Step.IDEAS.label


def test_the_next_gathering_is_the_first_that_somebody_of_the_member_goes_to(
    association, programme
):
    membership = a_membership(programme)
    user = a_member_of_staff(membership.member, Role.PROCESS_LEAD)
    soon, later = timezone.now() + timedelta(days=3), timezone.now() + timedelta(days=30)
    with scopes_disabled():
        for start in (later, soon):
            gathering = GatheringFactory(
                organisation=association, starts_at=start, ends_at=start + timedelta(hours=2)
            )
            Registration.objects.create(
                organisation=association,
                gathering=gathering,
                state=RegistrationState.PLACE,
                email=user.email.upper(),
                registered_at=timezone.now(),
                secret_digest=digest_of(new_secret()),
            )
    gathering = the_row(association).next_gathering
    assert gathering is not None
    assert gathering.starts_at == soon


def test_a_member_of_two_programmes_counts_once_in_the_totals(association, programme):
    membership = a_membership(programme)
    with scopes_disabled():
        other = ProgrammeFactory(organisation=association)
        MembershipFactory(programme=other, member=membership.member)
    with scope(organisation=association):
        rows = progress_of(association)
    assert len(rows) == 2
    assert totals_of(rows).members == 1
    assert totals_of(rows).silent == 1


@pytest.fixture
def page(association):
    return reverse("network:progress", args=[association.slug])


@pytest.fixture
def coordinator(association):
    return signed_in_client(a_member_of_staff(association, Role.COORDINATOR))


def test_the_number_of_queries_does_not_grow_with_the_members(
    association, programme, coordinator, page
):
    def queries_with(members):
        for _number in range(members):
            membership = a_membership(programme)
            a_member_of_staff(membership.member, Role.PROCESS_LEAD)
            with scopes_disabled():
                RoundFactory(organisation=membership.member)
        with CaptureQueriesContext(connection) as queries:
            coordinator.get(page)
        return len(queries)

    coordinator.get(page)
    assert queries_with(1) == queries_with(29)


@pytest.mark.parametrize(("order", "first"), [("tyst", "Ny"), ("-tyst", "Tyst"), ("x", "Ny")])
def test_the_table_is_sorted_by_its_headings(
    association, programme, coordinator, page, order, first
):
    a_membership(programme, name="Tyst", days_ago=100)
    a_membership(programme, name="Ny", days_ago=1)
    rows = coordinator.get(page, {"ordning": order}).context["page"]
    assert rows[0].membership.member.name == first


def test_a_long_table_is_sorted_first_and_then_shown_in_pages(
    association, programme, coordinator, page
):
    for number in range(ON_A_PAGE):
        a_membership(programme, days_ago=1, name=f"Kommun {number:02}")
    a_membership(programme, days_ago=2, name="Tystast")
    shown = coordinator.get(page, {"ordning": "tyst"})
    assert "Tystast" not in shown.content.decode()
    assert "ordning=tyst&amp;sida=2" in shown.content.decode()
    assert "Tystast" in coordinator.get(page, {"ordning": "tyst", "sida": 2}).content.decode()


def test_the_table_comes_as_a_file(association, programme, coordinator):
    a_membership(programme, name="=Kommunen")
    address = reverse("network:progress-file", args=[association.slug])
    text = coordinator.get(address).content.decode("utf-8-sig")
    rows = list(csv.reader(text.splitlines(), delimiter=";"))
    assert len(rows) == 2
    assert len(rows[0]) == len(rows[1])
    assert rows[1][0] == "'=Kommunen"


def test_a_researcher_sees_organisations_and_no_persons(association, programme, page):
    membership = a_membership(programme, contact_email="anna@kommunen.example")
    a_member_of_staff(membership.member, Role.PROCESS_LEAD, name="Anna Berg")
    researcher = signed_in_client(a_member_of_staff(association, Role.RESEARCHER))
    shown = researcher.get(page).content.decode()
    assert membership.member.name in shown
    assert "Anna Berg" not in shown
    assert "anna@kommunen.example" not in shown
    assert "/lamna/" not in shown


def test_a_communicator_does_not_see_it(association, page):
    communicator = signed_in_client(a_member_of_staff(association, Role.COMMUNICATOR))
    assert communicator.get(page).status_code == HTTPStatus.FORBIDDEN
