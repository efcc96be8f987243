"""What can be done for people."""

from medborgarbudget.people.actions.letters import write_letter
from medborgarbudget.people.actions.notifications import notify

__all__ = ["notify", "write_letter"]
