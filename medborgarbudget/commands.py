"""Every command of `medborgarbudget`. Django is imported inside them: help answers at once."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from gettext import gettext as _
from pathlib import Path
from typing import Annotated, Literal

import typer

from medborgarbudget.config.installation import has_exempt_role, installation, is_migrated
from medborgarbudget.config.terminal import terminal_language
from medborgarbudget.counting.commands.count import count, positive_amount
from medborgarbudget.counting.commands.explain import explain
from medborgarbudget.counting.commands.rule_schema import print_schema
from medborgarbudget.counting.commands.verify import verify
from medborgarbudget.counting.commands.what_if import what_if_other_rules

application = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help=_("Participatory budgeting, from the first idea to the inauguration."),
)
application.command(help=_("Count an election file and show who won, and why."))(count)
application.command("what-if", help=_("Count an election file by the usual rules, side by side."))(
    what_if_other_rules
)
application.command(help=_("Check a bundle: its files, its certificate, and a recount."))(verify)
application.command(help=_("Tell in words why projects won or lost in a bundle."))(explain)
application.command("rule-schema", help=_("Print the JSON Schema of rule documents."))(print_schema)

Port = Annotated[
    int, typer.Option(envvar="PORT", min=1, max=65535, help=_("The port to answer on."))
]
# Django's choices, which help must not wait for.
Kind = Literal["municipality", "region", "institution", "association"]
Colour = Literal["sjo", "skog", "tegel", "plommon"]
StaffRole = Literal[
    "coordinator",
    "researcher",
    "administrator",
    "process_lead",
    "assessor",
    "secretary",
    "desk_officer",
    "communicator",
    "auditor",
    "elected_member",
]


@contextmanager
def protected_installation() -> Iterator[None]:
    """Enter an installation whose database refuses on its own what it has to refuse."""
    with installation():
        if has_exempt_role():
            message = _(
                "The role in DATABASE_URL owns the tables or is a superuser, so the database would "
                "not keep organisations apart. Give the program a role of its own, and name the "
                "owner in DATABASE_OWNER_URL. How to do it stands in docs/operators.md."
            )
            typer.echo(message, err=True)
            raise typer.Exit(2)
        yield


@contextmanager
def prepared_installation() -> Iterator[None]:
    """Enter an installation whose database is prepared, and let Django speak as the terminal."""
    with protected_installation():
        from django.utils import translation

        if not is_migrated():
            message = _("The database is not prepared. Run this first: %(command)s")
            command = "medborgarbudget manage migrate"
            typer.echo(message % {"command": command}, err=True)
            raise typer.Exit(2)
        with translation.override(terminal_language()):
            yield


@application.command(help=_("Show an invented municipality on this computer."))
def demo(
    port: Port = 8000,
    reset: Annotated[
        bool, typer.Option("--reset", envvar="RESET", help=_("Forget everything and begin afresh."))
    ] = False,
) -> None:
    """Run the demo until it is interrupted."""
    from medborgarbudget.demo import site

    raise typer.Exit(site.run(port, reset=reset))


@application.command(help=_("Answer visitors."))
def serve(
    port: Port = 8000,
    host: Annotated[str, typer.Option(help=_("The address to answer on."))] = "127.0.0.1",
    workers: Annotated[
        int, typer.Option(min=1, help=_("How many processes share the work."))
    ] = os.cpu_count() or 1,
) -> None:
    """Run the web server until it is stopped."""
    with protected_installation():
        from medborgarbudget.config.server import serve

        serve(host, port, workers)


@application.command(help=_("Do the work that waits in the background, such as counting."))
def worker() -> None:
    """Run the background worker until it is stopped."""
    with protected_installation():
        from medborgarbudget.config.server import work

        work()


@application.command(
    add_help_option=False,
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
    help=_("Run a management command of Django, for example: manage migrate."),
)
def manage(context: typer.Context) -> None:
    """Hand all words that follow to Django."""
    with installation():
        from django.core.management import execute_from_command_line

        execute_from_command_line(["medborgarbudget manage", *context.args])


@application.command("add-organisation", help=_("Give an organisation its place on the site."))
def add_organisation(
    name: Annotated[
        str, typer.Option(metavar="TEXT", help=_("What the organisation is called in full."))
    ],
    address: Annotated[
        str, typer.Option(metavar="SLUG", help=_("The first word of its pages' addresses."))
    ],
    kind: Annotated[
        Kind, typer.Option(help=_("What it is; a housing company or a school is an institution."))
    ],
    colour: Annotated[Colour, typer.Option(help=_("The colour of its pages."))] = "sjo",
    code: Annotated[
        str,
        typer.Option(metavar="DIGITS", help=_("A municipality's or region's code at SCB.")),
    ] = "",
    owner: Annotated[
        str,
        typer.Option(metavar="SLUG", help=_("The municipality or region of an institution.")),
    ] = "",
    email: Annotated[
        str, typer.Option(metavar="ADDRESS", help=_("Where residents write to it."))
    ] = "",
) -> None:
    """Register an organisation, for rounds to belong to."""
    with prepared_installation():
        from medborgarbudget.organisations.command import register

        register(
            name=name,
            address=address,
            kind=kind,
            colour=colour,
            code=code,
            owner=owner,
            email=email,
        )


@application.command("invite", help=_("Invite somebody to a role, such as the first one."))
def invite_to_role(
    organisation: Annotated[
        str, typer.Option(metavar="SLUG", help=_("The organisation's address on the site."))
    ],
    email: Annotated[str, typer.Option(metavar="ADDRESS", help=_("Where the letter goes."))],
    role: Annotated[StaffRole, typer.Option(help=_("What the person will be."))],
    name: Annotated[str, typer.Option(metavar="TEXT", help=_("The person's name."))] = "",
) -> None:
    """Send an invitation and print its link."""
    with prepared_installation():
        from medborgarbudget.organisations.command import invite_person

        invite_person(organisation, email, name, role)


@application.command("add-sign-in", help=_("Let an organisation's staff sign in as at work."))
def add_sign_in(
    organisation: Annotated[
        str, typer.Option(metavar="SLUG", help=_("The organisation's address on the site."))
    ],
    issuer: Annotated[str, typer.Option(metavar="URL", help=_("The OpenID Connect issuer."))],
    client_id: Annotated[
        str, typer.Option(metavar="TEXT", help=_("What the service calls this site."))
    ],
    domains: Annotated[
        str, typer.Option(metavar="LIST", help=_("E-mail domains it speaks for, with commas."))
    ],
    name: Annotated[str, typer.Option(metavar="TEXT", help=_("What the link says."))] = "",
    address: Annotated[
        str, typer.Option(metavar="SLUG", help=_("Its word in addresses, if not the usual."))
    ] = "",
    trusted: Annotated[
        bool,
        typer.Option("--trusted", help=_("It demands a second factor itself, so we need not.")),
    ] = False,
) -> None:
    """Add an organisation's own sign-in; its secret is asked for and kept outside the database."""
    with prepared_installation():
        from medborgarbudget.organisations.sign_in_command import add

        add(
            organisation=organisation,
            address=address,
            name=name,
            issuer=issuer,
            client_id=client_id,
            domains=domains,
            trusted=trusted,
        )


journal = typer.Typer(no_args_is_help=True, help=_("Check the journal of what was done."))
application.add_typer(journal, name="journal")


@journal.command("verify", help=_("Find every entry that was edited, removed or put in."))
def verify_journal(
    organisation: Annotated[
        str | None, typer.Option(metavar="SLUG", help=_("Check this organisation's entries only."))
    ] = None,
    since: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help=_("An earlier checkpoint that must still hold.")),
    ] = None,
) -> None:
    """Check the journal, and exit with 1 if it is not as it was written."""
    with prepared_installation():
        from medborgarbudget.journal.command import verify
        from medborgarbudget.organisations.command import organisation_ids, organisation_named

        chosen = organisation_named(organisation).pk if organisation else None
        verify(chosen, since, organisation_ids())


@journal.command("checkpoint", help=_("Print how far the journal has come, to be kept elsewhere."))
def checkpoint_of_journal() -> None:
    """Print the end of every chain as JSON."""
    with prepared_installation():
        from medborgarbudget.journal.command import checkpoint

        checkpoint()


@application.command(
    "forget-second-step", help=_("Let somebody who has lost phone and codes choose anew.")
)
def forget_second_step(
    email: Annotated[str, typer.Option(metavar="TEXT", help=_("The address of the account."))],
) -> None:
    """Remove the second steps and the password, and write to the person."""
    with prepared_installation():
        from medborgarbudget.people.command import forget

        forget(email)


@application.command("import-election", help=_("Take in an election file as a finished round."))
def import_election(
    file: Annotated[Path, typer.Argument(metavar="FILE.pb", help=_("A Pabulib file."))],
    organisation: Annotated[
        str, typer.Option(metavar="SLUG", help=_("The organisation's address on the site."))
    ],
    name: Annotated[str, typer.Option(metavar="TEXT", help=_("What to call the round."))],
    step: Annotated[
        Fraction | None,
        typer.Option(
            parser=positive_amount,
            metavar="AMOUNT",
            help=_("How much larger each next share is, in whole currency units."),
        ),
    ] = None,
) -> None:
    """Import the file, count it in the background and publish the result."""
    with prepared_installation():
        from medborgarbudget.results.command import import_file

        import_file(file, organisation, name, step)
