"""What the clock starts: every organisation in its own scope."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from django_scopes import scope

from medborgarbudget.network.actions.registrations import register
from medborgarbudget.network.models import Gathering, Knock, Message, Registration
from medborgarbudget.network.tasks import erase, remind_of_gatherings, tell_of_waiting_messages
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.people.acting import VISITOR
from medborgarbudget.people.models import Letter
from tests.factories import AssociationFactory, GatheringFactory
from tests.network.guarded import send

pytestmark = pytest.mark.django_db

WRITTEN = {"email": "ada@example.se", "subject": "Hej", "text": "När möts ni?"}


@pytest.fixture
def associations() -> list[Organisation]:
    """Two associations, each with a gathering in a month, a guest and a message."""
    made = [AssociationFactory() for _ in range(2)]
    for association in made:
        gathering = GatheringFactory(organisation=association)
        with scope(organisation=association):
            register(gathering=gathering, name="Ada", email="ada@example.se", by=VISITOR)
        send(Client(), f"/{association.slug}/kontakt/", WRITTEN)
    return made


def later(days: int):
    return time_machine.travel(timezone.now() + timedelta(days=days), tick=True)


def test_everyone_is_reminded_once_of_each_gathering(associations):
    with later(29):
        remind_of_gatherings(timestamp=0)
        remind_of_gatherings(timestamp=0)
    for association in associations:
        with scope(organisation=association):
            # The registration's receipt, the message's receipt, and the reminder.
            assert Letter.objects.filter(organisation_id=association.pk).count() == 3
            assert Gathering.objects.get().reminded_at


def test_staff_hear_once_of_messages_that_wait(associations):
    with later(10):
        tell_of_waiting_messages(timestamp=0)
    for association in associations:
        with scope(organisation=association):
            assert Message.objects.get().staff_told_at


def test_what_need_not_be_known_any_longer_is_erased(associations):
    erase(timestamp=0)
    for association in associations:
        with scope(organisation=association):
            assert Registration.objects.get().email == "ada@example.se"
            assert Knock.objects.exists()
    with later(130):
        erase(timestamp=0)
    for association in associations:
        with scope(organisation=association):
            assert Registration.objects.get().email == ""
            assert not Knock.objects.exists()
            # Nobody has answered it yet.
            assert Message.objects.exists()
