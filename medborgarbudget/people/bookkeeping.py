"""What allauth does to accounts is written in the journal as well."""

from typing import Any

from allauth.account.signals import password_changed, password_reset, password_set
from allauth.mfa.models import Authenticator
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from medborgarbudget.people.acting import HOLDER
from medborgarbudget.people.actions.accounts import note
from medborgarbudget.people.events import (
    PASSWORD_CHOSEN,
    RECOVERY_CODES_RENEWED,
    SECOND_STEP_ADDED,
    SECOND_STEP_REMOVED,
)
from medborgarbudget.people.models import User


@receiver([password_changed, password_reset, password_set])
def note_password(user: User, **_: Any) -> None:
    """Note that a new password was chosen, by whoever holds the account or its mailbox."""
    note(PASSWORD_CHOSEN, user, by=HOLDER)


# allauth tells of second factors when all is over; the row is there within the transaction.
@receiver(post_save, sender=Authenticator)
def note_added(instance: Authenticator, created: bool, **_: Any) -> None:
    """Note that there is one more way to take the second step, or that there are new codes."""
    if created and instance.type == Authenticator.Type.RECOVERY_CODES:
        note(RECOVERY_CODES_RENEWED, instance.user, by=HOLDER)
    elif created:
        note(SECOND_STEP_ADDED, instance.user, by=HOLDER)


@receiver(post_delete, sender=Authenticator)
def note_removed(instance: Authenticator, **_: Any) -> None:
    """Note that there is one way less to take the second step."""
    if instance.type != Authenticator.Type.RECOVERY_CODES:
        note(SECOND_STEP_REMOVED, instance.user, by=HOLDER)
