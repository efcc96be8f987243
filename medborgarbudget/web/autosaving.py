"""What the site answers to a page that saves itself while a person writes."""

from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _

from medborgarbudget.web.meanwhile import MeetsOthers
from medborgarbudget.web.meanwhile import said as met


def saved_in_the_background(
    request: HttpRequest,
    *forms: MeetsOthers,
    all_of_it: bool,
    wrong: str = "",
    document: str = "",
) -> JsonResponse | None:
    """The answer to a page that saved itself; nothing if a person pressed a button.

    ``wrong`` is told instead of that it is saved, and ``document`` names a file that came along.
    A page that somebody else has changed too is told to stop: only a person chooses what holds.
    """
    if "X-Autosave" not in request.headers:
        return None
    if any(form.meanwhile for form in forms):
        told = _(
            "%(why)s Nothing more is saved by itself. Press the button to see what is changed."
        )
        return no_more_saved(request, told % {"why": met()})
    said = _("Saved at %(clock)s")
    if not all_of_it:
        said = _("Saved at %(clock)s, but for what could not be understood")
    opened = {name: value for form in forms for name, value in form.opened_still().items()}
    said = wrong or said % {"clock": clock()}
    return JsonResponse({"said": said, "document": document, "opened": opened})


def no_more_saved(request: HttpRequest, said: str) -> JsonResponse | None:
    """Tell a page that saves itself why it is to stop; nothing if a person pressed a button."""
    if "X-Autosave" not in request.headers:
        return None
    return JsonResponse({"said": said, "document": "", "stopped": True})


def clock() -> str:
    """What the clock is."""
    return time_format(timezone.localtime(), "H:i")
