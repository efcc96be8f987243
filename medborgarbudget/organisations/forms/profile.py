"""What an organisation tells about itself: one form for each question."""

from copy import copy
from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from medborgarbudget.organisations.domains import as_hosts_are_written
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.organisations.places import LISTS
from medborgarbudget.organisations.queries import possible_owners
from medborgarbudget.organisations.states import OrganisationKind
from medborgarbudget.web.forms import PlainModelForm, WebAddressField


class ProfileForm(PlainModelForm):
    """A part of the profile; ``changes()`` is what `change_profile` takes."""

    def __init__(self, *args: Any, instance: Organisation, **options: Any) -> None:
        # The page goes on showing what is stored, whatever stands in the form.
        languages = instance.languages
        super().__init__(*args, instance=copy(instance), languages=languages, **options)

    def changes(self) -> dict[str, object]:
        """The new values by field, of those that changed."""
        return {name: self.cleaned_data[name] for name in self.changed_data}


class AboutForm(ProfileForm):
    """Who the organisation is."""

    button = _("Save what is told about us")

    class Meta:
        model = Organisation
        fields = ("name", "official_code", "owner", "presentation", "website")
        field_classes = {"website": WebAddressField}
        help_texts = {
            "official_code": _("Four digits for a municipality, two for a region."),
            "presentation": _("Stands first on your page. Two or three sentences are enough."),
            "owner": _("The municipality or region that you belong to, if it takes part."),
        }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        kind = self.instance.kind
        if kind not in LISTS:
            del self.fields["official_code"]
        if kind == OrganisationKind.INSTITUTION:
            self.fields["owner"].queryset = possible_owners()  # type: ignore[attr-defined]
        else:
            del self.fields["owner"]


class ContactForm(ProfileForm):
    """How residents reach the organisation."""

    button = _("Save the contact details")

    class Meta:
        model = Organisation
        fields = ("contact_email", "contact_phone", "contact_address")
        widgets = {"contact_address": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "contact_email": _(
                "An address that several people read. It stands on your page, and answers to "
                "what we send in your name go there."
            ),
        }


class LanguagesForm(ProfileForm):
    """Which languages the organisation writes in, and under which domain it is found."""

    button = _("Save languages and domain")
    languages = forms.MultipleChoiceField(
        label=_("Languages that you write in"),
        help_text=_("Swedish is always one. Wherever you write, there is an input for each."),
        choices=settings.LANGUAGES,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Organisation
        fields = ("languages", "domain")
        help_texts = {
            "domain": _(
                "For example medborgarbudget.example.se. Whoever runs this site has to make it "
                "known to the server before it works."
            )
        }

    def clean_languages(self) -> list[str]:
        """The languages in the site's order, Swedish among them."""
        chosen = {settings.LANGUAGE_CODE, *self.cleaned_data["languages"]}
        return [code for code, _name in settings.LANGUAGES if code in chosen]

    def clean_domain(self) -> str | None:
        """The domain as browsers send it."""
        domain = self.cleaned_data["domain"]
        try:
            return as_hosts_are_written(domain) if domain else None
        except UnicodeError:
            raise forms.ValidationError(gettext("This is not a domain.")) from None


class AccessibilityForm(ProfileForm):
    """What the accessibility statement says that differs between organisations."""

    button = _("Save and publish the statement")

    class Meta:
        model = Organisation
        fields = (
            "accessibility_checked_on",
            "accessibility_check",
            "accessibility_shortcomings",
        )
        help_texts = {
            "accessibility_check": _(
                "Who checked, and how: on your own or by somebody outside. Empty if you rely on "
                "the tests that come with the service."
            ),
            "accessibility_shortcomings": _(
                "What people cannot use in what you publish here, why, and when it will be "
                "mended. A film without captions, for example. Empty if you know of nothing."
            ),
        }

    def clean_accessibility_checked_on(self) -> date | None:
        """The day of a check that has been made."""
        day: date | None = self.cleaned_data["accessibility_checked_on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(gettext("The check has not been made yet."))
        return day


class PrivacyForm(ProfileForm):
    """What the page on personal data says that differs between organisations."""

    button = _("Save and publish the page")

    class Meta:
        model = Organisation
        fields = ("data_protection_email", "privacy_additions")
        help_texts = {
            "privacy_additions": _(
                "What you do with personal data beside what the page tells already: your own "
                "retention decision, say, or who answers requests."
            )
        }
