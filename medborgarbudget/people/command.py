"""The command for whoever has lost both phone and recovery codes."""

from gettext import gettext as _

import typer

from medborgarbudget.people.acting import OPERATOR
from medborgarbudget.people.actions.accounts import forget_second_steps
from medborgarbudget.people.models import User


def forget(email: str) -> None:
    """Let the holder of the account choose a new second step; exit with 2 if there is none."""
    user = User.objects.filter(email__iexact=email).first()
    if user is None:
        typer.echo(_("There is no account for %s.") % email, err=True)
        raise typer.Exit(2)
    forget_second_steps(by=OPERATOR, user=user)
    typer.echo(
        _("%s has got a letter, and chooses a new password and a new second step.") % user.email
    )
