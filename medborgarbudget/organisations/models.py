from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from i18nfield.fields import I18nTextField

from medborgarbudget.organisations.states import OrganisationKind, Theme

RESERVED_SLUGS = ("en", "fi", "sv", "static", "om", "api")
"""First words of addresses that mean something else than an organisation."""


class Organisation(models.Model):
    """A municipality, region or institution: the tenant that owns its rounds."""

    name = models.CharField(_("name"), max_length=100)
    slug = models.SlugField(_("address"), unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=OrganisationKind)
    presentation = I18nTextField(_("presentation"), blank=True)
    theme = models.CharField(_("colour"), max_length=10, choices=Theme, default=Theme.LAKE)

    class Meta:
        ordering = ("name",)
        constraints = (
            models.CheckConstraint(
                condition=~Q(slug__in=RESERVED_SLUGS), name="organisation_slug_not_reserved"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=OrganisationKind.values), name="organisation_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(theme__in=Theme.values), name="organisation_theme_known"
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("organisations:organisation", args=[self.slug])
