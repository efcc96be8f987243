"""Choosing one of several kinds, and then the settings of the one that was chosen."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from medborgarbudget.rounds.forms.rules.fields import option
from medborgarbudget.rounds.forms.rules.settings import RulesForm, SettingsForm
from medborgarbudget.web.forms import PlainForm


class KindForm(PlainForm):
    """Which kind; ``shown`` is the one whose settings the page asked for."""

    kind = forms.ChoiceField(
        widget=forms.RadioSelect, error_messages={"required": _("Choose one of these.")}
    )
    shown = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        data: Mapping[str, Any] | None,
        *,
        label: Any,
        choices: Iterable[tuple[str, tuple[Promise, Promise]]],
        chosen: str,
    ) -> None:
        super().__init__(data, initial={"kind": chosen, "shown": chosen})
        self.fields["kind"].label = label
        self.fields["kind"].choices = [(name, option(*told)) for name, told in choices]  # type: ignore[attr-defined]


class KindsForm(RulesForm):
    """A page that asks for a kind and its settings.

    Where another kind is chosen than the one whose settings stood on the page, it starts from
    its usual settings, and the page is shown again to ask for them.
    """

    together = (r"(kind|shown)$|[a-z-]+-",)
    label: str | Promise
    first: Mapping[str, Any]
    forms: Mapping[str, type[SettingsForm]]
    meanings: Mapping[str, tuple[Promise, Promise]]

    def held(self) -> Any:
        """The settings that hold now, or ``None``."""
        raise NotImplementedError

    def offered(self) -> Iterable[str]:
        """The names of the kinds to choose from."""
        return self.meanings

    def ask(self) -> None:
        held = self.held()
        chosen = self.name_of(held)
        offered = [(name, self.meanings[name]) for name in self.meanings if name in self.offered()]
        self.kind = KindForm(self.data, label=self.label, choices=offered, chosen=chosen)
        self.parts = {"kind": self.kind}
        shown = chosen if self.data is None else str(self.data.get("shown", ""))
        self.settings = None
        if shown in self.forms:
            self.settings = self.forms[shown](
                self.data, held=self._settings_of(shown), prefix=shown, languages=self.languages
            )
            if self.data is None or self.data.get("kind", shown) == shown:
                self.parts["settings"] = self.settings

    @property
    def chosen(self) -> Any:
        """The kind that was chosen with its settings, or what held before."""
        self.is_valid()
        name = self.kind.cleaned_data.get("kind")
        if not name:
            return self.held()
        if "settings" in self.parts and self.settings and name == self.kind["shown"].value():
            return self.settings.written
        self.stays = name in self.forms
        return self._settings_of(name)

    def name_of(self, settings: Any) -> str:
        """What the kind of these settings is called, or nothing."""
        return next(
            (name for name, first in self.first.items() if type(first) is type(settings)), ""
        )

    def _settings_of(self, name: str) -> Any:
        held = self.held()
        return held if self.name_of(held) == name else self.first[name]
