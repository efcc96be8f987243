from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager
from i18nfield.fields import I18nCharField, I18nTextField

from medborgarbudget.network.models.programmes import Programme
from medborgarbudget.network.states import GatheringKind, GatheringState, RegistrationState
from medborgarbudget.organisations.models import Document, Organisation


class Gathering(models.Model):
    """A meeting, training, exchange or workshop that an association arranges.

    ``link`` is for taking part at a distance and shown to the registered only. Without
    ``places`` there is room for all. ``revision`` grows with every change that calendars
    have to be told of.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    programme = models.ForeignKey(
        Programme, models.PROTECT, null=True, blank=True, related_name="gatherings"
    )
    slug = models.SlugField(_("address"))
    kind = models.CharField(_("kind"), max_length=20, choices=GatheringKind)
    state = models.CharField(max_length=20, choices=GatheringState, default=GatheringState.DRAFT)
    name = I18nCharField(_("name"), max_length=200)
    summary = I18nTextField(_("summary"), blank=True)
    agenda = I18nTextField(_("agenda"), blank=True)
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    place = models.CharField(_("place"), max_length=200, blank=True)
    link = models.URLField(_("link for taking part at a distance"), blank=True)
    places = models.PositiveIntegerField(_("number of places"), null=True, blank=True)
    register_until = models.DateTimeField(_("last day to register"), null=True, blank=True)
    members_only = models.BooleanField(_("for members only"), default=False)
    notes = I18nTextField(_("notes afterwards"), blank=True)
    cancelled_reason = models.TextField(_("reason"), blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)

    objects = ScopedManager(organisation="organisation")

    class Meta:
        ordering = ("starts_at",)
        constraints = (
            models.UniqueConstraint(fields=("organisation", "slug"), name="gathering_slug_once"),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="gathering_ends_after_it_starts"
            ),
        )

    def __str__(self) -> str:
        return str(self.name)

    def get_absolute_url(self) -> str:
        return reverse("network:gathering", args=[self.organisation.slug, self.slug])


class Registration(models.Model):
    """Somebody who wants to come, by e-mail address; they need no account.

    ``member`` is the organisation in whose workspace it was made. Some time after the
    gathering name, e-mail address and needs are erased; the row stays, to be counted.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    gathering = models.ForeignKey(Gathering, models.CASCADE, related_name="registrations")
    state = models.CharField(max_length=20, choices=RegistrationState)
    name = models.CharField(_("name"), max_length=100, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    comes_from = models.CharField(_("organisation"), max_length=100, blank=True)
    needs = models.TextField(
        _("what we should know, such as food or a sign interpreter"), blank=True
    )
    member = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+"
    )
    language = models.CharField(max_length=10, default="sv")
    secret_digest = models.CharField(max_length=64, unique=True)
    registered_at = models.DateTimeField()
    attended = models.BooleanField(_("came"), null=True, blank=True)

    objects = ScopedManager(organisation="organisation")

    class Meta:
        ordering = ("registered_at", "pk")
        constraints = (
            models.UniqueConstraint(
                "gathering",
                models.functions.Lower("email"),
                condition=~Q(state=RegistrationState.CANCELLED) & ~Q(email=""),
                name="registered_once_for_gathering",
            ),
        )

    def __str__(self) -> str:
        return str(self.get_state_display())


class Material(models.Model):
    """A document or an address that belongs to a gathering, before or after it."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    gathering = models.ForeignKey(Gathering, models.CASCADE, related_name="materials")
    title = models.CharField(_("title"), max_length=200)
    document = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="+")
    url = models.URLField(_("address"), blank=True)

    objects = ScopedManager(organisation="organisation")

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=Q(document__isnull=False) ^ ~Q(url=""), name="material_is_one_thing"
            ),
        )

    def __str__(self) -> str:
        return self.title
