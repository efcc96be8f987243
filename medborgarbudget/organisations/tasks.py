"""Background jobs about an organisation's staff."""

from procrastinate.contrib.django import app as jobs

from medborgarbudget.organisations.actions.invitations import forget_old_invitations
from medborgarbudget.organisations.actions.roles import remind_of_ending_roles
from medborgarbudget.organisations.queries import all_organisations


@jobs.periodic(cron="30 5 * * *")
@jobs.task(name="organisations.look_after_staff", queueing_lock="organisations.look_after_staff")
def look_after_staff(timestamp: int) -> None:
    """Remind of roles that end soon, and forget invitations that expired long ago."""
    for organisation in all_organisations():
        remind_of_ending_roles(organisation=organisation)
        forget_old_invitations(organisation=organisation)
