"""Fields for the kinds of values that rules hold."""

import re
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from fractions import Fraction
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from i18nfield.strings import LazyI18nString

from medborgarbudget.counting.rule.plain_values import LARGEST
from medborgarbudget.organisations.forms.fields import TextInLanguages
from medborgarbudget.rounds.rulebook.texts import Texts, by_language, texts
from medborgarbudget.rounds.wording.amounts import exact_number

Meanings = Mapping[StrEnum, tuple[str | Promise, str | Promise]]
"""For each choice its name, and what follows from it in a sentence."""

LONGEST = 60
BLANKS = re.compile(r"\s")


def option(name: object, meaning: object) -> SafeString:
    """A choice as it stands beside its mark: what it is called, and what follows from it."""
    return format_html(
        '<span class="option-name">{}</span><span class="option-meaning">{}</span>', name, meaning
    )


def one_of(
    kind: type[StrEnum], meanings: Meanings, label: Any, **more: Any
) -> forms.TypedChoiceField:
    """A choice of one, with what follows from each."""
    return forms.TypedChoiceField(
        label=label,
        choices=_choices(meanings),
        coerce=kind,
        widget=forms.RadioSelect,
        **more,
    )


def some_of(
    kind: type[StrEnum], meanings: Meanings, label: Any, **more: Any
) -> forms.TypedMultipleChoiceField:
    """A choice of several, with what follows from each."""
    return SomeField(
        label=label,
        choices=_choices(meanings),
        coerce=kind,
        widget=forms.CheckboxSelectMultiple,
        **more,
    )


def _choices(meanings: Meanings) -> Callable[[], Sequence[tuple[str, SafeString]]]:
    # Asked for anew by each form, so that they are in the reader's language.
    return lambda: [(key.value, option(*told)) for key, told in meanings.items()]


class SomeField(forms.TypedMultipleChoiceField):
    """Several choices as a tuple."""

    def clean(self, value: Any) -> Any:
        return tuple(super().clean(value))


class NumberField(forms.IntegerField):
    """A whole number, an amount of kronor perhaps, that may be written with blanks: 50 000."""

    widget = forms.TextInput

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"min_value": 1, "max_value": LARGEST} | options)
        self.widget.attrs.update({"inputmode": "numeric", "class": "ds-input number"})

    def to_python(self, value: Any) -> int | None:
        written = BLANKS.sub("", str(value or "")).removesuffix("kr")
        return super().to_python(written)

    def prepare_value(self, value: Any) -> Any:
        return f"{value:,}".replace(",", " ") if isinstance(value, int) else value


class ExactField(forms.CharField):
    """A number that is kept exactly: 50 000, 2,5 or 1/3."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=LONGEST, **options)
        self.widget.attrs.update({"inputmode": "decimal", "class": "ds-input number"})

    def clean(self, value: Any) -> Any:
        written = super().clean(value)
        return self.read(BLANKS.sub("", written).replace(",", ".")) if written else None

    def read(self, written: str) -> Fraction:
        """The number that is meant; raises ``ValidationError``."""
        if not re.fullmatch(r"\d+([.]\d+|/[1-9]\d*)?", written):
            raise ValidationError(_("Write a number, such as 5 or 2,5."))
        return Fraction(written)

    def prepare_value(self, value: Any) -> Any:
        return exact_number(value).replace("\N{NO-BREAK SPACE}", " ") if _is_exact(value) else value


class PercentField(ExactField):
    """A part of a whole, written in percent."""

    def read(self, written: str) -> Fraction:
        share = super().read(written.removesuffix("%")) / 100
        if not 0 < share <= 1:
            raise ValidationError(_("Write a percentage above 0, and 100 at most."))
        return share

    def prepare_value(self, value: Any) -> Any:
        return super().prepare_value(value * 100 if _is_exact(value) else value)


class LinesField(forms.CharField):
    """Several short texts, one on each line, as a tuple."""

    widget = forms.Textarea

    def clean(self, value: Any) -> Any:
        lines = (line.strip() for line in super().clean(value).splitlines())
        return tuple(line for line in lines if line)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, tuple) else value


class TextsField(TextInLanguages):
    """A text in several languages, as rules hold it."""

    def clean(self, value: Any) -> Any:
        told = super().clean(value)
        return texts(told.data) if isinstance(told.data, dict) else ()

    def prepare_value(self, value: Any) -> Any:
        return as_stored(value) if isinstance(value, tuple) else value


def as_stored(told: Texts) -> LazyI18nString:
    """A text of the rules as models hold texts."""
    return LazyI18nString(by_language(told))


def _is_exact(value: object) -> bool:
    return isinstance(value, Fraction)
