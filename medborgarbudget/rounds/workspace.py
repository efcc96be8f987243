"""The workspace of one round, to which later rooms add pages of their own."""

from dataclasses import dataclass

from django.utils.functional import Promise

from medborgarbudget.organisations.rules import role_for
from medborgarbudget.people.models import User
from medborgarbudget.people.roles import Capability
from medborgarbudget.rounds.addresses import address_of
from medborgarbudget.rounds.models import Round

HOME = "rounds:workspace_round"
"""The page that a round's workspace begins with; all others lie below it."""


@dataclass(frozen=True, slots=True)
class RoundPage:
    """A page of a round's workspace: its name, its route, and who may open it.

    ``route`` takes the slugs of organisation and round. Pages of a ``record_only`` round are
    fewer: ``of_records`` marks them. Those ``drafts_only`` go when a round is made public.
    """

    label: str | Promise
    route: str
    capability: Capability
    place: int
    of_records: bool = False
    drafts_only: bool = False


@dataclass(frozen=True, slots=True)
class RoundNavigationItem:
    """A line of the navigation. ``is_here`` if the page that is shown is it, or lies below it."""

    label: str | Promise
    url: str
    is_here: bool


_pages: list[RoundPage] = []


def round_workspace_page(page: RoundPage) -> None:
    """Register a page for the navigation of every round's workspace."""
    _pages.append(page)


def round_navigation(round: Round, user: User, path: str) -> list[RoundNavigationItem]:
    """The pages of a round's workspace that a person may open, in order."""
    home = address_of(round, HOME)
    items = []
    for page in sorted(_pages, key=lambda page: page.place):
        if round.record_only and not page.of_records:
            continue
        if page.drafts_only and round.published_at:
            continue
        if role_for(user, page.capability, round.organisation, round_id=round.pk):
            url = address_of(round, page.route)
            is_here = path == url or (url != home and path.startswith(url))
            items.append(RoundNavigationItem(page.label, url, is_here))
    return items
