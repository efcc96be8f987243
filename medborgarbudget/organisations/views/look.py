"""The look of an organisation's pages: its colour and its logo."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from medborgarbudget.organisations.access import requires
from medborgarbudget.organisations.actions import look as actions
from medborgarbudget.organisations.forms.look import ColourForm, LogoForm
from medborgarbudget.organisations.look_page import THEME_COLOURS, preview, stylesheet
from medborgarbudget.organisations.models import Document, Organisation
from medborgarbudget.organisations.scoping import within_organisation
from medborgarbudget.organisations.states import Theme
from medborgarbudget.organisations.views.documents import document_response
from medborgarbudget.people.acting import Actor
from medborgarbudget.people.roles import Capability
from medborgarbudget.web.access import public

FOR_A_YEAR = "public, max-age=31536000, immutable"
"""For addresses that change with what they give."""


@public
@within_organisation
def colours(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """The values of a colour of the organisation's own."""
    if not organisation.brand_colour:
        raise Http404
    response = HttpResponse(stylesheet(organisation.brand_colour), content_type="text/css")
    return _kept(response, request.get_full_path() == organisation.colours_url)


@public
@within_organisation
def logo(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """The picture in the header."""
    document = get_object_or_404(Document, pk=organisation.logo_id)
    response = document_response(document, inline=True)
    return _kept(response, request.get_full_path() == organisation.logo_url)


@requires(Capability.EDIT_ORGANISATION)
def look(request: HttpRequest, organisation: Organisation, actor: Actor) -> HttpResponse:
    """Which colour the pages have, and how another would look."""
    form = ColourForm.about(organisation, request.POST if request.method == "POST" else None)
    shown = organisation.brand_colour or THEME_COLOURS[Theme(organisation.theme)]
    if form.is_valid():
        choice = form.choice(organisation)
        if "preview" not in request.POST:
            actions.choose_colour(organisation=organisation, by=actor, **choice)
            messages.success(request, _("The pages have their new colour."))
            return redirect("organisations:look", organisation.slug)
        shown = choice["brand_colour"] or THEME_COLOURS[choice["theme"]]
    context = {"organisation": organisation, "form": form, "preview": preview(shown)}
    return render(request, "organisations/look/look.html", context)


@requires(Capability.EDIT_ORGANISATION)
def change_logo(request: HttpRequest, organisation: Organisation, actor: Actor) -> HttpResponse:
    """Which logo stands in the header."""
    data = (request.POST, request.FILES) if request.method == "POST" else ()
    form = LogoForm(*data, initial={"description": organisation.logo_description})
    if form.is_valid():
        try:
            actions.choose_logo(
                organisation=organisation,
                upload=form.cleaned_data["logo"],
                description=form.cleaned_data["description"],
                by=actor,
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("The logo stands in the header now."))
            return redirect("organisations:look", organisation.slug)
    context = {"organisation": organisation, "form": form}
    return render(request, "organisations/look/logo.html", context)


@require_POST
@requires(Capability.EDIT_ORGANISATION)
def remove_logo(request: HttpRequest, organisation: Organisation, actor: Actor) -> HttpResponse:
    """Take the logo out of the header."""
    actions.remove_logo(organisation=organisation, by=actor)
    messages.success(request, _("The logo was removed. The header shows the usual sign again."))
    return redirect("organisations:look", organisation.slug)


def _kept(response: HttpResponse, by_its_full_address: bool) -> HttpResponse:
    response.headers["Cache-Control"] = FOR_A_YEAR if by_its_full_address else "no-cache"
    return response
