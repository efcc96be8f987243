"""What the coordinator does with an application: asks for more, declines."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from medborgarbudget.network.actions.applications.letters import write_to_applicant
from medborgarbudget.network.actions.applications.steps import locked_for, settle, tell
from medborgarbudget.network.events import APPLICATION_DECLINED, APPLICATION_QUESTIONED
from medborgarbudget.network.models import Application, ApplicationQuestion
from medborgarbudget.network.states import ApplicationState
from medborgarbudget.people.acting import Actor


@transaction.atomic
def ask_for_more(*, application: Application, question: str, by: Actor) -> Application:
    """Ask the applicant to tell more, which lets them change the application too."""
    locked = locked_for(application, ApplicationState.QUESTION)
    if not question.strip():
        raise ValidationError(_("Write what you want to know."))
    ApplicationQuestion.objects.create(
        organisation=locked.organisation, application=locked, question=question.strip()
    )
    locked.state = ApplicationState.QUESTION
    locked.save(update_fields=["state"])
    tell(APPLICATION_QUESTIONED, locked, by)
    write_to_applicant(locked, "question", question=question.strip())
    return locked


@transaction.atomic
def decline_application(*, application: Application, reason: str, by: Actor) -> Application:
    """Say no, with a reason that the applicant gets to read; the people in it are erased."""
    locked = locked_for(application, ApplicationState.DECLINED)
    if not reason.strip():
        raise ValidationError(_("Write why, for the applicant to read."))
    locked.reason = reason.strip()
    write_to_applicant(locked, "declined")
    settle(locked, ApplicationState.DECLINED)
    tell(APPLICATION_DECLINED, locked, by, reason=locked.reason)
    return locked
