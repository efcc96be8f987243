"""Places at a gathering are given exactly, in order, and never taken away."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone
from django_scopes import scope, scopes_disabled

from medborgarbudget.network.actions.gatherings import (
    call_off_gathering,
    change_gathering,
    erase_registrations,
    remind_registered,
)
from medborgarbudget.network.actions.registrations import cancel_registration, register
from medborgarbudget.network.models import Gathering, Registration
from medborgarbudget.network.queries.gatherings import place_in_line, registrations_of
from medborgarbudget.network.states import RegistrationState
from medborgarbudget.people.acting import PARTICIPANT, VISITOR, Actor
from medborgarbudget.people.models import Letter
from medborgarbudget.people.roles import Role
from tests.factories import GatheringFactory, MembershipFactory, OrganisationFactory

COORDINATOR = Actor(Role.COORDINATOR)


@pytest.fixture
def gathering(db: None) -> Iterator[Gathering]:
    made = GatheringFactory(places=2)
    with scope(organisation=made.organisation):
        yield made


def come(gathering: Gathering, *names: str) -> list[Registration]:
    """Register these people, one after the other."""
    return [
        register(gathering=gathering, name=name, email=f"{name}@example.se", by=VISITOR)
        for name in names
    ]


def states(gathering: Gathering) -> dict[str, str]:
    return {each.name: each.state for each in gathering.registrations.all()}


def test_the_first_get_places_and_the_others_wait_in_order(gathering):
    come(gathering, "ada", "bo", "cia", "dan")
    assert states(gathering) == {"ada": "place", "bo": "place", "cia": "waiting", "dan": "waiting"}
    assert [place_in_line(each) for each in registrations_of(gathering)[2:]] == [1, 2]


def test_a_cancelled_place_goes_to_whoever_has_waited_longest_and_a_letter_says_so(gathering):
    ada, *_ = come(gathering, "ada", "bo", "cia", "dan")
    Letter.objects.all().delete()
    cancel_registration(registration=ada, by=PARTICIPANT)
    assert states(gathering) == {
        "ada": "cancelled",
        "bo": "place",
        "cia": "place",
        "dan": "waiting",
    }
    assert set(Letter.objects.values_list("to", flat=True)) == {"ada@example.se", "cia@example.se"}


def test_to_leave_the_waiting_list_frees_no_place(gathering):
    *_, cia, _dan = come(gathering, "ada", "bo", "cia", "dan")
    cancel_registration(registration=cia, by=PARTICIPANT)
    assert states(gathering)["dan"] == "waiting"


def test_to_cancel_twice_frees_one_place(gathering):
    ada, *_ = come(gathering, "ada", "bo", "cia", "dan")
    cancel_registration(registration=ada, by=PARTICIPANT)
    cancel_registration(registration=ada, by=PARTICIPANT)
    assert list(states(gathering).values()).count("place") == 2


def test_more_places_go_to_those_who_wait_and_fewer_take_none_away(gathering):
    come(gathering, "ada", "bo", "cia", "dan")
    change_gathering(gathering=gathering, fields={"places": 3}, by=COORDINATOR)
    assert states(gathering)["cia"] == "place"
    change_gathering(gathering=gathering, fields={"places": 1}, by=COORDINATOR)
    assert list(states(gathering).values()).count("place") == 3
    come(gathering, "eva")
    assert states(gathering)["eva"] == "waiting"


def test_room_for_all_empties_the_waiting_list(gathering):
    come(gathering, "ada", "bo", "cia")
    change_gathering(gathering=gathering, fields={"places": None}, by=COORDINATOR)
    assert set(states(gathering).values()) == {"place"}


def test_whoever_is_registered_already_gets_the_letter_once_more_and_nothing_else(gathering):
    (first,) = come(gathering, "ada")
    again = register(gathering=gathering, name="Annan", email="ADA@example.se", by=VISITOR)
    assert again == first
    assert states(gathering) == {"ada": "place"}
    assert Letter.objects.count() == 2
    assert len({letter.body for letter in Letter.objects.all()}) == 1


def test_whoever_cancelled_may_register_anew_and_stands_last(gathering):
    ada, *_ = come(gathering, "ada", "bo", "cia")
    cancel_registration(registration=ada, by=PARTICIPANT)
    come(gathering, "ada")
    assert [each.name for each in registrations_of(gathering)] == ["bo", "cia", "ada"]
    assert registrations_of(gathering)[-1].state == RegistrationState.WAITING


def test_a_gathering_that_is_moved_or_called_off_is_told_to_everyone_registered(gathering):
    come(gathering, "ada", "bo", "cia")
    Letter.objects.all().delete()
    later = {"starts_at": gathering.starts_at + timedelta(days=1)}
    later["ends_at"] = gathering.ends_at + timedelta(days=1)
    change_gathering(gathering=gathering, fields=later, by=COORDINATOR)
    assert Letter.objects.count() == 3
    change_gathering(gathering=gathering, fields={"agenda": "Kaffe"}, by=COORDINATOR)
    assert Letter.objects.count() == 3
    call_off_gathering(gathering=gathering, reason="Snöstorm", by=COORDINATOR)
    assert Letter.objects.filter(body__contains="Snöstorm").count() == 3
    with pytest.raises(ValidationError):
        come(gathering, "eva")


def test_one_cannot_register_too_late_or_for_what_is_not_announced(gathering):
    for fields in (
        {"register_until": timezone.now() - timedelta(minutes=1)},
        {"starts_at": timezone.now() - timedelta(hours=1)},
        {"state": "draft"},
    ):
        Gathering.objects.filter(pk=gathering.pk).update(**fields)
        with pytest.raises(ValidationError):
            come(gathering, "ada")
        gathering.save()


def test_a_gathering_for_members_takes_members_alone(gathering):
    Gathering.objects.filter(pk=gathering.pk).update(members_only=True)
    stranger = OrganisationFactory()
    member = MembershipFactory(programme__organisation=gathering.organisation).member
    with pytest.raises(ValidationError):
        come(gathering, "ada")
    with pytest.raises(ValidationError):
        register(gathering=gathering, name="B", email="b@b.se", by=VISITOR, member=stranger)
    person = {"by": Actor(Role.PROCESS_LEAD), "member": member}
    assert register(gathering=gathering, name="C", email="c@c.se", **person).member == member


def test_the_link_to_take_part_is_told_to_those_with_a_place_alone(gathering):
    Gathering.objects.filter(pk=gathering.pk).update(link="https://mote.example.se/rum", places=1)
    come(gathering, "ada", "bo")
    told = Letter.objects.filter(body__contains="https://mote.example.se/rum")
    assert [letter.to for letter in told] == ["ada@example.se"]


def test_those_with_a_place_are_reminded_once_two_days_before(gathering):
    come(gathering, "ada", "bo", "cia")
    Letter.objects.all().delete()
    assert remind_registered() == 0
    Gathering.objects.update(starts_at=timezone.now() + timedelta(hours=47))
    assert remind_registered() == 2
    assert remind_registered() == 0
    assert set(Letter.objects.values_list("to", flat=True)) == {"ada@example.se", "bo@example.se"}


def test_after_it_was_moved_they_are_reminded_of_the_new_day(gathering):
    come(gathering, "ada")
    Gathering.objects.update(starts_at=timezone.now() + timedelta(hours=47))
    assert remind_registered() == 1
    later = {"starts_at": gathering.starts_at, "ends_at": gathering.ends_at}
    change_gathering(gathering=gathering, fields=later, by=COORDINATOR)
    assert remind_registered() == 0
    Gathering.objects.update(starts_at=timezone.now() + timedelta(hours=47))
    assert remind_registered() == 1


def test_names_are_erased_90_days_after_and_the_counts_are_kept(gathering):
    come(gathering, "ada", "bo", "cia")
    gathering.registrations.update(needs="Glutenfritt")
    ended = timezone.now() - timedelta(days=89)
    Gathering.objects.update(starts_at=ended - timedelta(hours=1), ends_at=ended)
    assert erase_registrations() == 0
    Gathering.objects.update(
        starts_at=ended - timedelta(days=2), ends_at=ended - timedelta(days=1, minutes=1)
    )
    assert erase_registrations() == 3
    assert erase_registrations() == 0
    kept = list(gathering.registrations.values_list("name", "email", "needs", "state"))
    assert kept == [("", "", "", "place"), ("", "", "", "place"), ("", "", "", "waiting")]


@pytest.mark.django_db(transaction=True)
def test_twenty_who_come_at_once_share_five_places_exactly():
    gathering = GatheringFactory(places=5)
    barrier = Barrier(20)

    def comes(number: int) -> None:
        try:
            barrier.wait()
            with scope(organisation=gathering.organisation):
                register(gathering=gathering, name=str(number), email=f"{number}@a.se", by=VISITOR)
        finally:
            connection.close()

    with ThreadPoolExecutor(20) as pool:
        list(pool.map(comes, range(20)))
    with scope(organisation=gathering.organisation):
        in_order = list(gathering.registrations.order_by("registered_at"))
        assert [each.state for each in in_order] == ["place"] * 5 + ["waiting"] * 15
        assert len({each.registered_at for each in in_order}) == 20
    with scopes_disabled():
        assert Letter.objects.count() == 20


@pytest.mark.django_db(transaction=True)
def test_places_given_up_while_others_register_are_given_once_each():
    gathering = GatheringFactory(places=5)
    with scope(organisation=gathering.organisation):
        first = [
            register(gathering=gathering, name=f"f{n}", email=f"f{n}@a.se", by=VISITOR)
            for n in range(5)
        ]
    barrier = Barrier(10)

    def meet(number: int) -> None:
        try:
            barrier.wait()
            with scope(organisation=gathering.organisation):
                if number < 5:
                    cancel_registration(registration=first[number], by=PARTICIPANT)
                else:
                    email = f"{number}@a.se"
                    register(gathering=gathering, name=str(number), email=email, by=VISITOR)
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as pool:
        list(pool.map(meet, range(10)))
    with scope(organisation=gathering.organisation):
        assert sorted(states(gathering).values()) == ["cancelled"] * 5 + ["place"] * 5
