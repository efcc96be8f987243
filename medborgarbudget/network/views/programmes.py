"""Programmes: the public page, and the workspace where they are written."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from medborgarbudget.network.actions.programmes import publish_programme, save_programme
from medborgarbudget.network.forms.programmes import ProgrammeForm
from medborgarbudget.network.models import Programme
from medborgarbudget.network.openness import openness_on
from medborgarbudget.network.queries.members import members_of_programme
from medborgarbudget.network.queries.programmes import programmes_of, published_programmes
from medborgarbudget.network.scoping import of_association
from medborgarbudget.organisations.access import requires
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.organisations.scoping import within_organisation
from medborgarbudget.people.acting import Actor
from medborgarbudget.people.roles import Capability
from medborgarbudget.web.access import public
from medborgarbudget.web.acting import carried_out, done, in_turn


@public
@within_organisation
@of_association
def programme(
    request: HttpRequest, organisation: Organisation, programme_slug: str
) -> HttpResponse:
    """What a programme is, and whether one may apply."""
    found = get_object_or_404(published_programmes(organisation), slug=programme_slug)
    context = {
        "organisation": organisation,
        "programme": found,
        "openness": openness_on(found, timezone.localdate()),
        "last_day": found.apply_until or found.ends_on,
        "memberships": members_of_programme(found),
    }
    return render(request, "network/programme.html", context)


@requires(Capability.EDIT_PROGRAMMES)
def programmes(request: HttpRequest, organisation: Organisation, actor: Actor) -> HttpResponse:
    """The association's programmes, published or not."""
    context = {"organisation": organisation, "programmes": programmes_of(organisation)}
    return render(request, "network/workspace/programmes.html", context)


@requires(Capability.EDIT_PROGRAMMES)
def new_programme(request: HttpRequest, organisation: Organisation, actor: Actor) -> HttpResponse:
    """Plan a programme."""
    return _edit(request, Programme(organisation=organisation), actor)


@in_turn
@requires(Capability.EDIT_PROGRAMMES)
def edit_programme(
    request: HttpRequest, organisation: Organisation, actor: Actor, pk: int
) -> HttpResponse:
    """Change a programme."""
    return _edit(request, get_object_or_404(programmes_of(organisation), pk=pk), actor)


@requires(Capability.EDIT_PROGRAMMES)
@require_POST
def publish(
    request: HttpRequest, organisation: Organisation, actor: Actor, pk: int
) -> HttpResponse:
    """Show a programme to everyone."""
    found = get_object_or_404(programmes_of(organisation), pk=pk)
    done(
        request,
        lambda: publish_programme(programme=found, by=actor),
        _("The programme is published. Everyone can read it now."),
    )
    return redirect("network:edit-programme", organisation.slug, pk)


def _edit(request: HttpRequest, programme: Programme, actor: Actor) -> HttpResponse:
    organisation = programme.organisation
    form = ProgrammeForm(request.POST or None, instance=programme, languages=organisation.languages)
    if form.is_valid() and carried_out(
        form, lambda: save_programme(programme=form.instance, by=actor)
    ):
        messages.success(request, _("The programme is saved."))
        return redirect("network:edit-programme", organisation.slug, programme.pk)
    context = {"organisation": organisation, "programme": programme, "form": form}
    return render(request, "network/workspace/programme.html", context)
