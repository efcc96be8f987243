"""Ways in and second factors, where allauth's own views do not do what we want."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView, RemoveWebAuthnView
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from medborgarbudget.people.forms.sign_in import AddAppForm, AddPasskeyForm, RemovePasskeyForm
from medborgarbudget.people.sign_in import count_second_factor, let_in, user_of_demo_link
from medborgarbudget.web.access import by_link, public


class ConnectApp(ActivateTOTPView):  # type: ignore[misc]
    """Connects an app; the code that it took counts as the second factor of this session."""

    def form_valid(self, form: AddAppForm) -> HttpResponse:
        """Connect the app and go on to the recovery codes."""
        response: HttpResponse = super().form_valid(form)
        count_second_factor(self.request, self.request.user, Authenticator.Type.TOTP)
        return response


class AddPasskey(AddWebAuthnView):  # type: ignore[misc]
    """Adds a passkey; touching it counts as the second factor of this session."""

    def form_valid(self, form: AddPasskeyForm) -> HttpResponse:
        """Add the passkey and go on to the recovery codes."""
        response: HttpResponse = super().form_valid(form)
        count_second_factor(self.request, self.request.user, Authenticator.Type.WEBAUTHN)
        return response


class RemovePasskey(RemoveWebAuthnView):  # type: ignore[misc]
    """Removes a passkey, unless it is the only second factor."""

    form_class = RemovePasskeyForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the form the passkey that it would remove."""
        kwargs: dict[str, Any] = super().get_form_kwargs()
        return {**kwargs, "authenticator": self.get_object()}


@public
def sign_in_at_work(request: HttpRequest) -> HttpResponse:
    """The organisations that have a sign-in of their own."""
    return render(request, "socialaccount/services.html")


@by_link
@never_cache
def demo_sign_in(request: HttpRequest, token: str) -> HttpResponse:
    """Sign in a person of the demo, second factor and all, where the demo allows it."""
    user = user_of_demo_link(token) if settings.DEMO_SIGN_IN else None
    if user is None:
        raise Http404
    if request.user.is_authenticated:
        request.session.flush()
    count_second_factor(request, user, "demo")
    return let_in(request, user)
