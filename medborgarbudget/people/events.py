"""What can happen to accounts, told without saying whose."""

from django.utils.translation import gettext_lazy as _

from medborgarbudget.journal.events import event

ACCOUNT_OPENED = event("people.account_opened", _("An account was opened"))
ACCOUNT_CHANGED = event("people.account_changed", _("An account was changed: %(fields)s"))
PASSWORD_CHOSEN = event("people.password_chosen", _("A new password was chosen for an account"))
SECOND_STEP_ADDED = event("people.second_step_added", _("An account got one more second step"))
SECOND_STEP_REMOVED = event(
    "people.second_step_removed", _("A second step was removed from an account")
)
RECOVERY_CODES_RENEWED = event(
    "people.recovery_codes_renewed", _("An account got new recovery codes")
)
SECOND_STEP_FORGOTTEN = event(
    "people.second_step_forgotten",
    _("Somebody who had lost phone and codes may choose a new second step (%(subject)s)"),
)
