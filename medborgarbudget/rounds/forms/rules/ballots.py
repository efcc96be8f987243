"""How people vote: the form of the ballot, and then its limits."""

from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from medborgarbudget.counting.rule.ballots import BallotForm
from medborgarbudget.rounds.forms.rules.fields import ExactField, LinesField, NumberField
from medborgarbudget.rounds.forms.rules.kinds import KindsForm
from medborgarbudget.rounds.forms.rules.settings import SettingsForm
from medborgarbudget.rounds.rulebook import Rules
from medborgarbudget.rounds.rulebook.fitting import FIRST_BALLOTS, fitted
from medborgarbudget.rounds.wording.choices import BALLOTS


class BlankForm(SettingsForm):
    """What every ballot has."""

    blank = forms.BooleanField(
        label=_("People may vote blank"),
        required=False,
        help_text=_("A blank vote shows that somebody took part and liked none of it."),
    )


class ApprovalForm(BlankForm):
    """How many crosses."""

    least = NumberField(label=_("At least how many crosses?"))
    most = NumberField(
        label=_("At most how many crosses?"),
        required=False,
        help_text=_("3 is common. Leave it empty to let people put as many as they like."),
    )
    field_order = ("most", "least", "blank")


class KnapsackForm(BlankForm):
    """How much money, and whether there is a star."""

    limit = ExactField(
        label=_("How many kronor may one person's choices cost together?"),
        required=False,
        help_text=_("Leave it empty to let them use the whole budget of the pot."),
    )
    star = forms.BooleanField(
        label=_("One proposal may get a star, which is worth 2 points"), required=False
    )
    field_order = ("limit", "star", "blank")


class PointsForm(BlankForm):
    """How many points."""

    total = NumberField(label=_("How many points does each person have?"))
    each = NumberField(
        label=_("How many points may one proposal get at most?"),
        required=False,
        help_text=_("Leave it empty to let people give all points to one proposal."),
    )
    projects = NumberField(label=_("How many proposals must they give points to?"))
    own = forms.BooleanField(
        label=_("People may give points to their own proposal"), required=False
    )
    field_order = ("total", "each", "projects", "own", "blank")


class RankingForm(BlankForm):
    """How many places."""

    most = NumberField(
        label=_("How many proposals may people put in order?"), help_text=_("3 to 5 is common.")
    )
    field_order = ("most", "blank")


class GradesForm(BlankForm):
    """Which grades."""

    names = LinesField(
        label=_("Grades"),
        help_text=_(
            "One on each line, the lowest first. Four is common. Grades of your own are shown as "
            "you write them, in every language."
        ),
    )
    field_order = ("names", "blank")


class BallotPageForm(KindsForm):
    """The page about how people vote."""

    label = _("How do people vote?")
    first = FIRST_BALLOTS
    forms = {
        "single": BlankForm,
        "approval": ApprovalForm,
        "knapsack": KnapsackForm,
        "points": PointsForm,
        "ranking": RankingForm,
        "grades": GradesForm,
        "packages": BlankForm,
    }
    meanings = BALLOTS

    def held(self) -> BallotForm | None:
        return self.rules.count.ballot

    @property
    def written(self) -> Rules:
        chosen: Any = self.chosen
        return replace(self.rules, count=fitted(replace(self.rules.count, ballot=chosen)))
