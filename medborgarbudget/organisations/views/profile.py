"""What an organisation tells about itself: a page for each question."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from medborgarbudget.organisations.access import requires
from medborgarbudget.organisations.actions.profile import change_profile
from medborgarbudget.organisations.forms import profile as forms
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.people.acting import Actor
from medborgarbudget.people.roles import Capability
from medborgarbudget.web.acting import in_turn


@dataclass(frozen=True, slots=True)
class Part:
    """A question about an organisation: its page, and where the answer is seen."""

    form: type[forms.ProfileForm]
    heading: str | Promise
    lead: str | Promise
    shown_at: str = "organisations:organisation"


PARTS = {
    "about": Part(
        forms.AboutForm,
        gettext_lazy("Who you are"),
        gettext_lazy("Your name and what stands first on your page."),
    ),
    "contact": Part(
        forms.ContactForm,
        gettext_lazy("How you are reached"),
        gettext_lazy("Shown on your page and at the foot of all your pages."),
    ),
    "languages": Part(
        forms.LanguagesForm,
        gettext_lazy("Languages and domain"),
        gettext_lazy("Which languages you write in, and whether you have a domain of your own."),
    ),
    "accessibility": Part(
        forms.AccessibilityForm,
        gettext_lazy("Accessibility statement"),
        gettext_lazy("The law asks for a statement. We write it; you add what is yours."),
        "organisations:accessibility",
    ),
    "privacy": Part(
        forms.PrivacyForm,
        gettext_lazy("Personal data"),
        gettext_lazy("What people may know about their data. We write it; you add what is yours."),
        "organisations:privacy",
    ),
}
"""The questions, in the order of the page that lists them."""


@requires(Capability.EDIT_ORGANISATION)
def settings(request: HttpRequest, organisation: Organisation, actor: Actor) -> HttpResponse:
    """What can be changed about the organisation."""
    del actor
    context = {"organisation": organisation, "parts": PARTS}
    return render(request, "organisations/workspace/settings.html", context)


@in_turn
@requires(Capability.EDIT_ORGANISATION)
def part(
    request: HttpRequest, organisation: Organisation, actor: Actor, question: str
) -> HttpResponse:
    """One question about the organisation."""
    about = PARTS[question]
    form = about.form(request.POST or None, instance=organisation)
    if form.is_valid() and _saved(organisation, form, actor):
        messages.success(request, _("Saved. It is seen at once on your public pages."))
        return redirect("organisations:settings", organisation.slug)
    context = {
        "organisation": organisation,
        "part": about,
        "form": form,
        "shown_at": reverse(about.shown_at, args=[organisation.slug]),
    }
    return render(request, "organisations/workspace/settings_part.html", context)


def _saved(organisation: Organisation, form: forms.ProfileForm, actor: Actor) -> bool:
    try:
        change_profile(organisation=organisation, changes=form.changes(), by=actor)
    except ValidationError as error:
        for name, problems in error.message_dict.items():
            form.add_error(name if name in form.fields else None, problems)
        return False
    return True
