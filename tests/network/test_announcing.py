"""A gathering that is announced reaches those it is for."""

import pytest
from django.test import Client
from django_scopes import scope

from medborgarbudget.network.tasks import tell_members_of_gathering
from medborgarbudget.people.models import Notification
from medborgarbudget.people.roles import Role
from tests.factories import (
    AssociationFactory,
    GatheringFactory,
    MembershipFactory,
    OrganisationFactory,
    ProgrammeFactory,
    a_member_of_staff,
)

pytestmark = pytest.mark.django_db


def test_the_people_of_every_member_are_told_once_and_nobody_else() -> None:
    association = AssociationFactory()
    member, stranger = OrganisationFactory(), OrganisationFactory()
    MembershipFactory(programme=ProgrammeFactory(organisation=association), member=member)
    lead = a_member_of_staff(member, Role.PROCESS_LEAD)
    auditor = a_member_of_staff(member, Role.AUDITOR)
    outsider = a_member_of_staff(stranger, Role.PROCESS_LEAD)
    gathering = GatheringFactory(organisation=association, name="Kvällsverkstad")
    for _ in range(2):
        tell_members_of_gathering(association.pk, gathering.pk)
    with scope(organisation=member):
        told = Notification.objects.filter(entry__event_code="network.gathering_offered")
        assert [each.user for each in told] == [lead]
    assert {auditor, outsider}.isdisjoint({each.user for each in told})


def test_everyone_finds_it_in_the_public_calendar(client: Client) -> None:
    gathering = GatheringFactory(name="Kvällsverkstad")
    calendar = client.get(f"/{gathering.organisation.slug}/kalender.ics").content.decode()
    assert "SUMMARY:Kvällsverkstad" in calendar
