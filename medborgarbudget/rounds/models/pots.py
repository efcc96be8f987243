from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager
from i18nfield.fields import I18nCharField, I18nTextField

from medborgarbudget.organisations.models import Area, Organisation, ResidentGroup, Topic
from medborgarbudget.rounds.models.rounds import Round
from medborgarbudget.rounds.models.saying import says_something
from medborgarbudget.rounds.states import PotCoverage


class Pot(models.Model):
    """Money of a round that is voted on by itself: for everyone, an area, a group or a theme.

    Amounts are whole kronor. ``tiers`` lists slots as ``{"cost": "500000", "winners": 4}``, the
    lowest cost first; ``reserve`` is kept back of the ``amount``. ``places_first`` names places
    that got nothing last time.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    round = models.ForeignKey(Round, models.CASCADE, related_name="pots")
    position = models.PositiveSmallIntegerField(default=0)
    name = I18nCharField(_("name"), max_length=100)
    description = I18nTextField(_("description"), blank=True)
    amount = models.PositiveBigIntegerField(_("amount"))
    coverage = models.CharField(
        _("whom it is for"), max_length=10, choices=PotCoverage, default=PotCoverage.EVERYONE
    )
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="+")
    group = models.ForeignKey(
        ResidentGroup, models.PROTECT, null=True, blank=True, related_name="+"
    )
    topic = models.ForeignKey(Topic, models.PROTECT, null=True, blank=True, related_name="+")
    tiers = models.JSONField(_("slots by cost"), default=list, blank=True)
    reserve = models.PositiveBigIntegerField(_("reserve"), default=0)
    places_first = models.JSONField(_("places that go first"), default=list, blank=True)

    objects = ScopedManager(organisation="organisation")

    class Meta:
        ordering = ("round", "position", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(amount__gte=1), name="pot_has_money"),
            models.CheckConstraint(
                condition=Q(reserve__lt=F("amount")), name="pot_reserve_is_a_part"
            ),
            models.CheckConstraint(
                condition=Q(coverage=PotCoverage.EVERYONE, area=None, group=None, topic=None)
                | Q(coverage=PotCoverage.AREA, area__isnull=False, group=None, topic=None)
                | Q(coverage=PotCoverage.GROUP, area=None, group__isnull=False, topic=None)
                | Q(coverage=PotCoverage.THEME, area=None, group=None, topic__isnull=False),
                name="pot_covers_one_thing",
            ),
        )

    def __str__(self) -> str:
        return str(self.name)

    @property
    def covered(self) -> Area | ResidentGroup | Topic | None:
        """The area, group or theme that it is for; ``None`` if it is for everyone."""
        return self.area or self.group or self.topic

    @property
    def to_vote_on(self) -> int:
        """The kronor that the vote decides over: all but the reserve."""
        return self.amount - self.reserve


class Allocation(models.Model):
    """How a round's money was shared out over areas: the figures, and where they come from.

    The formula stands in the rulebook. ``figures`` holds, for each area in order, its ``area``
    (an id, or null), ``name``, ``residents`` and ``income`` (a number as text, or null).
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    round = models.OneToOneField(Round, models.CASCADE, related_name="allocation")
    total = models.PositiveBigIntegerField(_("money to share out"))
    source = models.CharField(_("source of the figures"), max_length=200)
    edition = models.CharField(_("edition of the figures"), max_length=100, blank=True)
    counted_on = models.DateField(_("day of the figures"))
    figures = models.JSONField(default=list, blank=True)

    objects = ScopedManager(organisation="organisation")

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=says_something("source"), name="allocation_has_source"
            ),
        )

    def __str__(self) -> str:
        return f"{self.source} {self.edition}".strip()
