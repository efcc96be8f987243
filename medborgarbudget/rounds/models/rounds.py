from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager
from i18nfield.fields import I18nCharField, I18nTextField
from i18nfield.strings import LazyI18nString

from medborgarbudget.counting.money import Currency
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.rounds.models.budgets import ParticipatoryBudget
from medborgarbudget.rounds.models.saying import says_something

MOST_DECIMALS = 4
"""More decimals than any currency has."""

RESERVED_ROUND_SLUGS = (
    "aktivitet",
    "ansokan",
    "arbetsyta",
    "avregistrera",
    "dokument",
    "floden",
    "inbjudan",
    "kalender",
    "kontakt",
    "logotyp",
    "medborgarbudget",
    "medlemmar",
    "metoder",
    "ny",
    "omraden",
    "personuppgifter",
    "program",
    "tillganglighet",
    "traffar",
)
"""Words that mean something else than a round, as the second word of an address."""


class Round(models.Model):
    """One round of a medborgarbudget: the money, the promise and the timetable.

    Nobody but staff sees a round before ``published_at``. ``previous`` is the round whose rules
    it started from. Of one that is ``record_only`` no more is kept here than what happened: its
    steps go by their days, and nothing is waited for.

    Amounts of a round count smallest units of its currency: whole kronor, as
    ``currency_decimals`` is 0 for every round of our own. Only imported elections from
    elsewhere may have amounts with decimals.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="rounds")
    participatory_budget = models.ForeignKey(
        ParticipatoryBudget, models.PROTECT, null=True, blank=True, related_name="rounds"
    )
    previous = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="next_rounds"
    )
    slug = models.SlugField(_("address"))
    number = models.PositiveSmallIntegerField(_("number"), default=1)
    name = I18nCharField(_("name"), max_length=200)
    summary = I18nTextField(_("summary"), blank=True)
    promise = I18nTextField(_("public promise"), blank=True)
    budget = models.PositiveBigIntegerField(_("budget"))
    currency_code = models.CharField(_("currency"), max_length=3, default="SEK")
    currency_decimals = models.PositiveSmallIntegerField(default=0)
    residents = models.PositiveIntegerField(_("residents"), null=True, blank=True)
    record_only = models.BooleanField(default=False)
    published_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_because = I18nTextField(_("why it was called off"), blank=True)
    finished_on = models.DateField(_("finished on"), null=True, blank=True)

    objects = ScopedManager(organisation="organisation")

    class Meta:
        ordering = ("organisation", "-number", "slug")
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "slug"), name="round_slug_unique_in_organisation"
            ),
            models.CheckConstraint(
                condition=~Q(slug__in=RESERVED_ROUND_SLUGS),
                name="round_slug_not_reserved",
                violation_error_message=_(
                    "This address means something else on the site. Choose another."
                ),
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="round_number_from_one"),
            models.CheckConstraint(
                condition=Q(currency_decimals=0) | ~Q(currency_code="SEK"),
                name="round_whole_kronor",
            ),
            models.CheckConstraint(
                condition=Q(currency_decimals__lte=MOST_DECIMALS), name="round_currency_decimals"
            ),
            models.UniqueConstraint(
                fields=("participatory_budget", "number"),
                name="round_number_once_in_budget",
                violation_error_message=_("This medborgarbudget has a round of this number."),
            ),
            models.CheckConstraint(
                condition=Q(cancelled_at=None) | says_something("cancelled_because"),
                name="round_cancelled_with_reason",
            ),
        )

    def __str__(self) -> str:
        return str(self.name)

    def get_absolute_url(self) -> str:
        return reverse("rounds:round", args=[self.organisation.slug, self.slug])

    @property
    def promised(self) -> LazyI18nString:
        """What politicians bind themselves to in this round: its own promise, or that of all."""
        if str(self.promise) or not self.participatory_budget:
            return self.promise
        return self.participatory_budget.promise

    @property
    def steps_stay(self) -> bool:
        """Whether its steps stay as they are: it was called off, is finished, or a mere record."""
        return bool(self.record_only or self.cancelled_at or self.finished_on)

    @property
    def currency(self) -> Currency:
        """The currency of every amount in this round."""
        return Currency(self.currency_code, self.currency_decimals)
