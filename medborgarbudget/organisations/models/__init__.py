"""Organisations and what belongs to them before any round: areas, groups, staff, documents."""

from medborgarbudget.organisations.models.areas import (
    Area,
    AreaImport,
    AreaLevel,
    ResidentGroup,
    Topic,
)
from medborgarbudget.organisations.models.documents import Document
from medborgarbudget.organisations.models.organisations import RESERVED_SLUGS, Organisation
from medborgarbudget.organisations.models.sign_in import SignInService
from medborgarbudget.organisations.models.staff import Invitation, RoleGrant

__all__ = [
    "RESERVED_SLUGS",
    "Area",
    "AreaImport",
    "AreaLevel",
    "Document",
    "Invitation",
    "Organisation",
    "ResidentGroup",
    "RoleGrant",
    "SignInService",
    "Topic",
]
