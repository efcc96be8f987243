"""Organisations' own ways of signing in.

Who signs in has no organisation yet, so these look at every organisation's, on purpose.
"""

from django_scopes import scopes_disabled

from medborgarbudget.organisations.models import SignInService


def sign_in_services() -> list[SignInService]:
    """Every organisation's own sign-in, by name."""
    with scopes_disabled():
        return list(SignInService.objects.select_related("organisation"))


def sign_in_service(provider_id: str) -> SignInService | None:
    """The sign-in with this word in its address."""
    with scopes_disabled():
        services = SignInService.objects.select_related("organisation")
        return services.filter(provider_id=provider_id).first()
