"""When each step of a round goes on: as a page, and for people's own calendars."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from medborgarbudget.organisations.calendar_page import calendar_events
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.pages.calendar import items_for_everyone
from medborgarbudget.rounds.pages.now import steps_told
from medborgarbudget.rounds.pages.timetable import timetable_page
from medborgarbudget.rounds.queries.telling import changes_of
from medborgarbudget.rounds.scoping import within_round
from medborgarbudget.rounds.views.answers import shown
from medborgarbudget.web.access import public
from medborgarbudget.web.calendars import MEDIA_TYPE, calendar_file


@public
@within_round
def timetable(request: HttpRequest, round: Round) -> HttpResponse:
    """The timetable as a picture and step by step, and how it was changed."""
    changes = list(changes_of(round))
    context = {
        "page": timetable_page(round, steps_told(round), changes, timezone.localdate()),
        "changes": changes,
    }
    return shown(request, round, "rounds/timetable.html", context)


@public
@within_round
def timetable_calendar(request: HttpRequest, round: Round) -> HttpResponse:
    """The timetable for somebody's own calendar, which may follow it (iCal)."""
    content = calendar_file(name=str(round), events=calendar_events(items_for_everyone([round])))
    response = HttpResponse(content, content_type=f"{MEDIA_TYPE}; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{round.slug}.ics"'
    return response
