from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager
from i18nfield.fields import I18nCharField, I18nTextField

from medborgarbudget.organisations.models.organisations import Organisation
from medborgarbudget.organisations.states import GroupKind, StatisticalDivision

FEWEST_IN_PUBLIC = 10
"""A group of fewer people is shown without its size to the public."""


class AreaLevel(models.Model):
    """A layer of areas, such as districts or villages; level 1 is the coarsest."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="area_levels")
    number = models.PositiveSmallIntegerField(_("level"), default=1)
    name = I18nCharField(_("name in plural"), max_length=100)

    objects = ScopedManager(organisation="organisation")

    class Meta:
        ordering = ("organisation", "number")
        constraints = (
            models.UniqueConstraint(fields=("organisation", "number"), name="area_level_once"),
        )

    def __str__(self) -> str:
        return str(self.name)


class Area(models.Model):
    """A part of an organisation's territory. ``shape`` is a GeoJSON (Multi)Polygon in WGS 84.

    ``statistics`` holds the codes of the DeSO or RegSO areas that it consists of, in the
    division of ``statistics_version`` (``DeSO 2025``).
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="areas")
    level = models.ForeignKey(AreaLevel, models.PROTECT, related_name="areas")
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts")
    slug = models.SlugField(_("address"))
    name = I18nCharField(_("name"), max_length=100)
    shape = models.JSONField(_("shape"), null=True, blank=True)
    residents = models.PositiveIntegerField(_("residents"), null=True, blank=True)
    residents_on = models.DateField(_("residents counted on"), null=True, blank=True)
    residents_source = models.CharField(_("source"), max_length=200, blank=True)
    statistics_version = models.CharField(
        _("statistical division"), max_length=20, choices=StatisticalDivision, blank=True
    )
    statistics = models.JSONField(_("statistical areas"), default=list, blank=True)
    archived_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects = ScopedManager(organisation="organisation")

    class Meta:
        ordering = ("level__number", "slug")
        constraints = (
            models.UniqueConstraint(fields=("organisation", "slug"), name="area_slug_once"),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="area_not_in_itself"),
            models.CheckConstraint(
                condition=Q(residents=None) | Q(residents_on__isnull=False),
                name="area_residents_with_a_date",
            ),
            models.CheckConstraint(
                condition=Q(statistics_version__in=["", *StatisticalDivision.values]),
                name="area_statistics_version_known",
            ),
        )

    def __str__(self) -> str:
        return str(self.name)


class AreaImport(models.Model):
    """A file of areas that was handed in and waits to be confirmed.

    ``features`` are what could be read: for each its ``properties`` and ``shape``, the
    ``notes`` on what was put right, and the ``problem`` if it cannot be used. They are let go
    once confirmed.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    level = models.ForeignKey(AreaLevel, models.PROTECT, related_name="+")
    file_name = models.CharField(_("file"), max_length=200)
    features = models.JSONField(default=list)
    uploaded_at = models.DateTimeField(auto_now_add=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedManager(organisation="organisation")

    class Meta:
        ordering = ("-uploaded_at",)

    def __str__(self) -> str:
        return self.file_name


class ResidentGroup(models.Model):
    """People whom a medborgarbudget may be for: an age band, a school class, tenants."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="groups")
    slug = models.SlugField(_("address"))
    name = I18nCharField(_("name"), max_length=100)
    kind = models.CharField(_("kind"), max_length=20, choices=GroupKind, default=GroupKind.OTHER)
    description = I18nTextField(_("description"), blank=True)
    age_from = models.PositiveSmallIntegerField(_("from age"), null=True, blank=True)
    age_to = models.PositiveSmallIntegerField(_("to age"), null=True, blank=True)
    members = models.PositiveIntegerField(_("how many"), null=True, blank=True)

    objects = ScopedManager(organisation="organisation")

    class Meta:
        ordering = ("slug",)
        constraints = (
            models.UniqueConstraint(fields=("organisation", "slug"), name="group_slug_once"),
            models.CheckConstraint(
                condition=Q(age_from=None) | Q(age_to=None) | Q(age_to__gte=F("age_from")),
                name="group_ages_in_order",
            ),
            models.CheckConstraint(condition=Q(kind__in=GroupKind.values), name="group_kind_known"),
        )

    def __str__(self) -> str:
        return str(self.name)

    @property
    def members_in_public(self) -> int | None:
        """How many they are, unless so few that it may tell of a person."""
        few = self.members is None or self.members < FEWEST_IN_PUBLIC
        return None if few else self.members


class Topic(models.Model):
    """A theme that a medborgarbudget may be about, such as culture or safety."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="topics")
    slug = models.SlugField(_("address"))
    name = I18nCharField(_("name"), max_length=100)
    description = I18nTextField(_("description"), blank=True)

    objects = ScopedManager(organisation="organisation")

    class Meta:
        ordering = ("slug",)
        constraints = (
            models.UniqueConstraint(fields=("organisation", "slug"), name="topic_slug_once"),
        )

    def __str__(self) -> str:
        return str(self.name)
