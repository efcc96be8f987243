"""Background jobs: telling people what the clock did."""

from collections.abc import Callable

from django_scopes import scope
from procrastinate.contrib.django import app as jobs

from medborgarbudget.organisations.queries import all_organisations
from medborgarbudget.rounds.actions.telling import remind_of_days, tell_of_steps
from medborgarbudget.rounds.queries.rounds import going_on


@jobs.periodic(cron="*/5 * * * *")
@jobs.task(name="rounds.tell_of_steps", queueing_lock="rounds.tell_of_steps")
def tell_of_opened_and_closed(timestamp: int) -> None:
    """Tell of steps that opened or closed by the clock."""
    _for_each_round(tell_of_steps)


@jobs.periodic(cron="40 6 * * *")
@jobs.task(name="rounds.remind_of_days", queueing_lock="rounds.remind_of_days")
def remind_of_coming_days(timestamp: int) -> None:
    """Remind of days that come near while something is left to do."""
    _for_each_round(remind_of_days)


def _for_each_round(act: Callable[..., int]) -> None:
    for organisation in all_organisations():
        with scope(organisation=organisation):
            for round in going_on(organisation):
                act(round=round)
