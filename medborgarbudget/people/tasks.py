"""Background jobs: sending letters, and the letters that sum up notices."""

from django_scopes import scopes_disabled
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app as jobs

from medborgarbudget.people.actions import letters, notifications
from medborgarbudget.people.actions.letters import LETTER_JOB
from medborgarbudget.people.actions.notifications import DIGEST_JOB
from medborgarbudget.people.queries import waiting_for_letter

UNTIL_TOMORROW = RetryStrategy(max_attempts=6, exponential_wait=6)
"""After 6, 36 and 216 seconds, 20 minutes, two hours and 13 hours."""


@jobs.task(name=LETTER_JOB, retry=UNTIL_TOMORROW)
def send_letter(letter_id: int) -> None:
    """Send a letter that was written."""
    with scopes_disabled():
        letters.send_letter(letter_id=letter_id)


@jobs.task(name=DIGEST_JOB)
def write_digest(user_id: int) -> None:
    """Write a person's letter of what happened, if it is time for one."""
    with scopes_disabled():
        notifications.write_digest(user_id=user_id)


@jobs.periodic(cron="*/10 * * * *")
@jobs.task(name="people.write_digests", queueing_lock="people.write_digests")
def write_digests(timestamp: int) -> None:
    """Write the letters that it is time for. Each is a job of its own: one may fail alone."""
    with scopes_disabled():
        for user in waiting_for_letter():
            write_digest.defer(user_id=user.pk)
