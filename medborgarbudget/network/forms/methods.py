"""Forms about the method library and one's own copies."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from i18nfield.forms import I18nFormField, I18nTextarea

from medborgarbudget.network.models import Method, MethodCopy
from medborgarbudget.network.rule_documents import Document, offered_rulebooks, rulebook_in
from medborgarbudget.network.states import MethodKind
from medborgarbudget.organisations.forms.fields import DocumentField
from medborgarbudget.web.forms import PlainForm, PlainModelForm

OUR_MARK = _("[Our text:]")
THEIR_MARK = _("[The new text:]")
END_MARK = _("[Choose one of the two and remove these lines.]")


NO_RULES = "-"
"""The choice of a method without rules."""


class RulebookField(forms.FileField):
    """A file with the rules of a round, as every round lets one export them.

    The cleaned value is the document in it; ``None`` if no file was chosen.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.widget.attrs.setdefault("accept", ".json,application/json")

    def clean(self, data: Any, initial: Any = None) -> Document | None:
        """Read the document, or say what is wrong with it."""
        upload = super().clean(data, initial)
        return rulebook_in(upload.read()) if isinstance(upload, UploadedFile) else None


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
    ready_rules = forms.ChoiceField(
        label=_("Rules that a round can begin from"),
        help_text=_("For a template of a rulebook. Members see them in words, and choose them."),
        required=False,
    )
    rulebook = RulebookField(
        label=_("File with rules"),
        help_text=_("Instead of the above: a file exported from the page of a round's rules."),
        required=False,
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
        self._offer_rules(is_published)

    def _offer_rules(self, is_published: bool) -> None:
        if is_published and self.instance.kind != MethodKind.RULEBOOK:
            del self.fields["ready_rules"], self.fields["rulebook"]
            return
        has_rules = bool(self.initial.get("kept_rules"))
        choices: list[tuple[str, Any]] = [("", _("The same as before") if has_rules else _("None"))]
        choices += [(NO_RULES, _("None"))] if has_rules else []
        choices += [(each.code, each.name) for each in offered_rulebooks()]
        field = self.fields["ready_rules"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    @property
    def about(self) -> dict[str, Any]:
        """What belongs to the method itself."""
        names = ("name", "kind", "summary")
        return {name: self.cleaned_data[name] for name in names if name in self.fields}

    @property
    def contents(self) -> dict[str, Any]:
        """What belongs to the version."""
        names = ("text", "url", "what_is_new")
        contents = {name: self.cleaned_data[name] for name in names if name in self.fields}
        return contents | {"rulebook": self.rules}

    @property
    def rules(self) -> Document | None:
        """The rules that the version is to hold."""
        if self.cleaned_data.get("rulebook"):
            return self.cleaned_data["rulebook"]  # type: ignore[no-any-return]
        chosen = self.cleaned_data.get("ready_rules", "")
        if not chosen:
            return self.initial.get("kept_rules")
        return next((each.document for each in offered_rulebooks() if each.code == chosen), None)

    def clean(self) -> dict[str, Any]:
        """A method has to say or hold something, and only a rulebook holds rules."""
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        given = [cleaned.get("text"), cleaned.get("url"), cleaned.get("upload"), self.rules]
        if not any(given) and not self.initial.get("has_document"):
            self.add_error("text", _("Write a text, an address, or choose a file."))
        self._refuse_rules(cleaned)
        return cleaned

    def _refuse_rules(self, cleaned: dict[str, Any]) -> None:
        if self.rules and cleaned.get("kind", MethodKind.RULEBOOK) != MethodKind.RULEBOOK:
            message = _("Only a template of a rulebook holds rules. Choose that kind, or no rules.")
            self.add_error("ready_rules", message)
        if cleaned.get("rulebook") and cleaned.get("ready_rules") not in ("", NO_RULES, None):
            self.add_error("rulebook", _("Choose ready rules or a file, not both."))


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
    from_store = True

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
