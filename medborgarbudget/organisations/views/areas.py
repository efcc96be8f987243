"""Areas in the workspace: the list, and adding, drawing, changing and archiving them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from medborgarbudget.organisations.access import requires
from medborgarbudget.organisations.actions.areas import (
    add_area,
    archive_area,
    change_area,
    define_level,
    first_level,
    restore_area,
)
from medborgarbudget.organisations.forms.areas import AreaForm, LevelForm
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.organisations.queries.areas import (
    all_areas,
    archived_areas,
    area_rows,
    areas_in_use,
    by_level,
    concerns,
    levels,
)
from medborgarbudget.people.acting import Actor
from medborgarbudget.people.roles import Capability
from medborgarbudget.web.acting import carried_out, done


@requires(Capability.EDIT_AREAS)
def area_list(request: HttpRequest, organisation: Organisation, **_: Actor) -> HttpResponse:
    """All areas by level, on the map and in a table, with what is worth a look."""
    context = {
        "organisation": organisation,
        "by_level": by_level(area_rows()),
        "archived": list(archived_areas().defer("shape")),
        "concerns": concerns(organisation),
    }
    return render(request, "organisations/areas/list.html", context)


@requires(Capability.EDIT_AREAS)
def new_area(request: HttpRequest, organisation: Organisation, actor: Actor) -> HttpResponse:
    """Add an area: its name, and its border if it is to have one."""
    form = AreaForm(request.POST or None, languages=organisation.languages)

    def add() -> None:
        level = form.cleaned_data.get("level") or first_level(organisation=organisation, by=actor)
        area = add_area(organisation=organisation, details=form.details(level), by=actor)
        _tell(request, form, _("%(area)s is added.") % {"area": area})

    if form.is_valid() and carried_out(form, add):
        return redirect("organisations:workspace_areas", organisation.slug)
    return render(request, "organisations/areas/edit.html", _form(organisation, form))


@requires(Capability.EDIT_AREAS)
def edit_area(
    request: HttpRequest, organisation: Organisation, actor: Actor, area_slug: str
) -> HttpResponse:
    """Change an area: name, border, level, residents, codes."""
    area = get_object_or_404(all_areas(), slug=area_slug)
    form = AreaForm(request.POST or None, area=area, languages=organisation.languages)
    if form.is_valid() and carried_out(
        form, lambda: change_area(area=area, details=form.details(area.level), by=actor)
    ):
        _tell(request, form, _("The changes to %(area)s are saved.") % {"area": area})
        return redirect("organisations:workspace_areas", organisation.slug)
    return render(request, "organisations/areas/edit.html", _form(organisation, form))


@require_POST
@requires(Capability.EDIT_AREAS)
def archive(
    request: HttpRequest, organisation: Organisation, actor: Actor, area_slug: str
) -> HttpResponse:
    """Take an area out of use."""
    area = get_object_or_404(areas_in_use(), slug=area_slug)
    said = _("%(area)s is archived. It stands last on this page, where you can take it back.")
    done(request, lambda: archive_area(area=area, by=actor), said % {"area": area})
    return redirect("organisations:workspace_areas", organisation.slug)


@require_POST
@requires(Capability.EDIT_AREAS)
def restore(
    request: HttpRequest, organisation: Organisation, actor: Actor, area_slug: str
) -> HttpResponse:
    """Take an archived area into use again."""
    area = get_object_or_404(archived_areas(), slug=area_slug)
    done(
        request,
        lambda: restore_area(area=area, by=actor),
        _("%(area)s is in use again.") % {"area": area},
    )
    return redirect("organisations:workspace_areas", organisation.slug)


@requires(Capability.EDIT_AREAS)
def level_list(request: HttpRequest, organisation: Organisation, actor: Actor) -> HttpResponse:
    """The levels, and a form that names one."""
    found = list(levels())
    initial = {"number": len(found) + 1}
    form = LevelForm(request.POST or None, initial=initial, languages=organisation.languages)
    if form.is_valid():
        level = define_level(organisation=organisation, by=actor, **form.cleaned_data)
        messages.success(request, _("The level %(level)s is saved.") % {"level": level})
        return redirect("organisations:area_levels", organisation.slug)
    context = {"organisation": organisation, "levels": found, "form": form}
    return render(request, "organisations/areas/levels.html", context)


def _form(organisation: Organisation, form: AreaForm) -> dict[str, object]:
    return {"organisation": organisation, "form": form, "area": form.area}


def _tell(request: HttpRequest, form: AreaForm, done: str) -> None:
    messages.success(request, " ".join([done, *form.repairs]))
