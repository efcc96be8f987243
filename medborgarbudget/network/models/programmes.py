from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager
from i18nfield.fields import I18nCharField, I18nTextField

from medborgarbudget.network.states import Orientation
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.organisations.states import OrganisationKind


def all_orientations() -> list[str]:
    """A programme welcomes every orientation unless it says otherwise."""
    return list(Orientation.values)


def all_kinds() -> list[str]:
    """Whoever may have a medborgarbudget may apply, unless the programme says otherwise."""
    return [kind for kind in OrganisationKind.values if kind != OrganisationKind.ASSOCIATION]


class Programme(models.Model):
    """A network programme that an association runs for some years; members apply to it."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="programmes")
    slug = models.SlugField(_("address"))
    name = I18nCharField(_("name"), max_length=200)
    summary = I18nTextField(_("summary"), blank=True)
    aims = I18nTextField(_("aims"), blank=True)
    offers = I18nTextField(_("what the network offers"), blank=True)
    asks = I18nTextField(_("what the network asks for"), blank=True)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    apply_from = models.DateField(_("applications from"), null=True, blank=True)
    apply_until = models.DateField(_("applications until"), null=True, blank=True)
    rounds_expected = models.PositiveSmallIntegerField(_("number of rounds"), default=3)
    orientations = ArrayField(
        models.CharField(max_length=20, choices=Orientation), default=all_orientations
    )
    open_to = ArrayField(
        models.CharField(max_length=20, choices=OrganisationKind), default=all_kinds
    )
    researcher = models.CharField(_("researcher attached"), max_length=200, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedManager(organisation="organisation")

    class Meta:
        ordering = ("-starts_on", "slug")
        constraints = (
            models.UniqueConstraint(fields=("organisation", "slug"), name="programme_slug_once"),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="programme_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(rounds_expected__gte=1), name="programme_expects_rounds"
            ),
            models.CheckConstraint(
                condition=Q(apply_from=None)
                | Q(apply_until=None)
                | Q(apply_until__gte=F("apply_from")),
                name="programme_applications_in_order",
            ),
        )

    def __str__(self) -> str:
        return str(self.name)

    def get_absolute_url(self) -> str:
        return reverse("network:programme", args=[self.organisation.slug, self.slug])

    @property
    def orientation_list(self) -> list[Orientation]:
        """The orientations that it welcomes, in the order in which they are always told."""
        return [each for each in Orientation if each in self.orientations]

    @property
    def open_to_list(self) -> list[OrganisationKind]:
        """The kinds of organisation that may apply."""
        return [each for each in OrganisationKind if each in self.open_to]


class Membership(models.Model):
    """A member's place in a programme, from the decision that brought it in.

    ``organisation`` is the association; ``member`` is who takes part. Whoever has left and
    joins again gets a new one.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="memberships")
    member = models.ForeignKey(Organisation, models.PROTECT, related_name="memberships")
    orientations = ArrayField(models.CharField(max_length=20, choices=Orientation), default=list)
    joined_on = models.DateField(_("joined"))
    left_on = models.DateField(_("left"), null=True, blank=True)
    about = I18nTextField(_("what the member does"), blank=True)
    body = models.CharField(_("deciding body"), max_length=100)
    decided_on = models.DateField(_("date"))
    paragraph = models.CharField(_("section"), max_length=20)
    registry_number = models.CharField(_("registry number"), max_length=40)

    objects = ScopedManager(organisation="organisation")

    class Meta:
        ordering = ("member__name", "-joined_on")
        constraints = (
            models.UniqueConstraint(
                fields=("programme", "member"),
                condition=Q(left_on=None),
                name="member_once_in_programme",
            ),
            models.CheckConstraint(
                condition=Q(left_on=None) | Q(left_on__gte=F("joined_on")),
                name="member_leaves_after_joining",
            ),
            models.CheckConstraint(
                condition=~Q(body="") & ~Q(paragraph="") & ~Q(registry_number=""),
                name="membership_decision_is_complete",
            ),
        )

    def __str__(self) -> str:
        return str(self.member)

    def get_absolute_url(self) -> str:
        return reverse("network:member", args=[self.organisation.slug, self.member.slug])

    @property
    def orientation_list(self) -> list[Orientation]:
        """The member's orientations, in the order in which they are always told."""
        return [each for each in Orientation if each in self.orientations]
