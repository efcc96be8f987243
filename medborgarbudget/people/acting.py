"""Who acts when something is done."""

from dataclasses import dataclass

from medborgarbudget.people.models import User
from medborgarbudget.people.roles import Outsider


@dataclass(frozen=True, slots=True)
class Actor:
    """As whom something is done: a role, and the account where there is one.

    Actions take an actor; the journal writes down the role alone.
    """

    role: str
    user: User | None = None


VISITOR = Actor(Outsider.VISITOR)
APPLICANT = Actor(Outsider.APPLICANT)
HOLDER = Actor(Outsider.HOLDER)
PARTICIPANT = Actor(Outsider.PARTICIPANT)
OPERATOR = Actor(Outsider.OPERATOR)
SYSTEM = Actor(Outsider.SYSTEM)
