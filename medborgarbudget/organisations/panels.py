"""What this room hangs on the pages of lower rooms."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from medborgarbudget.organisations.activity_page import latest_lines
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.organisations.pages import organisation_page
from medborgarbudget.organisations.queries.areas import area_names, groups, topics
from medborgarbudget.organisations.queries.directory import directory
from medborgarbudget.organisations.queries.staff import ending_soon
from medborgarbudget.organisations.states import OrganisationKind
from medborgarbudget.organisations.workspace import HOME, Task, WorkspacePage, tasks, workspace_page
from medborgarbudget.people.roles import Capability
from medborgarbudget.web.pages import start_page
from medborgarbudget.web.panels import Panel

WITH_AREAS = frozenset(OrganisationKind) - {OrganisationKind.ASSOCIATION}
"""The kinds of organisation whose medborgarbudget is for an area, a group or a theme."""
LATEST = 3
"""How much of what was done stands on an organisation's own page."""


@start_page.panel
def organisations(sought: str) -> Panel:
    """Who takes part, and where there are many, those whom the visitor looks for."""
    return Panel("organisations/_organisations.html", {"directory": directory(sought)})


workspace_page(WorkspacePage(_("Overview"), HOME, Capability.ENTER_WORKSPACE, 0))
workspace_page(WorkspacePage(_("People"), "organisations:people", Capability.SEE_PEOPLE, 70))
workspace_page(
    WorkspacePage(_("Settings"), "organisations:settings", Capability.EDIT_ORGANISATION, 90)
)


@organisation_page.panel
def areas_here(organisation: Organisation) -> Panel | None:
    """Which areas, groups and themes the organisation has, if it has any."""
    areas = area_names(organisation)
    others = [str(each) for each in (*groups(), *topics())]
    shown = {"areas": areas, "others": others}
    return Panel("organisations/areas/_here.html", shown) if areas or others else None


workspace_page(
    WorkspacePage(
        _("Areas"), "organisations:workspace_areas", Capability.EDIT_AREAS, 40, WITH_AREAS
    )
)
workspace_page(
    WorkspacePage(
        _("Groups and themes"),
        "organisations:workspace_groups",
        Capability.EDIT_AREAS,
        41,
        WITH_AREAS,
    )
)


workspace_page(
    WorkspacePage(_("Calendar"), "organisations:workspace_calendar", Capability.SEE_CALENDAR, 10)
)
workspace_page(
    WorkspacePage(_("Activity"), "organisations:workspace_activity", Capability.SEE_ACTIVITY, 80)
)


@organisation_page.panel
def latest_activity(organisation: Organisation) -> Panel | None:
    """The latest that everyone may know, and the way to all of it."""
    lines = latest_lines(organisation.pk, LATEST, for_everyone=True)
    url = reverse("organisations:activity", args=[organisation.slug])
    shown = {"lines": lines, "all_url": url}
    return Panel("organisations/_latest_activity.html", shown) if lines else None


@tasks.source
def roles_that_end(organisation: Organisation) -> Iterable[Task]:
    """Roles that end within two weeks: somebody may want to prolong them."""
    if days := [grant.last_day for grant in ending_soon() if grant.last_day]:
        text = ngettext("A role ends soon", "%(number)s roles end soon", len(days))
        url = reverse("organisations:people", args=[organisation.slug])
        yield Task(text % {"number": len(days)}, url, Capability.GIVE_ROLES, min(days))
