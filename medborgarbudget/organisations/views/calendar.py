"""The calendar: a page for staff, and files that other calendars follow."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from medborgarbudget.organisations.access import requires
from medborgarbudget.organisations.calendar_links import calendar_token, follower
from medborgarbudget.organisations.calendar_page import calendar_events, past, upcoming
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.organisations.rules import may
from medborgarbudget.organisations.scoping import within_organisation
from medborgarbudget.organisations.workspace import CalendarItem, calendar, calendar_for
from medborgarbudget.people.acting import Actor
from medborgarbudget.people.roles import Capability
from medborgarbudget.web.access import by_link, public
from medborgarbudget.web.addresses import absolute
from medborgarbudget.web.calendars import MEDIA_TYPE, calendar_file


@requires(Capability.SEE_CALENDAR)
def workspace_calendar(
    request: HttpRequest, organisation: Organisation, actor: Actor
) -> HttpResponse:
    """What happens, month by month, and how to have it in my own calendar."""
    assert actor.user is not None
    backwards = "tidigare" in request.GET
    token = calendar_token(actor.user, organisation)
    path = reverse("organisations:followed_calendar", args=[organisation.slug, token])
    chosen = past if backwards else upcoming
    context = {
        "organisation": organisation,
        "months": chosen(calendar_for(organisation, actor.user), timezone.localdate()),
        "backwards": backwards,
        "download_url": path,
        "follow_url": absolute(path).replace("http", "webcal", 1),
    }
    return render(request, "organisations/workspace/calendar.html", context)


@public
@within_organisation
def public_calendar(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """What happens that everyone may come to or know of, as a calendar to follow."""
    return _file(organisation, [item for item in calendar.of(organisation) if item.public])


@by_link
@within_organisation
def followed_calendar(
    request: HttpRequest,
    organisation: Organisation,
    token: str,
) -> HttpResponse:
    """The workspace's calendar for somebody's own, as long as they have a role that sees it."""
    user = follower(token, organisation)
    if user is None or not may(user, Capability.SEE_CALENDAR, organisation):
        raise Http404
    return _file(organisation, calendar_for(organisation, user))


def _file(organisation: Organisation, items: list[CalendarItem]) -> HttpResponse:
    name = _("Participatory budgeting at %(name)s") % {"name": organisation.name}
    response = HttpResponse(
        calendar_file(name=name, events=calendar_events(items)),
        content_type=f"{MEDIA_TYPE}; charset=utf-8",
    )
    response["Content-Disposition"] = f'inline; filename="{organisation.slug}.ics"'
    return response
