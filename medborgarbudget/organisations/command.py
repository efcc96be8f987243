"""The command that gives an organisation its place on the site."""

from gettext import gettext as _

import typer
from django.core.exceptions import ValidationError

from medborgarbudget.organisations.actions import register_organisation
from medborgarbudget.organisations.states import OrganisationKind, Theme

OPTIONS = {"name": "--name", "slug": "--address", "kind": "--kind", "theme": "--colour"}


def register(*, name: str, address: str, kind: str, colour: str) -> None:
    """Register the organisation and say where its page is; exit with 2 and words if refused."""
    try:
        organisation = register_organisation(
            name=name, slug=address, kind=OrganisationKind(kind), theme=Theme(colour)
        )
    except ValidationError as error:
        for field, problems in error.message_dict.items():
            typer.echo(f"{OPTIONS[field]}: {' '.join(problems)}", err=True)
        raise typer.Exit(2) from None
    told = {"name": organisation.name, "address": organisation.slug}
    typer.echo(_("%(name)s has its place at /%(address)s/.") % told)
