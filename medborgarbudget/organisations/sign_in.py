"""Signing in at one's own organisation, as allauth asks us about it."""

import os
from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp, SocialLogin
from allauth.socialaccount.providers.base import AuthProcess
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.shortcuts import render
from django.utils.translation import gettext as _

from medborgarbudget.organisations.models import SignInService
from medborgarbudget.organisations.queries.sign_in import sign_in_service, sign_in_services
from medborgarbudget.people.models import User
from medborgarbudget.people.sign_in import count_second_factor


class OrganisationSignIn(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Lets in people who have an account here, as their own organisation knows them.

    Nothing of what the service tells is stored, and nobody new is made. Who somebody is here is
    decided anew at every sign-in, by the e-mail address.
    """

    def list_apps(
        self,
        request: HttpRequest,  # noqa: ARG002
        provider: str | None = None,
        client_id: str | None = None,
    ) -> list[SocialApp]:
        """Every organisation's service, or the one asked for."""
        services = sign_in_services()
        if provider and provider != "openid_connect":
            services = [each for each in services if each.provider_id == provider]
        if client_id:
            services = [each for each in services if each.client_id == client_id]
        return [_app(service) for service in services]

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:  # noqa: ARG002
        """Nobody gets an account by coming from somewhere else."""
        return False

    def authenticate_by_email(self, sociallogin: SocialLogin) -> None:
        """Not allauth's way of finding people, but ``pre_social_login``, knows of domains."""

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Decide who comes in, or answer with a page that says why not."""
        service = sign_in_service(sociallogin.account.provider)
        assert service is not None
        try:
            sociallogin.user = person_spoken_for(service, sociallogin)
        except ValidationError as refusal:
            raise ImmediateHttpResponse(_refused(request, service, refusal)) from None
        if service.trusted_second_factor:
            count_second_factor(request, sociallogin.user, "organisation")


def person_spoken_for(service: SignInService, sociallogin: SocialLogin) -> User:
    """The holder of the account that the service vouches for; raises ``ValidationError``."""
    if sociallogin.state.get("process") != AuthProcess.LOGIN:
        raise ValidationError(_("The sign-in did not begin on our sign-in page."))
    verified = [each.email.lower() for each in sociallogin.email_addresses if each.verified is True]
    if not verified:
        raise ValidationError(_("The service does not say that your e-mail address is yours."))
    address = verified[0]
    if address.rpartition("@")[2] not in service.domains:
        told = {"address": address, "name": service.name}
        raise ValidationError(_("%(name)s may not sign in %(address)s here.") % told)
    user = User.objects.filter(email__iexact=address).first()
    if user is None:
        raise ValidationError(_("There is no account for %(address)s.") % {"address": address})
    return user


def secret_of(service: SignInService) -> str:
    """The secret that the service gave us: from the environment, or a file only we may read.

    ``SIGN_IN_SECRET_ALMVIK``, or ``sign-in/almvik`` in the data folder, for the service almvik.
    Never the database, of which copies are made.
    """
    name = f"SIGN_IN_SECRET_{service.provider_id.upper().replace('-', '_')}"
    if name in os.environ:
        return os.environ[name]
    try:
        return str((settings.SIGN_IN_SECRETS / service.provider_id).read_text().strip())
    except FileNotFoundError:
        return ""


def _app(service: SignInService) -> SocialApp:
    return SocialApp(
        provider="openid_connect",
        provider_id=service.provider_id,
        name=service.name,
        client_id=service.client_id,
        secret=secret_of(service),
        settings={"server_url": service.issuer, "oauth_pkce_enabled": True},
    )


def _refused(request: HttpRequest, service: SignInService, refusal: ValidationError) -> Any:
    context = {"service": service, "reason": refusal.messages[0]}
    return render(request, "socialaccount/refused.html", context, status=403)
