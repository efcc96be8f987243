from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager
from i18nfield.fields import I18nCharField, I18nTextField

from medborgarbudget.counting.money import Currency
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.rounds.states import Step

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
    "medlemmar",
    "metoder",
    "omraden",
    "personuppgifter",
    "program",
    "tillganglighet",
    "traffar",
)
"""Words that mean something else than a round, as the second word of an address."""


class Round(models.Model):
    """One round of a medborgarbudget: the money, the promise and the timetable.

    Amounts of a round count smallest units of its currency: whole kronor, as
    ``currency_decimals`` is 0 for every round of our own. Only imported elections from
    elsewhere may have amounts with decimals.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="rounds")
    slug = models.SlugField(_("address"))
    number = models.PositiveSmallIntegerField(_("number"), default=1)
    name = I18nCharField(_("name"), max_length=200)
    summary = I18nTextField(_("summary"), blank=True)
    promise = I18nTextField(_("public promise"), blank=True)
    budget = models.PositiveBigIntegerField(_("budget"))
    currency_code = models.CharField(_("currency"), max_length=3, default="SEK")
    currency_decimals = models.PositiveSmallIntegerField(default=0)
    residents = models.PositiveIntegerField(_("residents"), null=True, blank=True)
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
        )

    def __str__(self) -> str:
        return str(self.name)

    def get_absolute_url(self) -> str:
        return reverse("rounds:round", args=[self.organisation.slug, self.slug])

    @property
    def currency(self) -> Currency:
        """The currency of every amount in this round."""
        return Currency(self.currency_code, self.currency_decimals)


class RoundStep(models.Model):
    """When a step of a round begins and ends; the last day is part of the step."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    round = models.ForeignKey(Round, models.CASCADE, related_name="steps")
    step = models.CharField(_("step"), max_length=20, choices=Step)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))

    objects = ScopedManager(organisation="organisation")

    class Meta:
        ordering = ("round", "starts_on")
        constraints = (
            models.UniqueConstraint(fields=("round", "step"), name="step_once_in_round"),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="step_ends_after_it_starts"
            ),
            models.CheckConstraint(condition=Q(step__in=Step.values), name="step_known"),
        )

    def __str__(self) -> str:
        return f"{self.get_step_display()} {self.starts_on}–{self.ends_on}"


class Decision(models.Model):
    """The political decision after the vote: never without body, date, § and number."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    round = models.OneToOneField(Round, models.CASCADE, related_name="decision")
    body = models.CharField(_("deciding body"), max_length=100)
    decided_on = models.DateField(_("date"))
    paragraph = models.CharField(_("section"), max_length=20)
    registry_number = models.CharField(_("registry number"), max_length=40)
    summary = I18nTextField(_("summary"))

    objects = ScopedManager(organisation="organisation")

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~Q(body="") & ~Q(paragraph="") & ~Q(registry_number=""),
                name="decision_is_complete",
            ),
        )

    def __str__(self) -> str:
        return f"{self.body} {self.decided_on} {self.paragraph}"
