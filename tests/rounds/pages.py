"""Pages of a round: who opens them, where they lie, and what they say."""

from django.test import Client

from medborgarbudget.organisations.models import Organisation
from medborgarbudget.people.roles import Role
from medborgarbudget.rounds.addresses import address_of
from medborgarbudget.rounds.models import Round
from tests.factories import a_member_of_staff, signed_in_client
from tests.windows import text_of


def lead_of(organisation: Organisation, *roles: Role) -> Client:
    """A process lead of the organisation, or somebody with other roles, signed in."""
    return signed_in_client(a_member_of_staff(organisation, *(roles or (Role.PROCESS_LEAD,))))


def url(round: Round, name: str, *words: str | int) -> str:
    """The address of a page by its name."""
    return address_of(round, f"rounds:{name}", *words)


def read(client: Client, address: str) -> str:
    """What stands on a page that is there."""
    response = client.get(address)
    assert response.status_code == 200, response.status_code
    return text_of(response)
