"""Background jobs."""

from django.utils import timezone
from django_scopes import scope
from procrastinate.contrib.django import app as jobs

from medborgarbudget.network.actions.applications import (
    remind_of_drafts,
    remove_forgotten_drafts,
)
from medborgarbudget.network.actions.contact import erase_messages, tell_of_waiting
from medborgarbudget.network.actions.copies import tell_of_improvement
from medborgarbudget.network.actions.gatherings import (
    GATHERING_JOB,
    erase_registrations,
    remind_registered,
    tell_of_gathering,
)
from medborgarbudget.network.actions.knocks import forget_knocks
from medborgarbudget.network.actions.methods import IMPROVEMENT_JOB
from medborgarbudget.network.queries.gatherings import gatherings
from medborgarbudget.network.queries.members import members_of
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.organisations.states import OrganisationKind


@jobs.periodic(cron="20 4 * * *")
@jobs.task(name="network.tidy_drafts", queueing_lock="network.tidy_drafts")
def tidy_drafts(timestamp: int) -> None:
    """Remind of applications that lie untouched, and remove those that were forgotten."""
    now = timezone.now()
    for association in Organisation.objects.filter(kind=OrganisationKind.ASSOCIATION):
        with scope(organisation=association):
            remind_of_drafts(organisation=association, now=now)
            remove_forgotten_drafts(organisation=association, now=now)


@jobs.periodic(cron="10 * * * *")
@jobs.task(name="network.remind_of_gatherings", queueing_lock="network.remind_of_gatherings")
def remind_of_gatherings(timestamp: int) -> None:
    """Remind those with a place of gatherings that begin within two days."""
    for association in Organisation.objects.filter(kind=OrganisationKind.ASSOCIATION):
        with scope(organisation=association):
            remind_registered()


@jobs.periodic(cron="40 * * * *")
@jobs.task(name="network.tell_of_waiting", queueing_lock="network.tell_of_waiting")
def tell_of_waiting_messages(timestamp: int) -> None:
    """Tell staff of messages that have waited too long."""
    for organisation in Organisation.objects.all():
        with scope(organisation=organisation):
            tell_of_waiting(organisation=organisation)


@jobs.periodic(cron="30 3 * * *")
@jobs.task(name="network.erase", queueing_lock="network.erase")
def erase(timestamp: int) -> None:
    """Erase what we no longer need to know: who registered, who wrote, who used our forms."""
    for organisation in Organisation.objects.all():
        with scope(organisation=organisation):
            erase_registrations()
            erase_messages(organisation=organisation)
            forget_knocks()


@jobs.task(name=IMPROVEMENT_JOB)
def tell_members_of_improvement(organisation_id: int, method_id: int, number: int) -> None:
    """Tell everyone who copied a template that it has become better."""
    for member in Organisation.objects.exclude(pk=organisation_id):
        with scope(organisation=member):
            tell_of_improvement(member=member, method_id=method_id, number=number)


@jobs.task(name=GATHERING_JOB)
def tell_members_of_gathering(organisation_id: int, gathering_id: int) -> None:
    """Tell the people of every member that their network arranges something, if there is time."""
    association = Organisation.objects.get(pk=organisation_id)
    with scope(organisation=association):
        gathering = gatherings().get(pk=gathering_id)
        if gathering.starts_at <= timezone.now():
            return
        members = {each.member for each in members_of(association)}
    for member in members:
        with scope(organisation=member):
            tell_of_gathering(gathering=gathering, member=member)
