"""What can happen to a vote."""

from django.utils.translation import gettext_lazy as _

from medborgarbudget.journal.events import event

CONTEST_RECORDED = event(
    "voting.contest_recorded", _("A vote that is over was taken in to %(subject)s"), public=True
)
