"""Letting the staff of an organisation sign in the way they do at work."""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django_scopes import scope

from medborgarbudget.journal.actions import record
from medborgarbudget.organisations.events import SIGN_IN_ADDED
from medborgarbudget.organisations.models import Organisation, SignInService
from medborgarbudget.organisations.queries.sign_in import sign_in_services
from medborgarbudget.people.acting import Actor

THIS_COMPUTER = ("localhost", "127.0.0.1")


@transaction.atomic
def add_sign_in(
    *,
    by: Actor,
    organisation: Organisation,
    provider_id: str,
    name: str,
    issuer: str,
    client_id: str,
    domains: list[str],
    trusted_second_factor: bool = False,
) -> SignInService:
    """Let an organisation's own service sign in people with addresses at its domains.

    Raises ``ValidationError`` if another service speaks for one of the domains already.
    """
    domains = [domain.strip().lower().removeprefix("@") for domain in domains]
    _refuse_taken(domains)
    _refuse_unsafe(issuer)
    service = SignInService(
        organisation=organisation,
        provider_id=provider_id,
        name=name,
        issuer=issuer.rstrip("/"),
        client_id=client_id,
        domains=domains,
        trusted_second_factor=trusted_second_factor,
    )
    with scope(organisation=organisation):
        service.full_clean()
        service.save()
    record(
        SIGN_IN_ADDED,
        role=by.role,
        organisation_id=organisation.pk,
        subject=service,
        domains=", ".join(domains),
    )
    return service


def _refuse_taken(domains: list[str]) -> None:
    for service in sign_in_services():
        if taken := set(domains) & set(service.domains):
            message = _("%(name)s speaks for %(domains)s already.")
            told = {"name": service.name, "domains": ", ".join(sorted(taken))}
            raise ValidationError({"domains": message % told})


def _refuse_unsafe(issuer: str) -> None:
    parts = urlsplit(issuer)
    if parts.scheme != "https" and parts.hostname not in THIS_COMPUTER:
        raise ValidationError({"issuer": _("The issuer's address has to begin with https://.")})
