from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager
from i18nfield.fields import I18nCharField, I18nTextField

from medborgarbudget.network.states import Orientation
from medborgarbudget.organisations.models import Organisation


class ParticipatoryBudget(models.Model):
    """A medborgarbudget: what it is for, who owns it, and what politicians bind themselves to.

    It is repeated in rounds, one in each of ``planned_years``. ``owner_body`` is the political
    body that answers for it. ``running_cost`` is what a round may cost to run, in kronor, beside
    the money that residents decide over.
    """

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="participatory_budgets"
    )
    slug = models.SlugField(_("address"))
    name = I18nCharField(_("name"), max_length=200)
    purpose = I18nTextField(_("purpose"), blank=True)
    orientations = ArrayField(
        models.CharField(max_length=20, choices=Orientation),
        verbose_name=_("orientation"),
        default=list,
        blank=True,
    )
    owner_body = models.CharField(_("political body that owns it"), max_length=100, blank=True)
    promise = I18nTextField(_("public promise"), blank=True)
    running_cost = models.PositiveBigIntegerField(
        _("cost of running a round"), null=True, blank=True
    )
    resources = I18nTextField(_("people and time"), blank=True)
    planned_years = ArrayField(
        models.PositiveSmallIntegerField(),
        verbose_name=_("years of the rounds"),
        default=list,
        blank=True,
    )
    begun_at = models.DateTimeField(auto_now_add=True)

    objects = ScopedManager(organisation="organisation")

    class Meta:
        ordering = ("organisation", "slug")
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "slug"), name="participatory_budget_slug_once"
            ),
            models.CheckConstraint(
                condition=Q(orientations__contained_by=Orientation.values),
                name="participatory_budget_orientations_known",
            ),
        )

    def __str__(self) -> str:
        return str(self.name)

    def get_absolute_url(self) -> str:
        return reverse("rounds:budget", args=[self.organisation.slug, self.slug])

    @property
    def orientation_list(self) -> list[Orientation]:
        """The orientations that it combines, in the order in which they are always told."""
        return [each for each in Orientation if each in self.orientations]

    @property
    def year_of(self) -> dict[int, int]:
        """The year that is planned for each round, by its number."""
        return dict(enumerate(sorted(self.planned_years), start=1))
