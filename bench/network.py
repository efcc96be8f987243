"""A network to measure: an association with members, their rounds, and a long journal."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from bench.members import set_up_rounds
from bench.people import signed_in
from bench.site import Visitor

EACH_MANY = 10
"""For so many members there is one gathering, one method, one application and one message."""


@dataclass(frozen=True, slots=True)
class Network:
    """An association, and somebody who has signed in as its coordinator."""

    slug: str
    coordinator: Visitor


def invented_network(slug: str, members: int, entries: int) -> Network:
    """An association with so many members and, in its journal, about so many entries."""
    from django_scopes import scopes_disabled

    from medborgarbudget.organisations.actions import register_organisation
    from medborgarbudget.organisations.states import OrganisationKind
    from medborgarbudget.people.roles import Role

    with scopes_disabled():
        association = register_organisation(
            name=f"Samverkan {slug}", slug=slug, kind=OrganisationKind.ASSOCIATION
        )
        programme = _programme(association)
        set_up_rounds(_join(association, programme, members))
        for number in range(3 + members // EACH_MANY):
            _arrange(programme, number)
        _act(association, programme, entries)
        return Network(slug, signed_in(association, Role.COORDINATOR))


def _programme(association: Any) -> Any:
    from django.utils import timezone

    from medborgarbudget.network.models import Programme

    today = timezone.localdate()
    return Programme.objects.create(
        organisation=association,
        slug="program",
        name="Tre omgångar",
        summary="Tre omgångar på tre år.",
        starts_on=today - timedelta(400),
        ends_on=today + timedelta(700),
        apply_from=today,
        published_at=timezone.now(),
    )


def _join(association: Any, programme: Any, members: int) -> list[Any]:
    from medborgarbudget.network.models import Membership
    from medborgarbudget.network.states import Orientation
    from medborgarbudget.organisations.models import Organisation

    organisations = Organisation.objects.bulk_create(
        Organisation(slug=f"{association.slug}-{number}", **which)
        for number, which in zip(range(members), _places(), strict=False)
    )
    Membership.objects.bulk_create(
        Membership(
            organisation=association,
            programme=programme,
            member=each,
            orientations=[Orientation.TERRITORY],
            joined_on=programme.starts_on,
            body="Kommunstyrelsen",
            decided_on=programme.starts_on,
            paragraph="§ 1",
            registry_number="KS 1",
        )
        for each in organisations
    )
    return organisations


def _places() -> Iterator[dict[str, str]]:
    """The municipalities that have not joined another network, and then schools."""
    from medborgarbudget.organisations.models import Organisation
    from medborgarbudget.organisations.places import all_places
    from medborgarbudget.organisations.states import OrganisationKind

    taken = set(Organisation.objects.values_list("official_code", flat=True))
    for place in all_places(OrganisationKind.MUNICIPALITY):
        if place.code not in taken:
            kind = OrganisationKind.MUNICIPALITY
            yield {"name": place.name, "kind": kind, "official_code": place.code}
    while True:
        yield {"name": "Ekskolan", "kind": OrganisationKind.INSTITUTION}


def _arrange(programme: Any, number: int) -> None:
    """Have another gathering, method, application and message."""
    from django.utils import timezone

    from medborgarbudget.network.models import Application, Gathering, Message, Method
    from medborgarbudget.network.states import (
        ApplicationState,
        GatheringKind,
        GatheringState,
        MethodKind,
    )
    from medborgarbudget.organisations.states import OrganisationKind

    association, now = programme.organisation, timezone.now()
    # Half of the gatherings have been, and half are to come.
    starts_at = now + timedelta(number if number % 2 else -number, hours=1)
    Gathering.objects.create(
        organisation=association,
        programme=programme,
        slug=f"traff-{number}",
        kind=GatheringKind.NETWORK_MEETING,
        state=GatheringState.ANNOUNCED,
        name="Nätverksträff",
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=6),
    )
    Method.objects.create(
        organisation=association,
        slug=f"metod-{number}",
        kind=MethodKind.values[number % len(MethodKind)],
        name="Beslutsmall",
        summary="En mall att skriva om.",
        published_at=now,
    )
    Application.objects.create(
        organisation=association,
        programme=programme,
        state=ApplicationState.SUBMITTED,
        secret_digest=secrets.token_hex(),
        applicant_name="Almskolan",
        applicant_kind=OrganisationKind.INSTITUTION,
        submitted_at=now,
    )
    Message.objects.create(
        organisation=association,
        email="nagon@post.example",
        subject="En fråga",
        text="Hur går vi med?",
        secret_digest=secrets.token_hex(),
    )


def _act(association: Any, programme: Any, entries: int) -> None:
    from django.db import transaction

    from medborgarbudget.journal.actions import record
    from medborgarbudget.journal.events import all_events
    from medborgarbudget.people.roles import Role

    public = [event for event in all_events() if event.public]
    with transaction.atomic():
        for number in range(entries):
            record(
                public[number % len(public)],
                role=Role.COORDINATOR,
                organisation_id=association.pk,
                subject=programme,
            )
