"""Importing areas: hand in a file, look at what would happen, confirm."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from medborgarbudget.organisations.access import requires
from medborgarbudget.organisations.actions.area_imports import hand_in_areas, import_areas
from medborgarbudget.organisations.actions.areas import first_level
from medborgarbudget.organisations.forms.areas import AreaFileForm
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.organisations.queries.area_imports import (
    Fate,
    ImportPlan,
    name_properties,
    plan_features,
    plan_of,
    statistics_choices,
    waiting_imports,
)
from medborgarbudget.people.acting import Actor
from medborgarbudget.people.roles import Capability


@requires(Capability.EDIT_AREAS)
def upload(request: HttpRequest, organisation: Organisation, actor: Actor) -> HttpResponse:
    """Hand in a file; nothing is changed yet."""
    form = AreaFileForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        file, level = form.cleaned_data["file"], form.cleaned_data.get("level")
        try:
            handed_in = hand_in_areas(
                organisation=organisation,
                level=level or first_level(organisation=organisation, by=actor),
                file_name=file.name,
                content=file.read(),
            )
        except ValidationError as refusal:
            form.add_error("file", refusal)
        else:
            return redirect("organisations:area_import", organisation.slug, handed_in.pk)
    context = {"organisation": organisation, "form": form}
    return render(request, "organisations/areas/import.html", context)


@requires(Capability.EDIT_AREAS)
def preview(
    request: HttpRequest, organisation: Organisation, actor: Actor, import_id: int
) -> HttpResponse:
    """What the import would do with the chosen properties; sending the form does it."""
    handed_in = get_object_or_404(waiting_imports(), pk=import_id)
    chosen = request.POST or request.GET
    name_property, statistics = chosen.get("namn", ""), chosen.get("koder", "")
    choices = statistics_choices(handed_in)
    if statistics not in dict(choices):
        statistics = ""
    if request.method == "POST":
        try:
            plan = import_areas(
                handed_in=handed_in, name_property=name_property, statistics=statistics, by=actor
            )
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            messages.success(request, _said(plan))
            return redirect("organisations:workspace_areas", organisation.slug)
    plan = plan_of(handed_in, name_property, statistics)
    context = {
        "organisation": organisation,
        "handed_in": handed_in,
        "plan": plan,
        "features": plan_features(plan),
        "properties": name_properties(handed_in),
        "statistics_choices": choices,
    }
    return render(request, "organisations/areas/preview.html", context)


def _said(plan: ImportPlan) -> str:
    counts = {"added": plan.counts[Fate.NEW], "changed": plan.counts[Fate.CHANGED]}
    return _("The import is done: %(added)d areas are new and %(changed)d changed.") % counts
