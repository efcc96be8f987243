from django.db import models
from django.db.models import Q
from django.db.models.functions import MD5, Cast
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from medborgarbudget.counting.election import VoteType
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.review.models import Proposal
from medborgarbudget.rounds.models import Round
from medborgarbudget.voting.states import BallotKind


class Contest(models.Model):
    """What a round votes on: the ballot, the money, and the rule that will count it.

    ``budget`` is in smallest units of the round's currency. ``rule`` holds the settings
    of a `CountRule`. ``description`` holds what a published ballot file says of the vote
    in its META section, beyond what the contest itself knows; ``source`` names the file
    that an imported contest came from.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    round = models.OneToOneField(Round, models.CASCADE, related_name="contest")
    ballot_kind = models.CharField(_("kind of ballot"), max_length=20, choices=BallotKind)
    max_choices = models.PositiveIntegerField(_("most choices"), null=True, blank=True)
    budget = models.PositiveBigIntegerField(_("budget"))
    opened_on = models.DateField(_("first day"))
    closed_on = models.DateField(_("last day"))
    rule = models.JSONField(_("count rule"))
    description = models.JSONField(default=dict)
    source = models.CharField(_("source"), max_length=255, blank=True)

    objects = ScopedManager(organisation="organisation")

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(closed_on__gte=models.F("opened_on")),
                name="contest_closes_after_it_opens",
            ),
            models.CheckConstraint(
                condition=Q(max_choices=None) | Q(max_choices__gte=1), name="contest_max_choices"
            ),
            models.CheckConstraint(
                condition=Q(ballot_kind__in=[kind.value for kind in VoteType]),
                name="contest_ballot_kind_known",
            ),
        )

    def __str__(self) -> str:
        return f"{self.round}: {self.get_ballot_kind_display()}"


class BallotItem(models.Model):
    """A line on the ballot: a proposal under the code and cost that it was voted on.

    ``position`` counts from 0 in the order in which the count knows the projects. Items
    with the same ``conflict`` rule each other out. ``minimum`` is the least that the
    proposer agreed to carry it out for; both amounts are in smallest units.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    contest = models.ForeignKey(Contest, models.CASCADE, related_name="items")
    proposal = models.OneToOneField(Proposal, models.PROTECT, related_name="ballot_item")
    position = models.PositiveIntegerField()
    code = models.CharField(_("code"), max_length=100)
    cost = models.PositiveBigIntegerField(_("cost"))
    conflict = models.CharField(_("rules out"), max_length=100, blank=True)
    minimum = models.PositiveBigIntegerField(_("least amount"), null=True, blank=True)

    objects = ScopedManager(organisation="organisation")

    class Meta:
        ordering = ("contest", "position")
        constraints = (
            models.CheckConstraint(
                condition=Q(minimum=None) | Q(minimum__lte=models.F("cost")),
                name="item_minimum_within_cost",
            ),
            models.UniqueConstraint(fields=("contest", "position"), name="item_position_once"),
            models.UniqueConstraint(fields=("contest", "code"), name="item_code_once"),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.proposal}"


class OpenedBallots(models.Model):
    """Identical ballots of a closed contest, together: no voter, no time, no order.

    ``points`` lists ``[item position, points]`` pairs, lowest position first.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    contest = models.ForeignKey(Contest, models.CASCADE, related_name="ballots")
    points = models.JSONField()
    weight = models.PositiveIntegerField()

    objects = ScopedManager(organisation="organisation")

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(weight__gte=1), name="ballots_are_someones"),
            models.UniqueConstraint(
                models.F("contest"),
                MD5(Cast("points", models.TextField())),
                name="equal_ballots_together",
            ),
        )

    def __str__(self) -> str:
        return f"{self.weight} x {self.points}"
