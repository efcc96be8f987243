"""What was done: for staff all of it, for everyone the public part, also as a feed."""

from datetime import datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from medborgarbudget.journal.models import Entry
from medborgarbudget.journal.queries import entries_of, entry_page
from medborgarbudget.journal.wording import sentence
from medborgarbudget.organisations.access import requires
from medborgarbudget.organisations.activity_page import (
    activity_days,
    public_address,
    role_in_words,
)
from medborgarbudget.organisations.forms.activity import ActivityForm
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.organisations.scoping import within_organisation
from medborgarbudget.people.acting import Actor
from medborgarbudget.people.roles import Capability
from medborgarbudget.web.access import public
from medborgarbudget.web.feeds import AtomFeed

PAGE = 50
IN_FEED = 50
LONGEST_NUMBER = 18


@public
@within_organisation
def activity(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """What was done here, as far as everyone may know."""
    return _page(request, organisation, "organisations/activity.html", for_everyone=True)


@requires(Capability.SEE_ACTIVITY)
def workspace_activity(
    request: HttpRequest,
    organisation: Organisation,
    actor: Actor,
) -> HttpResponse:
    """All that was done here."""
    return _page(request, organisation, "organisations/workspace/activity.html", for_everyone=False)


def _page(
    request: HttpRequest, organisation: Organisation, template: str, *, for_everyone: bool
) -> HttpResponse:
    entries = entries_of(organisation.pk, only_public=for_everyone)
    context = activity_context(request, entries, for_everyone=for_everyone)
    return render(request, template, {"organisation": organisation, **context})


def activity_context(
    request: HttpRequest, entries: QuerySet[Entry], *, for_everyone: bool
) -> dict[str, object]:
    """What ``organisations/_activity.html`` shows of some entries: those that the address asks
    for."""
    form = ActivityForm(request.GET)
    before = request.GET.get("fore", "")
    page = entry_page(
        entries,
        form.chosen,
        before=int(before) if before.isdecimal() and len(before) <= LONGEST_NUMBER else None,
        size=PAGE,
    )
    return {
        "form": form,
        "page": page,
        "days": activity_days(page.entries, for_everyone=for_everyone),
        "older": _older(request, page.older),
        "for_everyone": for_everyone,
    }


def _older(request: HttpRequest, number: int | None) -> str:
    """The rest of the address at which older entries stand, with the same filters."""
    if number is None:
        return ""
    parameters = request.GET.copy()
    parameters["fore"] = str(number)
    return f"?{parameters.urlencode()}"


@public
@within_organisation
def feed(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """The latest that everyone may know, for feed readers (Atom)."""
    return ActivityFeed()(request, organisation=organisation)


Item = tuple[Organisation, Entry]


class ActivityFeed(Feed):  # type: ignore[type-arg]
    """The public activity of an organisation."""

    feed_type = AtomFeed

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Organisation:  # noqa: ARG002
        organisation = kwargs["organisation"]
        assert isinstance(organisation, Organisation)
        return organisation

    def title(self, organisation: Organisation) -> str:
        return _("What happens at %(name)s") % {"name": organisation.name}

    def link(self, organisation: Organisation) -> str:
        return reverse("organisations:activity", args=[organisation.slug])

    def items(self, organisation: Organisation) -> list[Item]:
        entries = entries_of(organisation.pk, only_public=True)[:IN_FEED]
        return [(organisation, entry) for entry in entries]

    def item_title(self, item: Item) -> str:
        return sentence(item[1])

    def item_description(self, item: Item) -> str:
        return item[1].reason

    def item_author_name(self, item: Item) -> str:
        return role_in_words(item[1].role)

    def item_link(self, item: Item) -> str:
        return public_address(item[1]) or self.link(item[0])

    def item_guid(self, item: Item) -> str:
        return f"urn:sha256:{item[1].hash}"

    def item_pubdate(self, item: Item) -> datetime:
        return item[1].at

    item_updateddate = item_pubdate
