"""Where a count stands, where a winner's money comes from, and what may stop a proposal."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from medborgarbudget.counting.outcome import Funding as CountedFunding
from medborgarbudget.counting.quotas import Limit


class CountState(TextChoices):
    """Where a count stands; ``TRANSITIONS`` says what may follow on what."""

    WAITING = "waiting", _("Waiting to be counted")
    COUNTING = "counting", _("Being counted")
    COUNTED = "counted", _("Counted")
    PUBLISHED = "published", _("Published")
    FAILED = "failed", _("Could not be counted")


TRANSITIONS: dict[CountState, frozenset[CountState]] = {
    CountState.WAITING: frozenset({CountState.COUNTING}),
    CountState.COUNTING: frozenset({CountState.COUNTING, CountState.COUNTED, CountState.FAILED}),
    CountState.COUNTED: frozenset({CountState.PUBLISHED}),
    CountState.PUBLISHED: frozenset(),
    CountState.FAILED: frozenset({CountState.COUNTING}),
}


class Funding(TextChoices):
    """Where a winner's money comes from; the values are those of the count."""

    FREE = CountedFunding.FREE.value, _("Costs nothing")
    SHARES = CountedFunding.SHARES.value, _("Bought by its supporters")
    LEFTOVER = CountedFunding.LEFTOVER.value, _("From what was left")
    VOTES = CountedFunding.VOTES.value, _("By its votes")
    SEAT = CountedFunding.SEAT.value, _("Its place went first")
    EARNINGS = CountedFunding.EARNINGS.value, _("Its supporters had earned its cost")


class Stopper(TextChoices):
    """Which constraint kept a proposal from winning; the values are those of the count."""

    VOTE_FLOOR = Limit.VOTE_FLOOR.value, _("Too few votes")
    TIER = Limit.TIER.value, _("Its cost group was full")
    WINNERS = Limit.WINNERS.value, _("All slots were taken")
    PLACE = Limit.PLACE.value, _("Its place had got its share")
    CONFLICT = Limit.CONFLICT.value, _("Ruled out by a winner")
