"""What can happen to a count."""

from django.utils.translation import gettext_lazy as _

from medborgarbudget.journal.events import event

COUNT_REQUESTED = event("results.count_requested", _("The votes of %(subject)s are to be counted"))
COUNT_CARRIED_OUT = event("results.count_carried_out", _("The votes of %(subject)s were counted"))
COUNT_FAILED = event("results.count_failed", _("The votes of %(subject)s could not be counted"))
RESULT_PUBLISHED = event(
    "results.result_published", _("The result of %(subject)s was published"), public=True
)
