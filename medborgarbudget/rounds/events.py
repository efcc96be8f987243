"""What can happen to a round."""

from django.utils.translation import gettext_lazy as _

from medborgarbudget.journal.events import event

ROUND_PLANNED = event("rounds.round_planned", _("The round %(subject)s was planned"), public=True)
DECISION_RECORDED = event(
    "rounds.decision_recorded",
    _("The political decision about %(subject)s was recorded: %(body)s, %(paragraph)s"),
    public=True,
)
