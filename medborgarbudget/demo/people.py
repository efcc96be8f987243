"""The people of the demo: who works where, as what."""

import secrets
from dataclasses import dataclass

from django_scopes import scope

from medborgarbudget.organisations.actions.roles import give_role
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.people.acting import OPERATOR
from medborgarbudget.people.actions.accounts import add_totp, open_account
from medborgarbudget.people.roles import Role


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who can be signed in as: where they work, and what they are there."""

    name: str
    email: str
    organisation: str
    roles: tuple[Role, ...]


PEOPLE = (
    Person("Siv Samuelsson", "siv@samverkan.example", "samverkan", (Role.COORDINATOR,)),
    Person("Rut Forsman", "rut@institutet.example", "samverkan", (Role.RESEARCHER,)),
    Person("Amir Karimi", "amir@almvik.example", "almvik", (Role.ADMINISTRATOR,)),
    Person("Petra Lind", "petra@almvik.example", "almvik", (Role.PROCESS_LEAD,)),
    Person("Eva Alm", "eva@almvik.example", "almvik", (Role.ELECTED_MEMBER,)),
    Person("Rolf Revelj", "rolf@almvik.example", "almvik", (Role.AUDITOR,)),
    Person("Lina Bo", "lina@lindhem.example", "lindhem", (Role.ADMINISTRATOR, Role.PROCESS_LEAD)),
    Person(
        "Noor Mellan",
        "noor@mellanskog.example",
        "mellanskog",
        (Role.ADMINISTRATOR, Role.PROCESS_LEAD),
    ),
    Person("Björn Haga", "bjorn@bjorkhaga.example", "bjorkhaga", (Role.ADMINISTRATOR,)),
)


def move_in() -> None:
    """Open everybody's account, with a second factor that nobody needs to have at hand."""
    for person in PEOPLE:
        organisation = Organisation.objects.get(slug=person.organisation)
        user = open_account(
            email=person.email,
            name=person.name,
            password=secrets.token_urlsafe(),
            language="sv",
        )
        add_totp(user=user)
        with scope(organisation=organisation):
            for role in person.roles:
                give_role(organisation=organisation, user=user, role=role, by=OPERATOR)
