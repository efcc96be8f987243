"""What an applicant does with an application: sends it, answers questions, withdraws it."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from medborgarbudget.journal.models import Entry
from medborgarbudget.network.actions.applications.drafting import require_open
from medborgarbudget.network.actions.applications.letters import write_to_applicant
from medborgarbudget.network.actions.applications.steps import locked_for, settle, tell
from medborgarbudget.network.completeness import missing_in
from medborgarbudget.network.events import (
    APPLICATION_ANSWERED,
    APPLICATION_SUBMITTED,
    APPLICATION_WITHDRAWN,
)
from medborgarbudget.network.models import Application
from medborgarbudget.network.queries.applications import is_member_already, open_question
from medborgarbudget.network.states import ApplicationState
from medborgarbudget.organisations.queries import holders
from medborgarbudget.people.acting import APPLICANT
from medborgarbudget.people.actions import notify
from medborgarbudget.people.roles import Capability


@transaction.atomic
def submit_application(*, application: Application) -> Application:
    """Send an application to the association; a receipt goes to the applicant.

    Raises ``ValidationError`` if something is missing, the last day has passed, or the
    municipality or region takes part or has applied already.
    """
    locked = locked_for(application, ApplicationState.SUBMITTED)
    require_open(locked.programme)
    _require_complete(locked)
    locked.submitted_at = timezone.now()
    _hand_in(locked)
    entry = tell(APPLICATION_SUBMITTED, locked, APPLICANT)
    write_to_applicant(locked, "receipt")
    _notify_coordinators(entry, locked)
    return locked


@transaction.atomic
def answer_question(*, application: Application, answer: str) -> Application:
    """Answer what was asked, which hands the application in again.

    Raises ``ValidationError`` if nothing is asked, the answer is empty, or changes made
    meanwhile leave something out.
    """
    locked = locked_for(application, ApplicationState.SUBMITTED)
    question = open_question(locked)
    if question is None:
        raise ValidationError(_("There is no question to answer."))
    if not answer.strip():
        raise ValidationError(_("Write an answer."))
    _require_complete(locked)
    question.answer = answer.strip()
    question.answered_at = timezone.now()
    question.save()
    _hand_in(locked)
    entry = tell(APPLICATION_ANSWERED, locked, APPLICANT)
    _notify_coordinators(entry, locked)
    return locked


@transaction.atomic
def withdraw_application(*, application: Application) -> Application:
    """Take an application back; the people in it are erased."""
    locked = locked_for(application, ApplicationState.WITHDRAWN)
    write_to_applicant(locked, "withdrawn")
    settle(locked, ApplicationState.WITHDRAWN)
    entry = tell(APPLICATION_WITHDRAWN, locked, APPLICANT)
    _notify_coordinators(entry, locked)
    return locked


def _require_complete(application: Application) -> None:
    if missing_in(application, timezone.localdate()):
        raise ValidationError(_("Something is missing in the application. Fill it in first."))
    if is_member_already(application):
        message = _("%(name)s takes part in this programme already.")
        raise ValidationError(message % {"name": application.applicant_name})


def _hand_in(application: Application) -> None:
    application.state = ApplicationState.SUBMITTED
    try:
        with transaction.atomic():
            application.save()
    except IntegrityError:
        message = _(
            "There is an application from %(name)s already. Ask your colleagues who sent it, "
            "or write to %(association)s."
        )
        names = {"name": application.applicant_name, "association": application.organisation}
        raise ValidationError(message % names) from None


def _notify_coordinators(entry: Entry, application: Application) -> None:
    notify(of=entry, users=holders(application.organisation, Capability.HANDLE_APPLICATIONS))
