"""What can happen to proposals."""

from django.utils.translation import gettext_lazy as _

from medborgarbudget.journal.events import event

PROPOSALS_ADDED = event(
    "review.proposals_added", _("%(number)s proposals were added to %(subject)s"), public=True
)
