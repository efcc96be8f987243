from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from medborgarbudget.network.models.programmes import Membership, Programme
from medborgarbudget.network.states import ApplicationState, Orientation, PersonKind
from medborgarbudget.organisations.models import Document, Organisation
from medborgarbudget.organisations.states import OrganisationKind

HANDED_IN = (ApplicationState.SUBMITTED, ApplicationState.QUESTION)
"""The states in which the coordinator has an application that is not settled."""


class Application(models.Model):
    """An application to a programme, written by somebody who holds its secret link.

    ``official_code`` is the code of the municipality or region that applies, or that owns the
    institution. ``people`` lists those who take part: objects with name, email, task (elected
    or official) and role. They and ``email`` are erased when the application is declined or
    withdrawn.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="applications")
    state = models.CharField(
        max_length=20, choices=ApplicationState, default=ApplicationState.DRAFT
    )
    secret_digest = models.CharField(max_length=64, unique=True)
    language = models.CharField(max_length=10, default="sv")
    email = models.EmailField(_("your e-mail address"), blank=True)
    applicant_name = models.CharField(_("name of the institution"), max_length=100, blank=True)
    applicant_kind = models.CharField(
        _("who applies"), max_length=20, choices=OrganisationKind, blank=True
    )
    official_code = models.CharField(_("municipality or region"), max_length=4, blank=True)
    orientations = ArrayField(
        models.CharField(max_length=20, choices=Orientation), default=list, blank=True
    )
    intention = models.TextField(_("what you want to do"), blank=True)
    learning = models.TextField(_("what you want to learn"), blank=True)
    body = models.CharField(_("deciding body"), max_length=100, blank=True)
    decided_on = models.DateField(_("date"), null=True, blank=True)
    paragraph = models.CharField(_("section"), max_length=20, blank=True)
    registry_number = models.CharField(_("registry number"), max_length=40, blank=True)
    decision_document = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="+"
    )
    people = models.JSONField(default=list, blank=True)
    begun_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)
    reminded_at = models.DateTimeField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    membership = models.OneToOneField(
        Membership, models.PROTECT, null=True, blank=True, related_name="application"
    )

    objects = ScopedManager(organisation="organisation")

    class Meta:
        ordering = ("-changed_at",)
        constraints = (
            models.CheckConstraint(
                condition=~Q(state=ApplicationState.ACCEPTED) | Q(membership__isnull=False),
                name="accepted_application_has_its_membership",
            ),
            models.CheckConstraint(
                condition=Q(state__in=ApplicationState.values), name="application_state_known"
            ),
            models.UniqueConstraint(
                fields=("programme", "official_code"),
                condition=Q(state__in=HANDED_IN)
                & ~Q(applicant_kind=OrganisationKind.INSTITUTION)
                & ~Q(official_code=""),
                name="application_once_at_a_time",
            ),
        )

    def __str__(self) -> str:
        return self.applicant_name

    @property
    def is_institution(self) -> bool:
        """Whether an institution applies, whose owner the code then names."""
        return self.applicant_kind == OrganisationKind.INSTITUTION

    @property
    def orientation_list(self) -> list[Orientation]:
        """The orientations that the applicant wants, in the order in which they are told."""
        return [each for each in Orientation if each in self.orientations]

    @property
    def named_people(self) -> list[dict[str, str]]:
        """The people who take part, with what they are in words as ``kind``."""
        labels = dict(PersonKind.choices)
        return [person | {"kind": labels.get(person["task"], "")} for person in self.people]


class ApplicationQuestion(models.Model):
    """What the coordinator asked about an application, and the answer."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    application = models.ForeignKey(Application, models.CASCADE, related_name="questions")
    question = models.TextField(_("question"))
    asked_at = models.DateTimeField(auto_now_add=True)
    answer = models.TextField(_("answer"), blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedManager(organisation="organisation")

    class Meta:
        ordering = ("asked_at",)

    def __str__(self) -> str:
        return self.question
