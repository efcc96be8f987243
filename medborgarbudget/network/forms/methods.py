"""Forms about the method library and one's own copies."""

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from i18nfield.forms import I18nFormField, I18nTextarea

from medborgarbudget.network.models import Method, MethodCopy
from medborgarbudget.organisations.forms.fields import DocumentField
from medborgarbudget.web.forms import PlainForm, PlainModelForm

OUR_MARK = _("[Our text:]")
THEIR_MARK = _("[The new text:]")
END_MARK = _("[Choose one of the two and remove these lines.]")


class MethodForm(PlainModelForm):
    """Write a method, or a new version of it."""

    button: str | Promise = _("Save the method")

    text = I18nFormField(
        label=_("Text"),
        help_text=_("May have headings (# Heading), lists (- item) and links."),
        required=False,
        widget=I18nTextarea,
    )
    upload = DocumentField(
        label=_("File"), help_text=_("Without a new file the earlier one stays."), required=False
    )
    url = forms.URLField(
        label=_("Address, such as of a video"), required=False, assume_scheme="https"
    )
    what_is_new = forms.CharField(
        label=_("What is new"),
        help_text=_("A few words for those who copied the earlier version."),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    class Meta:
        model = Method
        fields = ("name", "kind", "summary")

    def __init__(self, *args: Any, is_published: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_published:
            self.fields["what_is_new"].required = True
            del self.fields["kind"]
            self.button = _("Publish the new version")
        else:
            del self.fields["what_is_new"]

    @property
    def about(self) -> dict[str, Any]:
        """What belongs to the method itself."""
        names = ("name", "kind", "summary")
        return {name: self.cleaned_data[name] for name in names if name in self.fields}

    @property
    def contents(self) -> dict[str, Any]:
        """What belongs to the version."""
        names = ("text", "url", "what_is_new")
        return {name: self.cleaned_data[name] for name in names if name in self.fields}

    def clean(self) -> dict[str, Any]:
        """A method has to say or hold something."""
        cleaned = super().clean() or {}
        given = [cleaned.get("text"), cleaned.get("url"), cleaned.get("upload")]
        if not self.errors and not any(given) and not self.initial.get("has_document"):
            self.add_error("text", _("Write a text, an address, or choose a file."))
        return cleaned


class CopyForm(PlainModelForm):
    """Change one's own copy."""

    button = _("Save our text")

    class Meta:
        model = MethodCopy
        fields = ("name", "text")
        widgets = {"text": forms.Textarea(attrs={"rows": 20})}


class TakeForm(PlainForm):
    """Take a version whole, over a text of one's own."""

    button = _("Take over the new version whole")

    number = forms.IntegerField(widget=forms.HiddenInput)


class MergeForm(PlainForm):
    """Save a merged text."""

    button = _("Save the merged text")

    number = forms.IntegerField(widget=forms.HiddenInput)
    text = forms.CharField(label=_("The merged text"), widget=forms.Textarea(attrs={"rows": 24}))

    def clean_text(self) -> str:
        """No place may be left at which a choice has not been made."""
        text: str = self.cleaned_data["text"]
        marks = (OUR_MARK, THEIR_MARK, END_MARK)
        if any(str(mark) in text for mark in marks):
            message = _("Choose one text where both stand, and remove the lines in brackets.")
            raise forms.ValidationError(message)
        return text
