"""What all pages of the set-up do alike: show where one is, save, and go on."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from medborgarbudget.people.acting import Actor
from medborgarbudget.people.roles import Capability
from medborgarbudget.rounds.access import requires_in_round
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.pages.setup import page_after, page_named, progress_at
from medborgarbudget.rounds.views.answers import sent_to, shown
from medborgarbudget.web.autosaving import clock, no_more_saved

View = Callable[..., HttpResponseBase]


def set_up_page(view: View) -> View:
    """Open the page to whoever may set up rounds, as long as the round is not public."""

    @requires_in_round(Capability.SET_UP_ROUNDS)
    @wraps(view)
    def guarded(
        request: HttpRequest, round: Round, actor: Actor, **kwargs: Any
    ) -> HttpResponseBase:
        if round.published_at:
            return _is_over(request, round)
        return view(request, round=round, actor=actor, **kwargs)

    return guarded


def _is_over(request: HttpRequest, round: Round) -> HttpResponse:
    """The answer to a page of the set-up that was open while the round was made public."""
    said = _("The round is public, so its set-up is done.")
    if request.method == "POST":
        said = _("The round is public, so its set-up is done. Nothing more is saved there.")
    if answer := no_more_saved(request, said):
        return answer
    messages.info(request, said)
    return sent_to(round, "rounds:workspace_round")


def show(
    request: HttpRequest, round: Round, name: str, template: str, **context: Any
) -> HttpResponse:
    """Show a page of the set-up; one that has the round's ``money`` at hand passes it on."""
    common = {
        "page": page_named(name),
        "progress": progress_at(round, name, context.get("money")),
    }
    return shown(request, round, template, common | context)


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
        % {"page": page_named(name).label, "clock": clock()},
    )
    return redirect(following.url(round))


def warn(request: HttpRequest) -> None:
    """Say that the rest is saved, above a form with something to put right."""
    messages.warning(request, _("We saved all but what is marked below."))
