from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager
from i18nfield.fields import I18nCharField, I18nTextField

from medborgarbudget.organisations.models import Organisation
from medborgarbudget.rounds.models.rounds import Round
from medborgarbudget.rounds.states import RulePart


class NewsItem(models.Model):
    """News about a round, for everyone once published.

    ``changed_at`` is when it was last changed after that.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    round = models.ForeignKey(Round, models.CASCADE, related_name="news")
    title = I18nCharField(_("headline"), max_length=200)
    text = I18nTextField(_("text"))
    written_at = models.DateTimeField(auto_now_add=True)
    published_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = ScopedManager(organisation="organisation")

    class Meta:
        ordering = ("round", "-published_at", "-written_at")

    def __str__(self) -> str:
        return str(self.title)

    def get_absolute_url(self) -> str:
        return reverse(
            "rounds:news_item", args=[self.round.organisation.slug, self.round.slug, self.pk]
        )


class Lesson(models.Model):
    """What a round's evaluation says should change next time, and in which part of the rules."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    round = models.ForeignKey(Round, models.CASCADE, related_name="lessons")
    about = models.CharField(_("what it is about"), max_length=20, choices=RulePart)
    text = I18nTextField(_("what should change"))
    noted_at = models.DateTimeField(auto_now_add=True)

    objects = ScopedManager(organisation="organisation")

    class Meta:
        ordering = ("round", "noted_at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(about__in=RulePart.values), name="lesson_part_known"
            ),
        )

    def __str__(self) -> str:
        return str(self.text)
