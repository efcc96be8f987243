"""Forms in the look of Designsystemet; their templates lie under ``django/forms``."""

from collections.abc import Iterable
from datetime import date
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db.models.fields import BLANK_CHOICE_DASH
from django.forms import widgets
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from medborgarbudget.web.meanwhile import Answer, Difference, MeetsOthers, answers_of, said
from medborgarbudget.web.templatetags.amounts import number
from medborgarbudget.web.text_in_languages import dress_texts

INPUTS = (
    widgets.Input,
    widgets.Textarea,
    widgets.Select,
    widgets.CheckboxInput,
    widgets.RadioSelect,
    widgets.CheckboxSelectMultiple,
)
BROWSERS_OWN = {
    widgets.DateInput: ("date", "%Y-%m-%d"),
    widgets.DateTimeInput: ("datetime-local", "%Y-%m-%dT%H:%M"),
    widgets.TimeInput: ("time", "%H:%M"),
}
"""Inputs for which browsers have a picker, with the one form of writing that it understands."""
TOO_LONG = _("This has %(show_value)s characters. There is room for %(limit_value)s.")
NO_NUMBER = _("Write a whole number with digits.")
FIRST_YEAR, LAST_YEAR = 1900, 2200
"""Days in other years are slips of the hand; some lie so far off that nothing counts on them."""


class WebAddressField(forms.URLField):
    """An address on the web, ``https`` unless said otherwise.

    A form from a model names it in its ``field_classes``.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"assume_scheme": "https"} | options)


class OpenForm(MeetsOthers, forms.BaseForm):
    """A form that does not overwrite what somebody else has saved since its page was opened.

    ``from_store`` tells that it is filled from what is stored; ``heading`` stands before the
    names of its fields where the page has several forms.
    """

    from_store = False
    heading: str | Promise = ""

    def input_name(self, name: str) -> str:
        return self.add_prefix(name)

    def stored(self) -> dict[str, Answer]:
        return answers_of(self, str(self.heading)) if self.from_store else {}

    @property
    def meanwhile(self) -> list[Difference]:
        self.is_valid()
        return super().meanwhile

    def full_clean(self) -> None:
        """Meet what others have saved, and then look at the answers."""
        if self.is_bound and self.from_store and self.meeting is None:
            self.meet_others(self.stored())
        super().full_clean()
        if super().meanwhile:
            self.add_error(None, said())


class PlainForm(OpenForm, forms.Form):
    """A form: one column, labels above, help where it is needed, errors beside the field.

    ``button`` says what sending it does. The page shows it with ``<c-form :form="form" />``.
    One that changes what is stored says ``from_store = True``.
    Texts in several languages get one input for each of ``languages`` (an organisation's, say).
    """

    button: str | Promise = ""

    def __init__(self, *args: Any, languages: Iterable[str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        dress(self, languages)


class PlainModelForm(OpenForm, forms.ModelForm):  # type: ignore[type-arg]
    """A form for a row, looking like `PlainForm`."""

    button: str | Promise = ""

    def __init__(self, *args: Any, languages: Iterable[str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.from_store = not self.instance._state.adding
        dress(self, languages)


def require_our_time(day: date) -> None:
    """Refuse a day, or a moment, that nobody can mean; raises ``ValidationError``."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValidationError(_("Look at the year: this day lies too far off."))


def dress(form: forms.BaseForm, languages: Iterable[str] | None = None) -> None:
    """Give the form's inputs Designsystemet's class, and browsers' own pickers of days."""
    dress_texts(form, languages)
    for field in form.fields.values():
        if field.error_messages.get("required") == forms.Field.default_error_messages["required"]:
            field.error_messages["required"] = _("Fill this in.")
        _say_what_fits(field)
        _say_which_numbers(field)
        is_day = isinstance(field, forms.DateField | forms.DateTimeField)
        if is_day and require_our_time not in field.validators:
            field.validators.append(require_our_time)
        if isinstance(field, forms.ChoiceField) and isinstance(field.widget, widgets.Select):
            _say_choose(field)
        for widget in getattr(field.widget, "widgets", [field.widget]):
            if isinstance(widget, INPUTS):
                widget.attrs.setdefault("class", "ds-input")
            if picker := BROWSERS_OWN.get(type(widget)):
                widget.input_type, widget.format = picker
            if isinstance(widget, widgets.Textarea):
                _make_lower(widget)


def _say_what_fits(field: forms.Field) -> None:
    for part in (field, *getattr(field, "fields", ())):
        if isinstance(part, forms.CharField):
            part.error_messages.setdefault("max_length", TOO_LONG)


def _say_which_numbers(field: forms.Field) -> None:
    if not isinstance(field, forms.IntegerField):
        return
    if not isinstance(field, forms.DecimalField | forms.FloatField):
        field.error_messages["invalid"] = NO_NUMBER
    for code, limit, told in (
        ("min_value", field.min_value, gettext("Write at least %(number)s.")),
        ("max_value", field.max_value, gettext("Write at most %(number)s.")),
    ):
        if limit is not None:
            field.error_messages[code] = told % {"number": number(cast("int", limit))}


def _say_choose(field: forms.ChoiceField) -> None:
    # Where Django shows dashes.
    if isinstance(field, forms.ModelChoiceField):
        if field.empty_label == BLANK_CHOICE_DASH[0][1]:
            field.empty_label = _("Choose")
    elif (choices := list(cast("Iterable[Any]", field.choices)))[:1] == BLANK_CHOICE_DASH:
        field.choices = [("", _("Choose")), *choices[1:]]


def _make_lower(textarea: widgets.Textarea) -> None:
    # Django's own measures, unless the form has chosen others, are too large for a telephone.
    if textarea.attrs.get("cols") == "40":
        del textarea.attrs["cols"]
    if textarea.attrs.get("rows") == "10":
        textarea.attrs["rows"] = "5"
