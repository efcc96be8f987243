"""What holds whichever method counts, who goes first among equals, and a question beside."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from medborgarbudget.counting.rule import CountRule, PercentageQuestion, TieBreak
from medborgarbudget.counting.rule.ballots import Packages
from medborgarbudget.counting.rule.contradictions import contradictions
from medborgarbudget.counting.rule.error import RuleError
from medborgarbudget.counting.rule.methods import TopK
from medborgarbudget.rounds.forms.rules.fields import NumberField, PercentField, option
from medborgarbudget.rounds.forms.rules.settings import (
    RulesForm,
    SettingsForm,
    name_of,
    said_of,
)
from medborgarbudget.rounds.rulebook import Rules
from medborgarbudget.rounds.rulebook.fitting import takes_part_payment
from medborgarbudget.rounds.wording.choices import TIE_ORDERS
from medborgarbudget.web.forms import PlainForm

STEPS = (1, 2, 4, 5, 10, 20, 25, 50)
"""The numbers that divide 100 evenly, but for 100 itself."""


class ConstraintsForm(SettingsForm):
    """Floors, places, conflicts and part payment."""

    least_votes = NumberField(
        label=_("How many votes does a proposal need to win?"),
        required=False,
        help_text=_("Leave it empty to ask for none. It keeps out what hardly anybody wants."),
    )
    least_share = PercentField(
        label=_("What part of the voters does it need, in percent?"),
        required=False,
        help_text=_("Leave it empty to ask for none."),
    )
    winners = NumberField(
        label=_("How many may win at most?"),
        required=False,
        help_text=_("Leave it empty to let the money decide. Few winners are easier to carry out."),
    )
    per_place = NumberField(
        label=_("How many may win at most in each place?"),
        required=False,
        help_text=_("Leave it empty to set no limit. It spreads what is built over the places."),
    )
    every_place = forms.BooleanField(
        label=_("The proposal with the most votes in each place goes first"),
        required=False,
        help_text=_("So every place wins something, as long as the money lasts."),
    )
    conflicts = forms.BooleanField(
        label=_("Of proposals that rule each other out, only one may win"),
        required=False,
        help_text=_("For example two proposals for the same piece of land."),
    )
    partial_funding = forms.BooleanField(
        label=_("A proposal may be given what is left of the money"),
        required=False,
        help_text=_("Only if its proposer has agreed to a smaller version."),
    )

    def __init__(self, *args: Any, rule: CountRule, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in unfitting_limits(rule):
            del self.fields[name]


def unfitting_limits(rule: CountRule) -> list[str]:
    """The limits that mean nothing with this ballot and method."""
    left_out = [] if takes_part_payment(rule) else ["partial_funding"]
    if isinstance(rule.ballot, Packages):
        return [*left_out, "winners", "per_place", "every_place"]
    return [*left_out, "winners"] if isinstance(rule.method, TopK) else left_out


class OrderField(forms.TypedChoiceField):
    """The order among equals, which is a tuple, as one choice."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            choices=lambda: [
                (_written(order), option(*told)) for order, told in TIE_ORDERS.items()
            ],
            coerce=lambda written: tuple(TieBreak(each) for each in written.split("+") if each),
            widget=forms.RadioSelect,
            **options,
        )

    def clean(self, value: Any) -> Any:
        return () if value == NO_ORDER else super().clean(value)

    def prepare_value(self, value: Any) -> Any:
        return _written(value) if isinstance(value, tuple) else value


NO_ORDER = "lot"


def _written(order: tuple[TieBreak, ...]) -> str:
    return "+".join(order) or NO_ORDER


class TiesForm(SettingsForm):
    """Who goes first among equals, and where the lot comes from."""

    order = OrderField(label=_("Who goes first when proposals are equal?"))
    lot_seed = forms.CharField(
        label=_("The text that lots are worked out from"),
        required=False,
        max_length=500,
        help_text=_(
            "Any sentence, for example “Medborgarbudget 2027”. Everyone sees it before the vote, "
            "so everyone can check the lot."
        ),
    )
    lot_commitment = forms.CharField(
        label=_("The fingerprint of a secret text"),
        required=False,
        max_length=64,
        help_text=_("Only if the text is to stay secret until after the vote. SHA-256, 64 signs."),
    )

    seldom_changed = ("lot_commitment",)


class PercentageForm(PlainForm):
    """A question that is answered with a percentage."""

    seldom_changed: tuple[str, ...] = ()
    text = forms.CharField(
        label=_("Question"),
        required=False,
        max_length=300,
        help_text=_(
            "Everyone answers with a percentage, and the answer in the middle holds. For example: "
            "How large a part of the money should go to children? It is shown as you write it, in "
            "every language. Leave it empty to ask nothing."
        ),
    )
    step = forms.TypedChoiceField(
        label=_("In steps of"), coerce=int, choices=[(each, f"{each} %") for each in STEPS]
    )

    def __init__(self, data: Mapping[str, Any] | None, *, held: PercentageQuestion | None) -> None:
        initial = {"text": held.text, "step": held.step} if held else {"step": 5}
        self.held = held
        super().__init__(data, prefix="percentage", initial=initial)

    @property
    def written(self) -> PercentageQuestion | None:
        """The question, if there is one."""
        if not self.is_valid():
            return self.held
        text = self.cleaned_data["text"]
        return PercentageQuestion(text, self.cleaned_data["step"]) if text else None


class ConditionsForm(RulesForm):
    """The page about what else holds."""

    def ask(self) -> None:
        count = self.rules.count
        self.limits = ConstraintsForm(
            self.data,
            held=count.constraints,
            prefix="limits",
            languages=self.languages,
            rule=count,
        )
        self.ties = TiesForm(self.data, held=count.ties, prefix="ties", languages=self.languages)
        self.percentage = PercentageForm(self.data, held=count.percentage)
        self.parts = {"limits": self.limits, "ties": self.ties, "percentage": self.percentage}

    @property
    def written(self) -> Rules:
        self.is_valid()
        count = replace(
            self.rules.count, ties=self.ties.written, percentage=self.percentage.written
        )
        wanted = replace(count, constraints=self.limits.written)
        wrong = list(contradictions(wanted))
        for each in wrong:
            self._refuse(each)
        return replace(self.rules, count=count if wrong else wanted)

    def _refuse(self, error: RuleError) -> None:
        name = name_of(error)
        if name in self.limits.fields and name not in self.limits.errors:
            said = _REFUSALS.get(name) or said_of(error, str(self.limits.fields[name].label))
            self.limits.add_error(name, said)
        elif name not in self.limits.fields:
            self.add_error(None, ValidationError(said_of(error, name)))


_REFUSALS = {
    "every_place": _(
        "Only one proposal may win, so not every place can have one. Take this away, or let more "
        "proposals win."
    )
}
