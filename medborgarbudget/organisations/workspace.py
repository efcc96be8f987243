"""The workspace of an organisation, to which every room adds its own.

A room registers, in its ``panels.py``, its pages for the navigation, what needs somebody now,
and what stands in the calendar.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeVar

from django.urls import reverse
from django.utils.functional import Promise

from medborgarbudget.organisations.models import Organisation
from medborgarbudget.organisations.rules import may, role_for
from medborgarbudget.organisations.states import OrganisationKind
from medborgarbudget.people.acting import Actor
from medborgarbudget.people.models import User
from medborgarbudget.people.roles import Capability

Item = TypeVar("Item")

HOME = "organisations:workspace"
"""The page that a workspace begins with; all others lie below it."""


@dataclass(frozen=True, slots=True)
class WorkspacePage:
    """A page of the workspace: its name in the navigation, its route, and who may open it.

    ``route`` takes the organisation's slug. ``kinds`` limits it to some kinds of organisation.
    """

    label: str | Promise
    route: str
    capability: Capability
    place: int
    kinds: frozenset[OrganisationKind] = frozenset(OrganisationKind)


@dataclass(frozen=True, slots=True)
class Task:
    """Something that needs somebody now: what, where it is done, and until when.

    With ``round_id`` it needs also those who have their role in that round alone.
    """

    text: str
    url: str
    capability: Capability
    due: date | None = None
    round_id: int | None = None


@dataclass(frozen=True, slots=True)
class CalendarItem:
    """Something that happens at a time, or on whole days.

    A ``public`` one stands in the calendar that everyone may follow; ``url`` is then a public
    page. ``uid`` is its name in people's own calendars, where it keeps its place when it is
    moved: ``sequence`` grows then. Without one, its page and its label name it. With a
    ``capability`` it is only for those who have that here, or in the round of ``round_id``.
    """

    starts: datetime | date
    label: str
    url: str
    ends: datetime | date | None = None
    public: bool = False
    place: str = ""
    uid: str = ""
    sequence: int = 0
    cancelled: bool = False
    capability: Capability | None = None
    round_id: int | None = None


class Sources(Generic[Item]):
    """What several rooms know about an organisation, asked together."""

    def __init__(self) -> None:
        self._sources: list[Callable[[Organisation], Iterable[Item]]] = []

    def source(
        self, found: Callable[[Organisation], Iterable[Item]]
    ) -> Callable[[Organisation], Iterable[Item]]:
        """Register a function that lists items of an organisation, within its scope."""
        self._sources.append(found)
        return found

    def of(self, organisation: Organisation) -> list[Item]:
        """All items of an organisation, in the order of the rooms."""
        return [item for source in self._sources for item in source(organisation)]


tasks: Sources[Task] = Sources()
calendar: Sources[CalendarItem] = Sources()
_pages: list[WorkspacePage] = []


def workspace_page(page: WorkspacePage) -> None:
    """Register a page for the navigation of every workspace that it belongs to."""
    _pages.append(page)


@dataclass(frozen=True, slots=True)
class NavigationItem:
    """A line of the navigation. ``is_here`` if the page that is shown is it, or lies below it."""

    label: str | Promise
    url: str
    is_here: bool


def navigation(organisation: Organisation, user: User, path: str) -> list[NavigationItem]:
    """The pages of the workspace that a person may open, in order, as seen from one of them."""
    home = reverse(HOME, args=[organisation.slug])
    items = []
    for page in sorted(_pages, key=lambda page: page.place):
        if organisation.kind in page.kinds and may(user, page.capability, organisation):
            url = reverse(page.route, args=[organisation.slug])
            is_here = path == url or (url != home and path.startswith(url))
            items.append(NavigationItem(page.label, url, is_here))
    return items


def calendar_for(organisation: Organisation, user: User) -> list[CalendarItem]:
    """What this person may know of that happens."""
    return [
        item
        for item in calendar.of(organisation)
        if item.capability is None
        or role_for(user, item.capability, organisation, round_id=item.round_id)
    ]


def tasks_for(organisation: Organisation, actor: Actor) -> list[Task]:
    """What needs this person now, the most urgent first."""
    assert actor.user is not None
    user = actor.user
    mine = [
        task
        for task in tasks.of(organisation)
        if role_for(user, task.capability, organisation, round_id=task.round_id)
    ]
    return sorted(mine, key=lambda task: (task.due is None, task.due or date.max))
