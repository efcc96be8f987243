"""What this room hangs on the pages of lower rooms."""

from collections.abc import Iterator, Mapping, Sequence

from medborgarbudget.network.models import Membership
from medborgarbudget.network.pages import member_page
from medborgarbudget.network.progress import RoundsSoFar, rounds_source
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.organisations.pages import organisation_page
from medborgarbudget.organisations.queries import all_organisations
from medborgarbudget.organisations.round_names import names_rounds
from medborgarbudget.organisations.states import OrganisationKind
from medborgarbudget.organisations.workspace import CalendarItem, calendar
from medborgarbudget.rounds.queries import (
    all_cards,
    cards_of,
    first_cards,
    names_of,
    rounds_so_far_of,
    steps_of,
)
from medborgarbudget.web.pages import start_page
from medborgarbudget.web.panels import Panel

CARDS = 12
"""The most rounds that the start page shows."""


@start_page.panel
def rounds_everywhere(_: str) -> Panel:
    """Which rounds go on, and where they stand; the first of them where there are many."""
    cards = first_cards(all_organisations(), CARDS + 1)
    shown = {"cards": cards[:CARDS], "are_more": len(cards) > CARDS}
    return Panel("rounds/_rounds_everywhere.html", shown)


@organisation_page.panel
def rounds_here(organisation: Organisation) -> Panel | None:
    """The organisation's rounds, latest first. Associations have none of their own."""
    if organisation.kind == OrganisationKind.ASSOCIATION:
        return None
    return Panel("rounds/_rounds_here.html", {"cards": cards_of(organisation)})


@member_page.panel
def rounds_of_member(membership: Membership) -> Panel:
    """A member's rounds, latest first; they are its own, not the association's."""
    return Panel("rounds/_rounds_of_member.html", {"cards": all_cards([membership.member])})


@rounds_source
def rounds_of_members(members: Sequence[int]) -> Mapping[int, RoundsSoFar]:
    """How far each of the members has come with its rounds."""
    return rounds_so_far_of(members)


@calendar.source
def steps_of_rounds(organisation: Organisation) -> Iterator[CalendarItem]:
    """When each step of the organisation's rounds goes on."""
    for card in cards_of(organisation):
        for step in steps_of(card.round):
            if step.starts_on:
                yield CalendarItem(
                    step.starts_on,
                    f"{card.round}: {step.label}",
                    card.round.get_absolute_url(),
                    step.ends_on,
                    public=True,
                )


names_rounds(names_of)
