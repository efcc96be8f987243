"""Pages for people who have signed in, with a second factor."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from medborgarbudget.people.sign_in import gave_second_factor
from medborgarbudget.web.access import Access, AccessRule, under
from medborgarbudget.web.autosaving import no_more_saved

View = Callable[..., HttpResponseBase]
SIGNED_OUT = gettext_noop(
    "You are signed out, so nothing more is saved. Copy what you wrote last, and sign in again."
)


def signed_in(view: View) -> View:
    """Let in whoever has signed in, whatever their roles: pages about their own account."""
    return under(AccessRule(Access.SIGNED_IN), demanding_sign_in(view))


def signed_in_once(view: View) -> View:
    """Let in also those who have not chosen a second factor yet: the pages where they do.

    Who has one is asked for it here too, or a password alone could choose another.
    """
    guarded = _demanding(view, lambda request: not is_mfa_enabled(request.user))
    return under(AccessRule(Access.FIRST_FACTOR), guarded)


def signed_in_half(view: View) -> View:
    """Let in whoever gave a first factor: the pages where the second is asked for."""
    return under(AccessRule(Access.FIRST_FACTOR), _demanding(view, lambda _request: True))


def demanding_sign_in(view: View) -> View:
    """Send visitors to sign in first, and those without a second factor to give or choose one."""
    return _demanding(view, lambda _request: False)


def _kept_nowhere(response: HttpResponseBase) -> HttpResponseBase:
    """A page that no cache keeps: on a computer that many use, the next person sees nothing."""
    response.headers.setdefault("Cache-Control", "private, no-store")
    return response


def _demanding(view: View, first_factor_is_enough: Callable[[HttpRequest], bool]) -> View:
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        here = request.get_full_path()
        if not request.user.is_authenticated:
            return no_more_saved(request, _(SIGNED_OUT)) or redirect_to_login(
                here, reverse("account_login")
            )
        if gave_second_factor(request, request.user) or first_factor_is_enough(request):
            return _kept_nowhere(view(request, *args, **kwargs))
        if is_mfa_enabled(request.user):
            return redirect_to_login(here, reverse("mfa_reauthenticate"))
        return redirect("mfa_index")

    return guarded
