"""What the network stores. Every row belongs to an association, but for copies and messages."""

from medborgarbudget.network.models.applications import Application, ApplicationQuestion
from medborgarbudget.network.models.contact import Knock, Message, MessageAnswer
from medborgarbudget.network.models.gatherings import Gathering, Material, Registration
from medborgarbudget.network.models.methods import Method, MethodCopy, MethodVersion
from medborgarbudget.network.models.programmes import Membership, Programme

__all__ = [
    "Application",
    "ApplicationQuestion",
    "Gathering",
    "Knock",
    "Material",
    "Membership",
    "Message",
    "MessageAnswer",
    "Method",
    "MethodCopy",
    "MethodVersion",
    "Programme",
    "Registration",
]
