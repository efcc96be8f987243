"""Groups of people and themes in the workspace."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from medborgarbudget.organisations.access import requires
from medborgarbudget.organisations.actions import groups as actions
from medborgarbudget.organisations.forms.areas import GroupForm, TopicForm
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.organisations.queries.areas import groups, topics
from medborgarbudget.people.acting import Actor
from medborgarbudget.people.roles import Capability
from medborgarbudget.web.acting import carried_out, done, in_turn
from medborgarbudget.web.forms import PlainModelForm


@dataclass(frozen=True, slots=True)
class Sort:
    """Groups or themes: how one is found, filled in and named."""

    rows: Callable[[], Any]
    form: type[PlainModelForm]
    new: str | Promise


SORTS = {
    "grupper": Sort(groups, GroupForm, gettext_lazy("A new group")),
    "teman": Sort(topics, TopicForm, gettext_lazy("A new theme")),
}


@requires(Capability.EDIT_AREAS)
def group_list(request: HttpRequest, organisation: Organisation, **_: Actor) -> HttpResponse:
    """The groups and the themes."""
    context = {
        "organisation": organisation,
        "groups": list(groups()),
        "topics": list(topics()),
    }
    return render(request, "organisations/areas/groups.html", context)


@in_turn
@requires(Capability.EDIT_AREAS)
def edit(
    request: HttpRequest, organisation: Organisation, actor: Actor, sort: str, slug: str = ""
) -> HttpResponse:
    """Change a group or theme, or add one where the address names none."""
    kind = SORTS[sort]
    row = get_object_or_404(kind.rows(), slug=slug) if slug else None
    form = kind.form(request.POST or None, instance=row, languages=organisation.languages)

    def save() -> None:
        saved = _save(sort, row, organisation, form.cleaned_data, actor)
        messages.success(request, _("%(name)s is saved.") % {"name": saved})

    if form.is_valid() and carried_out(form, save):
        return redirect("organisations:workspace_groups", organisation.slug)
    context = {
        "organisation": organisation,
        "form": form,
        "row": row,
        "sort": sort,
        "new": kind.new,
    }
    return render(request, "organisations/areas/group.html", context)


@require_POST
@requires(Capability.EDIT_AREAS)
def remove(
    request: HttpRequest, organisation: Organisation, actor: Actor, sort: str, slug: str
) -> HttpResponse:
    """Remove a group or theme that nothing uses."""
    row = get_object_or_404(SORTS[sort].rows(), slug=slug)

    def act() -> None:
        if sort == "grupper":
            actions.remove_group(group=row, by=actor)
        else:
            actions.remove_topic(topic=row, by=actor)

    done(request, act, _("%(name)s is removed.") % {"name": row})
    return redirect("organisations:workspace_groups", organisation.slug)


def _save(
    sort: str, row: Any, organisation: Organisation, details: dict[str, Any], by: Actor
) -> Any:
    if sort == "grupper":
        if row:
            return actions.change_group(group=row, details=details, by=by)
        return actions.add_group(organisation=organisation, details=details, by=by)
    if row:
        return actions.change_topic(topic=row, details=details, by=by)
    return actions.add_topic(organisation=organisation, details=details, by=by)
