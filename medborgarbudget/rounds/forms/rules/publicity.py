"""What everyone can see, and where money goes that no proposal won."""

from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from medborgarbudget.rounds.forms.rules.fields import one_of
from medborgarbudget.rounds.forms.rules.settings import RulesForm, SettingsForm
from medborgarbudget.rounds.rulebook import Leftovers, ProposerName, Rules
from medborgarbudget.rounds.wording.choices import LEFTOVERS, PROPOSER_NAMES

PROMISED = ("ballots", "proposer_name")
"""What those who have left ideas and voted were promised of what everyone can see."""


class PublicityForm(SettingsForm):
    """What everyone can see."""

    ideas_at_once = forms.BooleanField(
        label=_("Ideas are shown at once"),
        required=False,
        help_text=_("Otherwise somebody with you reads each idea first, and it takes longer."),
    )
    support = forms.BooleanField(
        label=_("It is shown how many support an idea"),
        required=False,
        help_text=_("Ideas with much support get more of it."),
    )
    rejected = forms.BooleanField(
        label=_("Ideas that did not go on are shown, with the reason"),
        required=False,
        help_text=_("People trust the review more when they can read why."),
    )
    ballots = forms.BooleanField(
        label=_("The ballots are published after the vote, without names"),
        required=False,
        help_text=_("Then anyone can count again. It can never be seen who voted for what."),
    )
    proposer_name = one_of(ProposerName, PROPOSER_NAMES, _("The proposer's name"))


class LeftoversForm(SettingsForm):
    """Where money goes that is left over."""

    leftovers = one_of(Leftovers, LEFTOVERS, _("Money that no proposal won"))

    def leave_out(self, gone: Leftovers) -> None:
        """Take away a choice."""
        field: Any = self.fields["leftovers"]
        field.choices = [each for each in field.choices if each[0] != gone]


class PublicityPageForm(RulesForm):
    """The page about openness. ``frozen`` leaves out what cannot be corrected any longer."""

    leftovers: LeftoversForm | None = None

    def ask(self) -> None:
        self.publicity = PublicityForm(
            self.data, held=self.rules.publicity, prefix="publicity", languages=self.languages
        )
        self.parts = {"publicity": self.publicity}
        frozen = self.known.get("frozen")
        if frozen:
            for name in PROMISED:
                del self.publicity.fields[name]
        if frozen and self.rules.leftovers is Leftovers.OTHER_POTS:
            return
        self.leftovers = LeftoversForm(
            self.data, held=self.rules, prefix="rules", languages=self.languages
        )
        if frozen:
            self.leftovers.leave_out(Leftovers.OTHER_POTS)
        self.parts["leftovers"] = self.leftovers

    @property
    def written(self) -> Rules:
        self.is_valid()
        return replace(
            self.rules,
            publicity=self.publicity.written,
            leftovers=(self.leftovers.written if self.leftovers else self.rules).leftovers,
        )
