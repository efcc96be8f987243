from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager
from i18nfield.fields import I18nCharField, I18nTextField

from medborgarbudget.organisations.models import Document, Organisation
from medborgarbudget.people.models import User
from medborgarbudget.rounds.models.rounds import Round
from medborgarbudget.rounds.models.saying import says_something
from medborgarbudget.rounds.states import Opening, Step


class RoundStep(models.Model):
    """A step of a round: its days, who answers for it, and what everyone is told about it.

    The last day is part of the step. A step that opens by hand waits for ``opened_at`` also when
    its first day has come; ``closed_at`` is when somebody closed it before its last day was over.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    round = models.ForeignKey(Round, models.CASCADE, related_name="steps")
    step = models.CharField(_("step"), max_length=20, choices=Step)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    opening = models.CharField(
        _("how it opens"), max_length=10, choices=Opening, default=Opening.CLOCK
    )
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    told_opened_at = models.DateTimeField(null=True, blank=True)
    told_closed_at = models.DateTimeField(null=True, blank=True)
    responsible = models.ForeignKey(
        User,
        models.SET_NULL,
        null=True,
        blank=True,
        verbose_name=_("responsible"),
        related_name="+",
    )
    responsible_body = models.CharField(_("responsible unit or body"), max_length=100, blank=True)
    text = I18nTextField(_("text for everyone"), blank=True)

    objects = ScopedManager(organisation="organisation")

    class Meta:
        ordering = ("round", "starts_on")
        constraints = (
            models.UniqueConstraint(fields=("round", "step"), name="step_once_in_round"),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="step_ends_after_it_starts"
            ),
            models.CheckConstraint(condition=Q(step__in=Step.values), name="step_known"),
            models.CheckConstraint(
                condition=Q(opening__in=Opening.values), name="step_opening_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_step_display()} {self.starts_on}–{self.ends_on}"


class ChecklistItem(models.Model):
    """Something to do in a step; what is ``required`` has to be done before the step opens."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    round = models.ForeignKey(Round, models.CASCADE, related_name="checklist")
    step = models.CharField(_("step"), max_length=20, choices=Step)
    position = models.PositiveSmallIntegerField(default=0)
    text = I18nCharField(_("what to do"), max_length=200)
    required = models.BooleanField(_("has to be done before the step opens"), default=False)
    done_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedManager(organisation="organisation")

    class Meta:
        ordering = ("round", "position", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(step__in=Step.values), name="checklist_step_known"),
        )

    def __str__(self) -> str:
        return str(self.text)


class RoundDocument(models.Model):
    """A document of a round, for everyone or for the workspace, and which step it belongs to."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    round = models.ForeignKey(Round, models.CASCADE, related_name="documents")
    step = models.CharField(_("step"), max_length=20, choices=Step, blank=True)
    title = I18nCharField(_("title"), max_length=200)
    document = models.ForeignKey(Document, models.PROTECT, related_name="+")
    public = models.BooleanField(_("for everyone"), default=True)
    added_at = models.DateTimeField(auto_now_add=True)

    objects = ScopedManager(organisation="organisation")

    class Meta:
        ordering = ("round", "-added_at")
        constraints = (
            models.CheckConstraint(
                condition=Q(step__in=["", *Step.values]), name="document_step_known"
            ),
        )

    def __str__(self) -> str:
        return str(self.title)


class TimetableChange(models.Model):
    """Days of a step that were moved after the round was made public, and why."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    round = models.ForeignKey(Round, models.CASCADE, related_name="timetable_changes")
    step = models.CharField(_("step"), max_length=20, choices=Step)
    old_starts_on = models.DateField()
    old_ends_on = models.DateField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    reason = I18nTextField(_("reason"))
    changed_at = models.DateTimeField(auto_now_add=True)

    objects = ScopedManager(organisation="organisation")

    class Meta:
        ordering = ("round", "-changed_at")
        constraints = (
            models.CheckConstraint(condition=Q(step__in=Step.values), name="change_step_known"),
            models.CheckConstraint(condition=says_something("reason"), name="change_has_reason"),
        )

    def __str__(self) -> str:
        return f"{self.get_step_display()} {self.starts_on}–{self.ends_on}"
