from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from medborgarbudget.organisations.models import Organisation
from medborgarbudget.rounds.models import Round


class Proposal(models.Model):
    """An idea that came through the review: worked out, costed, ready for a ballot.

    ``cost`` is in smallest units of the round's currency; ``language`` is the language
    that title and description are written in.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    round = models.ForeignKey(Round, models.CASCADE, related_name="proposals")
    number = models.PositiveIntegerField(_("number"))
    title = models.CharField(_("title"), max_length=500)
    description = models.TextField(_("description"), blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    language = models.CharField(_("language"), max_length=10, default="sv")
    cost = models.PositiveBigIntegerField(_("cost"))

    objects = ScopedManager(organisation="organisation")

    class Meta:
        ordering = ("round", "number")
        constraints = (
            models.UniqueConstraint(fields=("round", "number"), name="proposal_number_in_round"),
            models.CheckConstraint(condition=~Q(title=""), name="proposal_has_title"),
        )

    def __str__(self) -> str:
        return self.title
