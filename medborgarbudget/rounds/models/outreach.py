from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from medborgarbudget.organisations.models import Organisation
from medborgarbudget.rounds.models.rounds import Round
from medborgarbudget.rounds.states import OutreachChannel


class OutreachActivity(models.Model):
    """Something that is done to reach people: through which channel, whom, and how it went.

    ``expected`` and ``reached`` count people; ``cost`` is in kronor.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    round = models.ForeignKey(Round, models.CASCADE, related_name="outreach")
    channel = models.CharField(_("channel"), max_length=20, choices=OutreachChannel)
    what = models.CharField(_("what we do"), max_length=200)
    audience = models.CharField(_("whom we want to reach"), max_length=200)
    place = models.CharField(_("place"), max_length=200, blank=True)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    responsible = models.CharField(_("responsible unit"), max_length=100, blank=True)
    expected = models.PositiveIntegerField(_("how many we hope to reach"), null=True, blank=True)
    cost = models.PositiveIntegerField(_("cost"), null=True, blank=True)
    done_on = models.DateField(_("done on"), null=True, blank=True)
    reached = models.PositiveIntegerField(_("how many we reached"), null=True, blank=True)
    outcome = models.TextField(_("how it went"), blank=True)

    objects = ScopedManager(organisation="organisation")

    class Meta:
        ordering = ("round", "starts_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(channel__in=OutreachChannel.values), name="outreach_channel_known"
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="outreach_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(reached=None) | Q(done_on__isnull=False),
                name="outreach_reached_when_done",
            ),
        )

    def __str__(self) -> str:
        return self.what
