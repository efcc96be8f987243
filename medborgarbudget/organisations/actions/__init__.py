"""What can be done to an organisation and what belongs to it."""

from medborgarbudget.organisations.actions.invitations import invite
from medborgarbudget.organisations.actions.registering import register_organisation

__all__ = ["invite", "register_organisation"]
