"""The forms with which a coordinator settles an application."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from medborgarbudget.network.actions.applications import InvitedPerson
from medborgarbudget.network.models import Application
from medborgarbudget.network.states import PersonKind
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.organisations.queries import has_administrators
from medborgarbudget.organisations.states import OrganisationKind
from medborgarbudget.people.roles import Role
from medborgarbudget.web.forms import PlainForm, dress

OFFERED = (
    Role.ADMINISTRATOR,
    Role.PROCESS_LEAD,
    Role.COMMUNICATOR,
    Role.ASSESSOR,
    Role.SECRETARY,
    Role.ELECTED_MEMBER,
)
NOBODY = "nobody"
"""What is chosen for those who are not invited."""


class QuestionForm(PlainForm):
    """What the coordinator wants to know."""

    button = _("Send the question")
    question = forms.CharField(
        label=_("What do you want to know?"),
        help_text=_("The applicant gets it by letter, and can change the application too."),
        widget=forms.Textarea(attrs={"rows": 6}),
    )


class DeclineForm(PlainForm):
    """Why an application is declined."""

    button = _("Decline the application")
    reason = forms.CharField(
        label=_("Why?"),
        help_text=_(
            "The applicant gets to read it, and it stays in the journal for good. "
            "Do not name anybody."
        ),
        widget=forms.Textarea(attrs={"rows": 6}),
    )


class AcceptForm(PlainForm):
    """The organisation that joins, and as what its people are invited.

    Nobody is invited into an organisation that has administrators of its own.
    """

    button = _("Accept and invite")
    name = forms.CharField(
        label=_("The organisation's name"),
        max_length=100,
        help_text=_("As it should be written, for example Lunds kommun."),
    )
    slug = forms.SlugField(
        label=_("Its address on the site"),
        help_text=_("Small letters, digits and hyphens. It is hard to change later."),
    )
    joined_on = forms.DateField(label=_("Joins on"))

    def __init__(
        self, data: Any = None, *, application: Application, here: Organisation | None
    ) -> None:
        self.people = [] if here and has_administrators(here) else application.people
        super().__init__(data, initial=_first_guess(application))
        if here is not None:
            del self.fields["name"], self.fields["slug"]
        for row, person in enumerate(self.people):
            self.fields[f"role_{row}"] = forms.ChoiceField(
                label=f"{person['name']}, {PersonKind(person['task']).label}",
                help_text=format_html("{} {}", person["role"], person["email"]),
                choices=[
                    (NOBODY, _("Do not invite")),
                    *((each.value, each.label) for each in OFFERED),
                ],
            )
        dress(self)

    def invited(self) -> Iterator[InvitedPerson]:
        """Those who are to be invited."""
        for row, person in enumerate(self.people):
            role = self.cleaned_data[f"role_{row}"]
            if role != NOBODY:
                yield InvitedPerson(person["name"], person["email"], Role(role))


def _first_guess(application: Application) -> dict[str, Any]:
    name = application.applicant_name
    is_municipality = application.applicant_kind == OrganisationKind.MUNICIPALITY
    return {
        "name": f"{name} kommun" if is_municipality else name,
        "slug": slugify(name)[:50],
        "joined_on": timezone.localdate(),
        **{f"role_{row}": role for row, role in enumerate(_roles(application.people))},
    }


def _roles(people: list[dict[str, str]]) -> Iterator[Role]:
    officials = 0
    for person in people:
        if person["task"] == PersonKind.ELECTED:
            yield Role.ELECTED_MEMBER
        else:
            yield Role.PROCESS_LEAD if officials else Role.ADMINISTRATOR
            officials += 1
