from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager
from i18nfield.fields import I18nCharField, I18nTextField

from medborgarbudget.network.states import MethodKind
from medborgarbudget.organisations.models import Document, Organisation


class Method(models.Model):
    """A piece of an association's method library; its contents are its versions."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="methods")
    slug = models.SlugField(_("address"))
    kind = models.CharField(_("kind"), max_length=20, choices=MethodKind)
    name = I18nCharField(_("name"), max_length=200)
    summary = I18nTextField(_("summary"), blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedManager(organisation="organisation")

    class Meta:
        ordering = ("kind", "slug")
        constraints = (
            models.UniqueConstraint(fields=("organisation", "slug"), name="method_slug_once"),
        )

    def __str__(self) -> str:
        return str(self.name)

    def get_absolute_url(self) -> str:
        return reverse("network:method", args=[self.organisation.slug, self.slug])


class MethodVersion(models.Model):
    """What a method says, as of one publication; a later improvement is a new version.

    ``rulebook`` holds the rules that a template of rules consists of, as the room of rounds
    knows to read them (`network.rule_documents`).
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    method = models.ForeignKey(Method, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField(_("version"))
    text = I18nTextField(_("text"), blank=True)
    url = models.URLField(_("address"), blank=True)
    document = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="+")
    rulebook = models.JSONField(null=True, blank=True)
    what_is_new = models.TextField(_("what is new"), blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = ScopedManager(organisation="organisation")

    class Meta:
        ordering = ("method", "-number")
        constraints = (
            models.UniqueConstraint(fields=("method", "number"), name="method_version_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="method_version_from_one"),
        )

    def __str__(self) -> str:
        return f"{self.method} {self.number}"


class MethodCopy(models.Model):
    """A member's own copy of a template: its text, and the version it was last taken from.

    ``organisation`` is the member. The version belongs to the association that published it,
    so it is no part of the member's rows: ``source_id`` and ``source_version`` name it. The
    copy is in one language, the one that it was taken in. ``told_version`` is the latest that
    people were told of.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="method_copies")
    source_organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    source_id = models.BigIntegerField()
    source_version = models.PositiveIntegerField(_("taken from version"))
    kind = models.CharField(_("kind"), max_length=20, choices=MethodKind)
    name = models.CharField(_("name"), max_length=200)
    language = models.CharField(_("language"), max_length=10, default="sv")
    text = models.TextField(_("text"), blank=True)
    declined_version = models.PositiveIntegerField(null=True, blank=True)
    told_version = models.PositiveIntegerField(null=True, blank=True)
    copied_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects = ScopedManager(organisation="organisation")

    class Meta:
        ordering = ("kind", "name")

    def __str__(self) -> str:
        return self.name
