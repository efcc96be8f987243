"""What to look for among what was done."""

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from medborgarbudget.journal.events import all_groups
from medborgarbudget.journal.queries import EntryFilter
from medborgarbudget.people.roles import Outsider, Role
from medborgarbudget.web.forms import PlainForm

IN_ADDRESS = {
    "events": "vad",
    "role": "som",
    "first_day": "fran",
    "last_day": "till",
    "words": "ord",
}
"""How the fields are called in addresses."""


class Day(forms.DateInput):
    """A day, chosen in the browser's own way."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class ActivityForm(PlainForm):
    """Filters; all may be left empty, and what cannot be understood hides nothing."""

    button = _("Show these")

    events = forms.ChoiceField(label=_("What"), required=False)
    role = forms.ChoiceField(label=_("As whom"), required=False)
    first_day = forms.DateField(label=_("From"), required=False, widget=Day)
    last_day = forms.DateField(label=_("To"), required=False, widget=Day)
    words = forms.CharField(label=_("Words"), required=False, max_length=100)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = [(each.code, each.label) for each in all_groups()]
        self._choose("events", _("Everything"), groups)
        self._choose("role", _("All"), [*Role.choices, *Outsider.choices])

    def add_prefix(self, field_name: str) -> str:
        return IN_ADDRESS.get(field_name, field_name)

    @property
    def chosen(self) -> EntryFilter:
        """What is asked for, of all that was understood."""
        self.is_valid()
        groups = {each.code: each.prefixes for each in all_groups()}
        known = self.cleaned_data
        return EntryFilter(
            events=groups.get(known.get("events", ""), ()),
            role=known.get("role", ""),
            first_day=known.get("first_day"),
            last_day=known.get("last_day"),
            words=known.get("words", ""),
        )

    def _choose(self, name: str, whatever: Promise, choices: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", whatever), *choices]
