"""Inviting people, giving roles, and accepting an invitation."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from medborgarbudget.organisations.models import Organisation
from medborgarbudget.organisations.round_names import round_names
from medborgarbudget.organisations.rules import roles_in
from medborgarbudget.people.roles import Role
from medborgarbudget.web.forms import PlainForm


class LastDayForm(PlainForm):
    """Until when a role counts."""

    button = _("Change the last day")
    last_day = forms.DateField(
        label=_("Last day"),
        required=False,
        widget=forms.DateInput,
        help_text=_("Leave it empty for a role that counts until somebody ends it."),
    )


class StaffForm(LastDayForm):
    """Whom to give which roles."""

    button = _("Give the roles")
    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        help_text=_("Whoever is new here gets a letter with a link to accept."),
    )
    name = forms.CharField(label=_("Name"), max_length=100, required=False)
    roles = forms.TypedMultipleChoiceField(
        label=_("Roles"), coerce=Role, widget=forms.CheckboxSelectMultiple
    )
    round_id = forms.TypedChoiceField(
        label=_("Where"), coerce=int, empty_value=None, required=False, widget=forms.RadioSelect
    )
    field_order = ("email", "name", "roles", "round_id", "last_day")

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(role.value, role.label) for role in roles_in(organisation)]
        self.fields["roles"].choices = choices  # type: ignore[attr-defined]
        if rounds := round_names(organisation):
            places = [("", _("In the whole organisation")), *rounds.items()]
            self.fields["round_id"].choices = places  # type: ignore[attr-defined]
        else:
            del self.fields["round_id"]


class EndRoleForm(PlainForm):
    """Why a role ends; the person gets to read it."""

    button = _("End the role now")
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It stands in the journal, so do not write anything about persons."),
    )


class AcceptForm(PlainForm):
    """Accepting with the account that one has signed in to."""

    button = _("Accept the invitation")


class NewAccountForm(PlainForm):
    """A name and a password for somebody who is new."""

    button = _("Open an account and accept")
    name = forms.CharField(
        label=_("Your name"),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    password = forms.CharField(
        label=_("Choose a password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}, render_value=True),
        help_text=_("At least twelve characters. A few words in a row are easy to remember."),
    )
