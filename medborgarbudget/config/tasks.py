"""Background jobs about background jobs."""

from procrastinate import JobContext
from procrastinate.contrib.django import app as jobs


@jobs.periodic(cron="* * * * *")
@jobs.task(name="config.retry_stalled_jobs", queueing_lock="retry-stalled-jobs", pass_context=True)
async def retry_stalled_jobs(context: JobContext, timestamp: int) -> None:
    """Give jobs whose worker was killed to another: every job may be repeated safely."""
    for job in await context.app.job_manager.get_stalled_jobs():
        await context.app.job_manager.retry_job(job)
