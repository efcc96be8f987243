"""Forms about gatherings: to register, and to arrange them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from medborgarbudget.network.forms.guarded import GuardedForm
from medborgarbudget.network.models import Gathering, Programme, Registration
from medborgarbudget.organisations.forms.fields import DocumentField
from medborgarbudget.web.forms import PlainForm, PlainModelForm

NEEDS = forms.CharField(
    label=_("What we should know"),
    help_text=_("Such as food, a sign interpreter or a wheelchair. Erased 90 days afterwards."),
    required=False,
    max_length=1000,
    widget=forms.Textarea(attrs={"rows": 3}),
)


class RegistrationForm(GuardedForm):
    """Register without an account."""

    button = _("Register")

    name = forms.CharField(
        label=_("Your name"),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("We send a letter there with your place and a link to change or cancel."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    comes_from = forms.CharField(
        label=_("Organisation"),
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    needs = NEEDS


class MemberRegistrationForm(PlainForm):
    """Register with the account that one has signed in with."""

    button = _("Register")

    needs = NEEDS


class ChangeRegistrationForm(PlainModelForm):
    """Change what one told when registering."""

    button = _("Save the changes")

    needs = NEEDS

    class Meta:
        model = Registration
        fields = ("name", "comes_from", "needs")
        labels = {"name": _("Your name"), "comes_from": _("Organisation")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].required = True


class Moment(forms.DateTimeInput):
    """A day and a time in one field, as browsers offer it."""

    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M")


class GatheringForm(PlainModelForm):
    """Plan a gathering or change it."""

    button = _("Save the gathering")

    programme: "forms.ModelChoiceField[Programme]" = forms.ModelChoiceField(
        Programme.objects.none(),
        label=_("Programme"),
        required=False,
        empty_label=_("No programme in particular"),
    )
    link = forms.URLField(
        label=_("Link for taking part at a distance"),
        help_text=_("Sent to the registered only."),
        required=False,
        assume_scheme="https",
    )

    class Meta:
        model = Gathering
        fields = (
            "name",
            "kind",
            "programme",
            "summary",
            "agenda",
            "starts_at",
            "ends_at",
            "place",
            "link",
            "places",
            "register_until",
            "members_only",
        )
        widgets = {"starts_at": Moment(), "ends_at": Moment(), "register_until": Moment()}
        labels = {"register_until": _("Register until"), "members_only": _("For members only")}
        help_texts = {
            "agenda": _("Long texts may have headings (# Heading), lists (- item) and links."),
            "place": _("Leave empty if everyone takes part at a distance."),
            "places": _("Leave empty if there is room for all."),
            "register_until": _("Leave empty to let people register until it starts."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["programme"].queryset = Programme.objects.all()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Say beside the field what does not hold together."""
        cleaned = super().clean() or {}
        starts, ends = cleaned.get("starts_at"), cleaned.get("ends_at")
        if starts and ends and ends <= starts:
            self.add_error("ends_at", _("It has to end after it starts."))
        until = cleaned.get("register_until")
        if starts and until and until > starts:
            self.add_error(
                "register_until", _("The last time to register has to be before it starts.")
            )
        if not cleaned.get("place") and not cleaned.get("link"):
            self.add_error("place", _("Write a place, or a link for taking part at a distance."))
        return cleaned


class CallOffForm(PlainForm):
    """Call off a gathering."""

    button = _("Cancel the gathering and tell everyone")

    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Everyone who registered reads it, and it stands on the page."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class MaterialForm(PlainForm):
    """Add a document or an address."""

    button = _("Add the material")

    title = forms.CharField(label=_("Title"), max_length=200)
    upload = DocumentField(label=_("File"), required=False)
    url = forms.URLField(label=_("Or an address"), required=False, assume_scheme="https")

    def clean(self) -> dict[str, Any]:
        """One of the two, not both."""
        cleaned = super().clean() or {}
        if not self.errors and bool(cleaned.get("upload")) == bool(cleaned.get("url")):
            self.add_error("upload", _("Choose a file or write an address, one of the two."))
        return cleaned


class NotesForm(PlainModelForm):
    """Write what was said."""

    button = _("Publish the notes")

    class Meta:
        model = Gathering
        fields = ("notes",)
