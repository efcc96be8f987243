"""Background jobs."""

from django_scopes import scope
from procrastinate.contrib.django import app as jobs

from medborgarbudget.results.actions import COUNT_JOB, carry_out_count, compare_rules


@jobs.task(name=COUNT_JOB)
def count(organisation_id: int, count_id: int) -> None:
    """Carry out a count that was asked for, and then compare its rule with others."""
    with scope(organisation=organisation_id):
        carry_out_count(count_id=count_id)
        compare_rules(count_id=count_id)
