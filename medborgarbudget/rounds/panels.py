"""What this room hangs on the pages of lower rooms."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from medborgarbudget.network.models import Membership
from medborgarbudget.network.pages import member_page, method_page
from medborgarbudget.network.progress import rounds_source
from medborgarbudget.network.rule_documents import checks_rulebooks, offers_rulebooks
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.organisations.pages import organisation_page
from medborgarbudget.organisations.queries import all_organisations
from medborgarbudget.organisations.round_names import names_rounds
from medborgarbudget.organisations.states import OrganisationKind
from medborgarbudget.organisations.workspace import (
    CalendarItem,
    Task,
    WorkspacePage,
    calendar,
    tasks,
    workspace_page,
)
from medborgarbudget.people.roles import Capability
from medborgarbudget.rounds.outreach.on_pages import meet_us, outreach_in_calendar
from medborgarbudget.rounds.pages import round_page
from medborgarbudget.rounds.pages.calendar import items_for_everyone
from medborgarbudget.rounds.pages.method import offered_rules, rules_of_method
from medborgarbudget.rounds.pages.tasks import tasks_of_rounds
from medborgarbudget.rounds.queries import (
    all_cards,
    cards_of,
    first_cards,
    names_of,
    rounds_so_far_of,
    steps_now_of,
)
from medborgarbudget.rounds.queries.budgets import public_budgets_of
from medborgarbudget.rounds.queries.rounds import open_rounds_in_short, public_rounds_in_short
from medborgarbudget.rounds.ready_made.documents import checked_document
from medborgarbudget.rounds.workspace import HOME, RoundPage, round_workspace_page
from medborgarbudget.web.pages import start_page
from medborgarbudget.web.panels import Panel

WITH_ROUNDS = frozenset(OrganisationKind) - {OrganisationKind.ASSOCIATION}
CARDS = 12
"""The most rounds that the start page shows."""


@start_page.panel
def rounds_everywhere(_sought: str) -> Panel:
    """Which rounds go on, and where they stand; the first of them where there are many."""
    cards = first_cards(all_organisations(), CARDS + 1)
    shown = {"cards": cards[:CARDS], "are_more": len(cards) > CARDS}
    return Panel("rounds/_rounds_everywhere.html", shown)


@organisation_page.panel
def rounds_here(organisation: Organisation) -> Panel | None:
    """The organisation's medborgarbudgetar, and their rounds, latest first. Associations have
    none of their own."""
    if organisation.kind == OrganisationKind.ASSOCIATION:
        return None
    shown = {
        "cards": cards_of(organisation),
        "budgets": list(public_budgets_of(organisation)),
    }
    return Panel("rounds/_rounds_here.html", shown)


@member_page.panel
def rounds_of_member(membership: Membership) -> Panel:
    """A member's rounds, latest first; they are its own, not the association's."""
    return Panel("rounds/_rounds_of_member.html", {"cards": all_cards([membership.member])})


@calendar.source
def steps_of_rounds(organisation: Organisation) -> Iterator[CalendarItem]:
    """When each step of the organisation's public rounds goes on."""
    return items_for_everyone(list(public_rounds_in_short(organisation)))


@tasks.source
def tasks_in_rounds(organisation: Organisation) -> Iterator[Task]:
    """What needs somebody now in the organisation's rounds."""
    return tasks_of_rounds(open_rounds_in_short(organisation))


names_rounds(names_of)
rounds_source(rounds_so_far_of, steps_now_of)
round_page.panel(meet_us)
calendar.source(outreach_in_calendar)
method_page.panel(rules_of_method)
checks_rulebooks(checked_document)
offers_rulebooks(offered_rules)

workspace_page(
    WorkspacePage(
        _("Rounds"), "rounds:workspace_rounds", Capability.ENTER_WORKSPACE, 5, WITH_ROUNDS
    )
)
PAGES = (
    RoundPage(_("Overview"), HOME, Capability.SEE_ROUNDS, 0, of_records=True),
    RoundPage(_("Set-up"), "rounds:setup", Capability.SET_UP_ROUNDS, 5, drafts_only=True),
    RoundPage(_("Steps"), "rounds:workspace_steps", Capability.SEE_ROUNDS, 10),
    RoundPage(
        _("The rules of the round"),
        "rounds:workspace_rules",
        Capability.SEE_ROUNDS,
        20,
        of_records=True,
    ),
    RoundPage(_("Pots"), "rounds:workspace_pots", Capability.SEE_ROUNDS, 30),
    RoundPage(_("Outreach"), "rounds:workspace_outreach", Capability.SEE_ROUNDS, 40),
    RoundPage(_("News"), "rounds:workspace_news", Capability.REACH_OUT, 45, of_records=True),
    RoundPage(
        _("Documents"), "rounds:workspace_documents", Capability.SEE_ROUNDS, 50, of_records=True
    ),
    RoundPage(
        _("Decisions"), "rounds:workspace_decisions", Capability.SEE_ROUNDS, 55, of_records=True
    ),
    RoundPage(_("People"), "rounds:workspace_people", Capability.SEE_PEOPLE, 60),
    RoundPage(_("Calendar"), "rounds:workspace_round_calendar", Capability.SEE_ROUNDS, 70),
    RoundPage(
        _("Activity"), "rounds:workspace_activity", Capability.SEE_ACTIVITY, 80, of_records=True
    ),
)
for page in PAGES:
    round_workspace_page(page)
