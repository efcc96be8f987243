"""Choosing a colour and a logo."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from medborgarbudget.organisations.forms.fields import DocumentField
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.organisations.models.organisations import OWN_COLOUR
from medborgarbudget.organisations.states import Theme
from medborgarbudget.web.forms import PlainForm

PICTURES = (".png", ".jpg", ".jpeg", ".webp")


class ColourForm(PlainForm):
    """One of the ready colours, or one of one's own."""

    button = _("Use this colour")
    colour = forms.ChoiceField(
        label=_("Colour"),
        choices=[*Theme.choices, (OWN_COLOUR, _("A colour of our own"))],
        widget=forms.RadioSelect,
    )
    brand_colour = forms.CharField(
        label=_("Your own colour"),
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        help_text=_(
            "Six digits from your graphic profile, such as #0b5a8f. The shades for text, "
            "buttons and dark screens follow from it."
        ),
    )

    @classmethod
    def about(cls, organisation: Organisation, data: Any = None) -> "ColourForm":
        """The form as the organisation has chosen, or as somebody fills it in."""
        initial = {"colour": organisation.colour, "brand_colour": organisation.brand_colour}
        return cls(data, initial=initial)

    def clean_brand_colour(self) -> str:
        """The colour as ``#0b5a8f``, however it was written."""
        written = self.cleaned_data["brand_colour"].strip().removeprefix("#").lower()
        if re.fullmatch(r"[0-9a-f]{3}", written):
            written = "".join(digit * 2 for digit in written)
        if written and not re.fullmatch(r"[0-9a-f]{6}", written):
            raise forms.ValidationError(_("Write six digits from 0 to 9 and a to f: #0b5a8f."))
        return f"#{written}" if written else ""

    def clean(self) -> dict[str, Any]:
        """Ask for the colour of one's own where it was chosen, and forget it where it was not."""
        cleaned = super().clean() or self.cleaned_data
        own = cleaned.get("colour") == OWN_COLOUR
        if own and not cleaned.get("brand_colour") and "brand_colour" not in self.errors:
            self.add_error("brand_colour", _("Write your colour, or choose one of the ready ones."))
        return cleaned

    def choice(self, organisation: Organisation) -> dict[str, Any]:
        """What was chosen, as `choose_colour` takes it."""
        if self.cleaned_data["colour"] == OWN_COLOUR:
            theme = Theme(organisation.theme)
            return {"theme": theme, "brand_colour": self.cleaned_data["brand_colour"]}
        return {"theme": Theme(self.cleaned_data["colour"]), "brand_colour": ""}


class LogoForm(PlainForm):
    """A picture for the header."""

    button = _("Use this logo")
    logo = DocumentField(
        label=_("Picture"),
        extensions=PICTURES,
        help_text=_("PNG, JPEG or WebP, at least 80 pixels high. It stands on white."),
    )
    description = forms.CharField(
        label=_("What the logo shows"),
        max_length=150,
        help_text=_("For those who do not see the picture, such as: Almvik’s coat of arms."),
    )
