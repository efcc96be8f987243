"""Accounts, the notices they get, and letters on their way to anyone."""

from medborgarbudget.people.models.letters import Letter
from medborgarbudget.people.models.notifications import Notification
from medborgarbudget.people.models.users import User, UserManager

__all__ = ["Letter", "Notification", "User", "UserManager"]
