from django.db import models
from django.db.models import Q
from django_scopes import ScopedManager

from medborgarbudget.organisations.models import Organisation
from medborgarbudget.results.fields import FractionField
from medborgarbudget.results.states import CountState, Funding, Stopper
from medborgarbudget.voting.models import BallotItem, Contest


class Count(models.Model):
    """The count of a contest: how it went, and what it arrived at.

    Amounts are in smallest units of the round's currency. ``share`` is what each voter
    owned at the end (null under greedy); ``lots`` lists the draws that settled full ties
    as ``{"tied": [positions], "first": position}``. ``fingerprint`` identifies the count: it
    is that of the published bundle.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    contest = models.OneToOneField(Contest, models.CASCADE, related_name="count")
    state = models.CharField(max_length=20, choices=CountState, default=CountState.WAITING)
    requested_at = models.DateTimeField(auto_now_add=True)
    counted_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    publish_when_counted = models.BooleanField(default=False)
    runs = models.PositiveIntegerField(default=0)
    voters = models.PositiveIntegerField(default=0)
    blank_voters = models.PositiveIntegerField(default=0)
    represented_voters = models.PositiveIntegerField(default=0)
    cost = models.PositiveBigIntegerField(default=0)
    share = FractionField(null=True, blank=True)
    lots = models.JSONField(default=list)
    fingerprint = models.CharField(max_length=64, blank=True)

    objects = ScopedManager(organisation="organisation")

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=CountState.values), name="count_state_known"
            ),
            models.CheckConstraint(
                condition=~Q(state=CountState.PUBLISHED)
                | Q(published_at__isnull=False, counted_at__isnull=False),
                name="count_published_after_counting",
            ),
            models.CheckConstraint(
                condition=Q(represented_voters__lte=models.F("voters")),
                name="count_represents_voters",
            ),
        )

    def __str__(self) -> str:
        return f"{self.contest.round}: {self.get_state_display()}"


class ItemResult(models.Model):
    """What the count says of one proposal on the ballot, and why.

    Amounts are exact, in smallest units. ``effective_support`` is 1 when its supporters
    could pay the whole cost (null where nobody pays); ``missing_votes`` how many more votes
    would have been enough, ``enough_cost`` the highest lower cost that would have been;
    ``left_at_turn`` what was left when its turn came in a ranking by votes. ``granted`` is
    what a winner got, where that is less than its cost; ``grade`` is the majority grade, 1
    the lowest, where voters gave grades; ``too_dear`` says that it needs more than the
    whole budget, reserve aside.

    ``stopped_by`` is the constraint that kept it from winning, ``stopped_label`` says which
    group, place or conflict, ``stopped_most`` how many may win there, and ``stopped_for``
    lists the positions of the winners who took those places.

    ``payments`` lists ``[amount, voters]``, ``spent_on`` what its supporters paid for
    winners as ``[item position, amount, voters]``; amounts in both are texts that
    `Fraction` reads.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    count = models.ForeignKey(Count, models.CASCADE, related_name="results")
    item = models.OneToOneField(BallotItem, models.CASCADE, related_name="result")
    votes = models.PositiveIntegerField()
    score = models.PositiveBigIntegerField()
    funding = models.CharField(max_length=20, choices=Funding, blank=True)
    order = models.PositiveIntegerField(null=True, blank=True)
    effective_support = FractionField(null=True, blank=True)
    missing_votes = models.PositiveIntegerField(null=True, blank=True)
    rate = FractionField(null=True, blank=True)
    kept = FractionField(null=True, blank=True)
    left_at_turn = models.PositiveBigIntegerField(null=True, blank=True)
    enough_cost = models.PositiveBigIntegerField(null=True, blank=True)
    granted = models.PositiveBigIntegerField(null=True, blank=True)
    too_dear = models.BooleanField(default=False)
    grade = models.PositiveSmallIntegerField(null=True, blank=True)
    stopped_by = models.CharField(max_length=20, choices=Stopper, blank=True)
    stopped_label = models.TextField(blank=True)
    stopped_most = models.PositiveIntegerField(null=True, blank=True)
    stopped_for = models.JSONField(default=list)
    payments = models.JSONField(default=list)
    spent_on = models.JSONField(default=list)

    objects = ScopedManager(organisation="organisation")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("count", "order"), name="result_order_once"),
            models.CheckConstraint(
                condition=Q(order=None, funding="") | (Q(order__gte=1) & ~Q(funding="")),
                name="result_winners_have_funding",
            ),
            models.CheckConstraint(
                condition=Q(funding__in=["", *Funding.values]), name="result_funding_known"
            ),
            models.CheckConstraint(
                condition=Q(stopped_by="", stopped_most=None)
                | (Q(stopped_by__in=Stopper.values, stopped_most__isnull=False) & Q(order=None)),
                name="result_stopped_losers_only",
            ),
            models.CheckConstraint(
                condition=Q(granted=None) | Q(order__isnull=False),
                name="result_granted_to_winners",
            ),
        )

    def __str__(self) -> str:
        return f"{self.item}: {self.get_funding_display() or '–'}"

    @property
    def dearer_than_any_group(self) -> bool:
        """Whether it costs more than any of the groups allows that may have winners."""
        return self.stopped_by == Stopper.TIER and not self.stopped_most


class PublishedFile(models.Model):
    """A file that goes out with the result, kept byte for byte as it was made. Those with the
    ballots stay here if the round's rules do not let everyone see them.

    ``sha256`` is the hash of ``content`` in hexadecimal; that of the ballots' file is the
    fingerprint by which anyone can see that they recount the same ballots.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    count = models.ForeignKey(Count, models.CASCADE, related_name="files")
    name = models.CharField(max_length=50)
    content_type = models.CharField(max_length=50)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)

    objects = ScopedManager(organisation="organisation")

    class Meta:
        ordering = ("count", "pk")
        constraints = (models.UniqueConstraint(fields=("count", "name"), name="file_name_once"),)

    def __str__(self) -> str:
        return self.name
