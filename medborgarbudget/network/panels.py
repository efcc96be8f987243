"""What this room hangs on the pages of lower rooms, and in the workspace."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from medborgarbudget.network.gathering_calendar import calendar_name
from medborgarbudget.network.queries.applications import applications_to
from medborgarbudget.network.queries.contact import answer_by, open_messages
from medborgarbudget.network.queries.gatherings import coming, coming_to
from medborgarbudget.network.queries.members import members_of, memberships_of
from medborgarbudget.network.queries.methods import copies_of
from medborgarbudget.network.queries.programmes import published_programmes
from medborgarbudget.network.states import ApplicationState
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.organisations.pages import organisation_page
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
from medborgarbudget.web.panels import Panel

ASSOCIATIONS = frozenset({OrganisationKind.ASSOCIATION})
MEMBERS = frozenset(OrganisationKind) - ASSOCIATIONS

workspace_page(
    WorkspacePage(
        gettext_lazy("Applications"),
        "network:applications",
        Capability.HANDLE_APPLICATIONS,
        20,
        ASSOCIATIONS,
    )
)
workspace_page(
    WorkspacePage(
        gettext_lazy("Members"), "network:progress", Capability.SEE_PROGRESS, 21, ASSOCIATIONS
    )
)
workspace_page(
    WorkspacePage(
        gettext_lazy("Programmes"),
        "network:programmes",
        Capability.EDIT_PROGRAMMES,
        22,
        ASSOCIATIONS,
    )
)
workspace_page(
    WorkspacePage(
        gettext_lazy("The network"),
        "network:own-memberships",
        Capability.EDIT_MEMBER_PAGE,
        20,
        MEMBERS,
    )
)

workspace_page(
    WorkspacePage(
        gettext_lazy("Gatherings"),
        "network:workspace-gatherings",
        Capability.ATTEND_GATHERINGS,
        30,
    )
)
workspace_page(
    WorkspacePage(gettext_lazy("Methods"), "network:workspace-methods", Capability.SEE_METHODS, 31)
)
workspace_page(
    WorkspacePage(gettext_lazy("Messages"), "network:inbox", Capability.ANSWER_CONTACT, 32)
)


@organisation_page.panel
def programmes_and_members(organisation: Organisation) -> Panel | None:
    """An association's programmes, and how many take part."""
    if organisation.kind != OrganisationKind.ASSOCIATION:
        return None
    context = {
        "programmes": list(published_programmes(organisation)),
        "members": members_of(organisation).order_by().values("member").distinct().count(),
    }
    return Panel("network/_programmes.html", context)


@organisation_page.panel
def membership(organisation: Organisation) -> Panel | None:
    """Which networks a member takes part in."""
    if organisation.kind == OrganisationKind.ASSOCIATION:
        return None
    memberships = memberships_of(organisation)
    return Panel("network/_memberships.html", {"memberships": memberships}) if memberships else None


@tasks.source
def applications_to_answer(organisation: Organisation) -> Iterator[Task]:
    """Applications that wait for the coordinator, the first that came first."""
    if organisation.kind != OrganisationKind.ASSOCIATION:
        return
    for application in applications_to(organisation).filter(state=ApplicationState.SUBMITTED):
        yield Task(
            _("Read the application from %(name)s") % {"name": application.applicant_name},
            reverse("network:application", args=[organisation.slug, application.pk]),
            Capability.HANDLE_APPLICATIONS,
        )


@tasks.source
def texts_to_write(organisation: Organisation) -> Iterator[Task]:
    """Members that have told nothing of what they do."""
    if organisation.kind == OrganisationKind.ASSOCIATION:
        return
    for each in memberships_of(organisation):
        if not str(each.about):
            yield Task(
                _("Tell %(network)s and the public what you do") % {"network": each.organisation},
                reverse("network:own-membership", args=[organisation.slug, each.pk]),
                Capability.EDIT_MEMBER_PAGE,
            )


@calendar.source
def last_days_to_apply(organisation: Organisation) -> Iterator[CalendarItem]:
    """The last day to apply to each programme."""
    if organisation.kind != OrganisationKind.ASSOCIATION:
        return
    for programme in published_programmes(organisation):
        if programme.apply_until:
            label = _("Last day to apply to %(programme)s") % {"programme": programme}
            yield CalendarItem(
                programme.apply_until, label, programme.get_absolute_url(), public=True
            )


GATHERINGS_SHOWN = 3


@organisation_page.panel
def gatherings_and_methods(organisation: Organisation) -> Panel | None:
    """An association's next gatherings, and the way to its library."""
    if organisation.kind != OrganisationKind.ASSOCIATION:
        return None
    return Panel("network/_gatherings.html", {"gatherings": list(coming()[:GATHERINGS_SHOWN])})


@tasks.source
def messages_to_answer(organisation: Organisation) -> Iterator[Task]:
    """Messages that nobody has answered, the one that has waited longest first."""
    for message in open_messages():
        yield Task(
            _("Answer the message about “%(subject)s”") % {"subject": message.subject},
            reverse("network:inbox-message", args=[organisation.slug, message.pk]),
            Capability.ANSWER_CONTACT,
            answer_by(message).date(),
        )


@tasks.source
def improvements_to_look_at(organisation: Organisation) -> Iterator[Task]:
    """Own copies of templates that have become better at the source."""
    for own in copies_of(organisation):
        if own.offered:
            yield Task(
                _("Look at the improvement of “%(name)s”") % {"name": own.copy.name},
                reverse("network:improvement", args=[organisation.slug, own.copy.pk]),
                Capability.COPY_METHODS,
            )


@calendar.source
def coming_gatherings(organisation: Organisation) -> Iterator[CalendarItem]:
    """Gatherings that the organisation arranges, or that its networks do."""
    for gathering in coming_to(organisation):
        yield CalendarItem(
            gathering.starts_at,
            str(gathering),
            gathering.get_absolute_url(),
            gathering.ends_at,
            public=gathering.organisation_id == organisation.pk,
            place=gathering.place,
            uid=calendar_name(gathering),
            sequence=gathering.revision,
        )
