"""Going from one state to another: the table, the row lock, the journal."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from medborgarbudget.journal.actions import record
from medborgarbudget.journal.events import Event
from medborgarbudget.journal.models import Entry
from medborgarbudget.network.addresses import in_swedish, name_in_swedish
from medborgarbudget.network.models import Application
from medborgarbudget.network.states import APPLICATION_STEPS, ApplicationState
from medborgarbudget.people.acting import Actor


def locked_for(application: Application, state: ApplicationState) -> Application:
    """The application's row, locked; ``ValidationError`` if it cannot go to this state now."""
    locked = Application.objects.select_for_update().get(pk=application.pk)
    now = ApplicationState(locked.state)
    if state not in APPLICATION_STEPS[now]:
        message = _("This cannot be done now. Where the application stands: %(state)s.")
        raise ValidationError(message % {"state": str(now.label).lower()})
    return locked


def settle(application: Application, state: ApplicationState) -> None:
    """Put an end to an application, and forget the people who would have taken part."""
    application.state = state
    application.settled_at = timezone.now()
    application.people = []
    application.email = ""
    application.save()


def tell(
    event: Event, application: Application, by: Actor, *, reason: str = "", address: str = ""
) -> Entry:
    """Write in the journal what was done to an application, and where it can be looked at."""
    association = application.organisation
    return record(
        event,
        role=by.role,
        organisation_id=association.pk,
        subject=application,
        reason=reason,
        address=address or in_swedish("application", association.slug, application.pk),
        programme=name_in_swedish(application.programme),
    )
