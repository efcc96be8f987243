"""The kinds of ballot there are."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from medborgarbudget.counting.election import VoteType


class BallotKind(TextChoices):
    """How voters fill in the ballot; the values are those of `VoteType`."""

    APPROVAL = VoteType.APPROVAL.value, _("Approve any number of proposals")
    CHOOSE_ONE = VoteType.CHOOSE_ONE.value, _("Choose one proposal")
    ORDINAL = VoteType.ORDINAL.value, _("Rank proposals")
    CUMULATIVE = VoteType.CUMULATIVE.value, _("Share points between proposals")
    SCORING = VoteType.SCORING.value, _("Give proposals points")
