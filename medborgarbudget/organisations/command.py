"""The command that gives an organisation its place, and how others find it by its address."""

from gettext import gettext as _

import typer
from django.core.exceptions import ValidationError

from medborgarbudget.organisations.actions import invite, register_organisation
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.organisations.queries import all_organisations
from medborgarbudget.organisations.states import OrganisationKind, Theme
from medborgarbudget.people.acting import OPERATOR
from medborgarbudget.people.roles import Role

OPTIONS = {
    "name": "--name",
    "slug": "--address",
    "kind": "--kind",
    "theme": "--colour",
    "official_code": "--code",
    "owner": "--owner",
    "contact_email": "--email",
}


def register(
    *, name: str, address: str, kind: str, colour: str, code: str, owner: str, email: str
) -> None:
    """Register the organisation and say where its page is; exit with 2 and words if refused."""
    try:
        organisation = register_organisation(
            name=name,
            slug=address,
            kind=OrganisationKind(kind),
            theme=Theme(colour),
            official_code=code,
            owner=organisation_named(owner) if owner else None,
            contact_email=email,
        )
    except ValidationError as error:
        for field, problems in error.message_dict.items():
            option = f"{OPTIONS[field]}: " if field in OPTIONS else ""
            typer.echo(f"{option}{' '.join(problems)}", err=True)
        raise typer.Exit(2) from None
    told = {"name": organisation.name, "address": organisation.slug}
    typer.echo(_("%(name)s has its place at /%(address)s/.") % told)


def invite_person(slug: str, email: str, name: str, role: str) -> None:
    """Invite somebody to a role and print the link; exit with 2 and words if refused."""
    organisation = organisation_named(slug)
    try:
        invitation = invite(
            organisation=organisation, email=email, name=name, roles=[Role(role)], by=OPERATOR
        )
    except ValidationError as error:
        typer.echo(" ".join(error.messages), err=True)
        raise typer.Exit(2) from None
    told = {"email": invitation.email, "link": invitation.link}
    typer.echo(_("A letter is on its way to %(email)s. This link is in it:") % told)
    typer.echo(invitation.link)


def organisation_named(slug: str) -> Organisation:
    """The organisation with this address; exit with 2 and those that exist if nobody has it."""
    known = {each.slug: each for each in all_organisations()}
    if slug not in known:
        message = _("No organisation has the address “%(slug)s”. These exist: %(known)s.")
        told = {"slug": slug, "known": ", ".join(sorted(known)) or _("none")}
        typer.echo(message % told, err=True)
        raise typer.Exit(2)
    return known[slug]


def organisation_ids() -> dict[int, str]:
    """The addresses of all organisations, by their ids."""
    return dict(all_organisations().values_list("pk", "slug"))
