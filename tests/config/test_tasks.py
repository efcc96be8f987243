"""No job is lost with the worker that had it."""

from types import SimpleNamespace

import pytest
from asgiref.sync import async_to_sync
from django.db import connection
from django_scopes import scopes_disabled
from procrastinate.contrib.django import app as jobs
from procrastinate.contrib.django.models import ProcrastinateJob

from medborgarbudget.config.tasks import retry_stalled_jobs
from medborgarbudget.results.actions import request_count
from tests.factories import a_contest


def a_worker_took_it_and_was_last_heard_of(job: ProcrastinateJob, when: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - %s::interval) "
            "RETURNING id",
            [when],
        )
        worker = cursor.fetchone()[0]
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s WHERE id = %s",
            [worker, job.pk],
        )


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("silence", "status"), [("5 minutes", "todo"), ("1 second", "doing")])
def test_only_the_job_of_a_silent_worker_is_given_to_another(silence: str, status: str) -> None:
    with scopes_disabled():
        request_count(contest=a_contest())
    job = ProcrastinateJob.objects.latest("pk")
    a_worker_took_it_and_was_last_heard_of(job, silence)
    async_to_sync(retry_stalled_jobs.func)(SimpleNamespace(app=jobs), 0)
    job.refresh_from_db()
    assert job.status == status
