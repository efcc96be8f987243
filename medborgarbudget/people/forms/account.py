"""The form of my account."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from medborgarbudget.people.models import User
from medborgarbudget.web.forms import PlainModelForm


class ProfileForm(PlainModelForm):
    """Who I am to the others, in which language the site writes to me, and how often."""

    button = _("Save")
    language = forms.ChoiceField(
        label=_("Language of letters to you"), choices=lambda: settings.LANGUAGES
    )

    class Meta:
        model = User
        fields = ("name", "language", "digest")
