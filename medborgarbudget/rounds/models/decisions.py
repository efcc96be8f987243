from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager
from i18nfield.fields import I18nTextField
from i18nfield.strings import LazyI18nString

from medborgarbudget.organisations.models import Document, Organisation
from medborgarbudget.rounds.models.budgets import ParticipatoryBudget
from medborgarbudget.rounds.models.rounds import Round
from medborgarbudget.rounds.models.saying import each_says_something, says_something


@dataclass(frozen=True, slots=True)
class Correction:
    """A slip in the record of a decision that was put right: when, why, and what stood before.

    ``before`` names each thing that was changed, and how it read.
    """

    at: datetime
    reason: LazyI18nString
    before: list[tuple[str, str]]


class FormalDecision(models.Model):
    """What a political body decided: never without body, date, § and registry number.

    ``paragraph`` is the section of the minutes, or the number of a decision that was delegated.
    ``corrections`` keeps what stood here before slips of the pen were put right.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    body = models.CharField(_("deciding body"), max_length=100)
    decided_on = models.DateField(_("date"))
    paragraph = models.CharField(_("section"), max_length=20)
    registry_number = models.CharField(_("registry number"), max_length=40)
    summary = I18nTextField(_("summary"))
    minutes = models.ForeignKey(
        Document,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("file with the minutes"),
    )
    minutes_url = models.URLField(_("address of the minutes"), blank=True)
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)
    corrections = models.JSONField(default=list, blank=True, editable=False)

    objects = ScopedManager(organisation="organisation")

    class Meta:
        abstract = True
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            models.CheckConstraint(
                condition=says_something("body", "paragraph", "registry_number", "summary"),
                name="%(class)s_is_complete",
            ),
        )

    def __str__(self) -> str:
        return f"{self.body} {self.decided_on} {self.paragraph}"

    @property
    def corrected(self) -> list[Correction]:
        """Every correction, the first one first."""
        return [
            Correction(
                datetime.fromisoformat(each["at"]),
                LazyI18nString(each["reason"]),
                [(self._called(name), _read(name, old)) for name, old in each["before"].items()],
            )
            for each in self.corrections
        ]

    def _called(self, name: str) -> str:
        return str(self._meta.get_field(name).verbose_name)  # type: ignore[union-attr]


def _read(name: str, old: Any) -> str:
    """How an earlier value of a field read, in the reader's language."""
    if name == "decided_on":
        return date_format(date.fromisoformat(old), "j F Y")
    if isinstance(old, bool):
        return gettext("Yes") if old else gettext("No")
    return str(LazyI18nString(old)) or gettext("nothing")


CORRECTED_WITH_REASONS = models.CheckConstraint(
    condition=each_says_something("corrections", "reason"), name="%(class)s_corrected_with_reasons"
)
"""For the two gates: they are recorded of public rounds alone, where everyone reads why."""


class StartDecision(FormalDecision):
    """The decision to have a medborgarbudget: its aim, its money and its promise."""

    participatory_budget = models.OneToOneField(
        ParticipatoryBudget, models.CASCADE, related_name="start_decision"
    )


class ListDecision(FormalDecision):
    """The first gate: which proposals stand on the ballot."""

    round = models.OneToOneField(Round, models.CASCADE, related_name="list_decision")

    class Meta(FormalDecision.Meta):
        constraints = (*FormalDecision.Meta.constraints, CORRECTED_WITH_REASONS)


class Decision(FormalDecision):
    """The second gate: the political decision after the vote.

    ``deviation`` gives the reasons if it is not what the vote said.
    """

    round = models.OneToOneField(Round, models.CASCADE, related_name="decision")
    follows_vote = models.BooleanField(_("as the vote said"), default=True)
    deviation = I18nTextField(_("why it is not as the vote said"), blank=True)

    class Meta(FormalDecision.Meta):
        constraints = (
            *FormalDecision.Meta.constraints,
            CORRECTED_WITH_REASONS,
            models.CheckConstraint(
                condition=Q(follows_vote=True) | says_something("deviation"),
                name="decision_deviates_with_reason",
            ),
        )
