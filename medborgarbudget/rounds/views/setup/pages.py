"""What all pages of the set-up do alike: show where one is, save, and go on."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _

from medborgarbudget.people.acting import Actor
from medborgarbudget.people.roles import Capability
from medborgarbudget.rounds.access import requires_in_round
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.pages.setup import page_after, page_named, progress_at
from medborgarbudget.rounds.views.answers import sent_to, shown
from medborgarbudget.web.meanwhile import MeetsOthers
from medborgarbudget.web.meanwhile import said as met

View = Callable[..., HttpResponseBase]


def set_up_page(view: View) -> View:
    """Open the page to whoever may set up rounds, as long as the round is not public."""

    @requires_in_round(Capability.SET_UP_ROUNDS)
    @wraps(view)
    def guarded(
        request: HttpRequest, round: Round, actor: Actor, **kwargs: Any
    ) -> HttpResponseBase:
        if round.published_at:
            messages.info(request, _("The round is public, so its set-up is done."))
            return sent_to(round, "rounds:workspace_round")
        return view(request, round=round, actor=actor, **kwargs)

    return guarded


def show(
    request: HttpRequest, round: Round, name: str, template: str, **context: Any
) -> HttpResponse:
    """Show a page of the set-up."""
    common = {
        "page": page_named(name),
        "progress": progress_at(round, name),
    }
    return shown(request, round, template, common | context)


def saved_in_the_background(
    request: HttpRequest, *forms: MeetsOthers, all_of_it: bool
) -> JsonResponse | None:
    """The answer to a page that saved itself; nothing if a person pressed a button.

    A page that somebody else has changed too is told to stop: only a person chooses what holds.
    """
    if "X-Autosave" not in request.headers:
        return None
    if any(form.meanwhile for form in forms):
        told = _(
            "%(why)s Nothing more is saved by itself. Press the button to see what is changed."
        )
        return JsonResponse({"said": told % {"why": met()}, "document": "", "stopped": True})
    said = _("Saved at %(clock)s")
    if not all_of_it:
        said = _("Saved at %(clock)s, but for what could not be understood")
    opened = {name: value for form in forms for name, value in form.opened_still().items()}
    answer = {"said": said % {"clock": _clock()}, "document": "", "opened": opened}
    return JsonResponse(answer)


def go_on(request: HttpRequest, round: Round, name: str) -> HttpResponse:
    """Say that the page is saved, and go to the next one."""
    following = page_after(name)
    if round.published_at or following is None:
        messages.success(
            request, _("Saved, and not public yet. Publish the changes when they are ready.")
        )
        return sent_to(round, "rounds:workspace_rules")
    messages.success(
        request,
        _("“%(page)s” was saved at %(clock)s.")
        % {"page": page_named(name).label, "clock": _clock()},
    )
    return redirect(following.url(round))


def warn(request: HttpRequest) -> None:
    """Say that the rest is saved, above a form with something to put right."""
    messages.warning(request, _("We saved all but what is marked below."))


def _clock() -> str:
    return time_format(timezone.localtime(), "H:i")
