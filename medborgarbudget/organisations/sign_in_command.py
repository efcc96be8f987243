"""The command that lets the staff of an organisation sign in the way they do at work."""

import os
from gettext import gettext as _

import typer
from django.conf import settings
from django.core.exceptions import ValidationError

from medborgarbudget.organisations.actions.sign_in import add_sign_in
from medborgarbudget.organisations.models import Organisation, SignInService
from medborgarbudget.organisations.sign_in import secret_of
from medborgarbudget.people.acting import OPERATOR

OPTIONS = {
    "provider_id": "--address",
    "name": "--name",
    "issuer": "--issuer",
    "client_id": "--client-id",
    "domains": "--domains",
}


def add(
    *,
    organisation: str,
    address: str,
    name: str,
    issuer: str,
    client_id: str,
    domains: str,
    trusted: bool,
) -> None:
    """Add the service, keep its secret, and say what to register there; exit with 2 if refused."""
    found = Organisation.objects.filter(slug=organisation).first()
    if found is None:
        _refuse(_("There is no organisation at /%s/.") % organisation)
    assert found is not None
    try:
        service = add_sign_in(
            by=OPERATOR,
            organisation=found,
            provider_id=address or organisation,
            name=name or found.name,
            issuer=issuer,
            client_id=client_id,
            domains=domains.split(","),
            trusted_second_factor=trusted,
        )
    except ValidationError as error:
        for field, problems in error.message_dict.items():
            typer.echo(f"{OPTIONS.get(field, field)}: {' '.join(problems)}", err=True)
        raise typer.Exit(2) from None
    if not secret_of(service):
        _keep_secret(service, typer.prompt(_("The client secret"), hide_input=True))
    typer.echo(_("Register this address at the service, for coming back from it:"))
    typer.echo(f"{settings.SITE_URL}/konto/logga-in/med/{service.provider_id}/tillbaka/")


def _keep_secret(service: SignInService, secret: str) -> None:
    folder = settings.SIGN_IN_SECRETS
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / service.provider_id
    descriptor = os.open(path, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(secret)
    typer.echo(_("The secret is kept in %s, which only you may read.") % path)


def _refuse(sentence: str) -> None:
    typer.echo(sentence, err=True)
    raise typer.Exit(2)
