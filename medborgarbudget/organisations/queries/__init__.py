"""The questions that pages ask about organisations and their staff."""

from medborgarbudget.organisations.queries.organisations import (
    all_organisations,
    institutions_of,
    possible_owners,
    slugs_by_domain,
)
from medborgarbudget.organisations.queries.staff import has_administrators, holders, workspaces_of

__all__ = [
    "all_organisations",
    "has_administrators",
    "holders",
    "institutions_of",
    "possible_owners",
    "slugs_by_domain",
    "workspaces_of",
]
