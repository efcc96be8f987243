"""How votes are counted: the method, and then its settings."""

from collections.abc import Iterable
from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from medborgarbudget.counting.rule.ballots import Packages
from medborgarbudget.counting.rule.methods import (
    Completion,
    GreedyOrder,
    Method,
    Misfit,
    Start,
    Stop,
    Ungraded,
    Utility,
)
from medborgarbudget.rounds.forms.rules.fields import ExactField, NumberField, one_of
from medborgarbudget.rounds.forms.rules.kinds import KindsForm
from medborgarbudget.rounds.forms.rules.settings import SettingsForm
from medborgarbudget.rounds.rulebook import Rules
from medborgarbudget.rounds.rulebook.fitting import FIRST_METHODS, fitted, fitting_methods
from medborgarbudget.rounds.wording import choices

_TOO_DEAR = _("When a proposal costs more than what is left")


class EqualSharesForm(SettingsForm):
    """How shares are used."""

    utility = one_of(
        Utility, choices.UTILITIES, _("What is a proposal worth to those who voted for it?")
    )
    completion = one_of(
        Completion, choices.COMPLETIONS, _("What happens with money that is left over?")
    )
    stop = one_of(Stop, choices.STOPS, _("When do shares stop being raised?"))
    start = one_of(Start, choices.STARTS, _("How is the first share counted?"))
    step = ExactField(label=_("How many kronor are shares raised by at a time?"))

    seldom_changed = ("stop", "start", "step")


class GreedyForm(SettingsForm):
    """Whose turn comes first."""

    by = one_of(GreedyOrder, choices.ORDERS, _("What decides the order?"))
    misfit = one_of(Misfit, choices.MISFITS, _TOO_DEAR)


class PhragmenForm(SettingsForm):
    """What happens when the money runs out."""

    misfit = one_of(Misfit, choices.MISFITS, _TOO_DEAR)


class MajorityJudgmentForm(SettingsForm):
    """What a missing grade means."""

    ungraded = one_of(
        Ungraded, choices.UNGRADED, _("How is it counted when a voter gave no grade?")
    )
    misfit = one_of(Misfit, choices.MISFITS, _TOO_DEAR)


class TopKForm(SettingsForm):
    """How many win."""

    winners = NumberField(label=_("How many win?"))


class MethodPageForm(KindsForm):
    """The page about how votes are counted, with the methods that fit the ballots."""

    label = _("How are the votes counted?")
    first = FIRST_METHODS
    meanings = choices.METHODS
    all_forms = {
        "equal-shares": EqualSharesForm,
        "greedy": GreedyForm,
        "phragmen": PhragmenForm,
        "majority-judgment": MajorityJudgmentForm,
        "top-k": TopKForm,
    }

    def ask(self) -> None:
        # Of packages one wins, whatever the method.
        one_wins = isinstance(self.rules.count.ballot, Packages)
        self.forms = {
            name: form
            for name, form in self.all_forms.items()
            if not (one_wins and name == "top-k")
        }
        super().ask()

    def held(self) -> Method:
        return self.rules.count.method

    def offered(self) -> Iterable[str]:
        return fitting_methods(self.rules.count.ballot)

    @property
    def written(self) -> Rules:
        return replace(self.rules, count=fitted(replace(self.rules.count, method=self.chosen)))
