"""The three times when a round is told about, and the languages in which it is."""

from collections.abc import Sequence

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from medborgarbudget.rounds.states import Step, StepState
from medborgarbudget.rounds.timetable import StepView, state_of


class Occasion(TextChoices):
    """When something is told: its value stands in addresses."""

    IDEAS = "ideer", _("Leave ideas")
    VOTE = "omrostning", _("Vote")
    RESULT = "resultat", _("See the result")

    @property
    def step(self) -> Step:
        """The step whose days are told."""
        return _STEPS[self]


_STEPS = {
    Occasion.IDEAS: Step.IDEAS,
    Occasion.VOTE: Step.VOTE,
    Occasion.RESULT: Step.DECISION,
}


class Version(TextChoices):
    """The language of a text. Easy Swedish has short sentences, one on each line."""

    SWEDISH = "sv", _("Swedish")
    EASY_SWEDISH = "latt", _("Easy Swedish")
    ENGLISH = "en", _("English")

    @property
    def language(self) -> str:
        """The language in which days and amounts are written."""
        return "en" if self is Version.ENGLISH else "sv"


PRINTED = (Version.SWEDISH, Version.ENGLISH)
"""The languages of posters and pictures, whose few words are easy as they are."""


def occasion_now(steps: Sequence[StepView]) -> Occasion:
    """What there is to tell of next: the first of the three whose step is not over."""
    if state_of(steps, Step.IDEAS) is not StepState.DONE:
        return Occasion.IDEAS
    if state_of(steps, Step.VOTE) is not StepState.DONE:
        return Occasion.VOTE
    return Occasion.RESULT
