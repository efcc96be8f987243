"""The method library in the association's workspace, and the door to it for members."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from medborgarbudget.network.actions.methods import (
    improve_method,
    publish_method,
    withdraw_method,
    write_method,
)
from medborgarbudget.network.forms.methods import MethodForm
from medborgarbudget.network.models import Method
from medborgarbudget.network.pages import method_page
from medborgarbudget.network.queries.methods import (
    copies_of,
    libraries_for,
    library,
    versions_of,
)
from medborgarbudget.network.scoping import of_association
from medborgarbudget.network.states import TEMPLATES
from medborgarbudget.organisations.access import requires
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.organisations.rules import role_for
from medborgarbudget.organisations.states import OrganisationKind
from medborgarbudget.people.acting import Actor
from medborgarbudget.people.roles import Capability
from medborgarbudget.web.acting import carried_out, done, in_turn


@requires(Capability.SEE_METHODS)
def methods_here(request: HttpRequest, organisation: Organisation, actor: Actor) -> HttpResponse:
    """An association's own library; for members, their networks' libraries and own copies."""
    assert actor.user is not None
    if organisation.kind == OrganisationKind.ASSOCIATION:
        may_publish = role_for(actor.user, Capability.PUBLISH_METHODS, organisation) is not None
        context = {
            "organisation": organisation,
            "methods": list(library()),
            "may_publish": may_publish,
        }
        return render(request, "network/workspace/methods.html", context)
    search = request.GET.get("q", "").strip()[:100]
    context = {
        "organisation": organisation,
        "libraries": libraries_for(organisation, search),
        "copies": copies_of(organisation),
        "search": search,
        "may_copy": role_for(actor.user, Capability.COPY_METHODS, organisation) is not None,
        "templates": TEMPLATES,
    }
    return render(request, "network/workspace/libraries.html", context)


@requires(Capability.PUBLISH_METHODS)
@of_association
def write(request: HttpRequest, organisation: Organisation, actor: Actor) -> HttpResponse:
    """Write a method; nobody sees it before it is published."""
    form = _form(request)
    made: list[Method] = []
    if form.is_valid() and carried_out(
        form,
        lambda: made.append(
            write_method(
                organisation=organisation,
                fields=form.about,
                contents=form.contents,
                upload=form.cleaned_data["upload"],
                by=actor,
            )
        ),
    ):
        messages.success(request, _("The method is saved. Nobody else sees it until you publish."))
        return redirect("network:edit-method", organisation.slug, made[0].slug)
    context = {"organisation": organisation, "form": form, "heading": _("Write a method")}
    return render(request, "network/workspace/method_form.html", context)


@requires(Capability.PUBLISH_METHODS)
@of_association
def edit(
    request: HttpRequest, organisation: Organisation, method_slug: str, **_actor: Actor
) -> HttpResponse:
    """One method: its state, its versions, and what can be done now."""
    found = _find(method_slug)
    versions = list(versions_of(found))
    context = {
        "organisation": organisation,
        "method": found,
        "version": versions[0],
        "versions": versions,
        "is_public": bool(found.published_at and not found.withdrawn_at),
        "panels": method_page.panels(versions[0]),
    }
    return render(request, "network/workspace/method.html", context)


@in_turn
@requires(Capability.PUBLISH_METHODS)
@of_association
def improve(
    request: HttpRequest, organisation: Organisation, actor: Actor, method_slug: str
) -> HttpResponse:
    """Write a new version, or write over one that is not published."""
    found = _find(method_slug)
    form = _form(request, found)
    if form.is_valid() and carried_out(
        form,
        lambda: improve_method(
            method=found,
            fields=form.about,
            contents=form.contents,
            upload=form.cleaned_data["upload"],
            by=actor,
        ),
    ):
        saved = _("The method is saved.")
        offered = _("The new version is published and offered to those who copied.")
        messages.success(request, offered if found.published_at else saved)
        return redirect("network:edit-method", organisation.slug, method_slug)
    heading = _("Write a new version") if found.published_at else _("Change the method")
    context = {"organisation": organisation, "form": form, "heading": heading, "method": found}
    return render(request, "network/workspace/method_form.html", context)


@require_POST
@requires(Capability.PUBLISH_METHODS)
@of_association
def publish(
    request: HttpRequest, organisation: Organisation, actor: Actor, method_slug: str
) -> HttpResponse:
    """Publish a method."""
    done(
        request,
        lambda: publish_method(method=_find(method_slug), by=actor),
        _("The method is published, and members can copy templates."),
    )
    return redirect("network:edit-method", organisation.slug, method_slug)


@require_POST
@requires(Capability.PUBLISH_METHODS)
@of_association
def withdraw(
    request: HttpRequest, organisation: Organisation, actor: Actor, method_slug: str
) -> HttpResponse:
    """Withdraw a method."""
    done(
        request,
        lambda: withdraw_method(method=_find(method_slug), by=actor),
        _("The method is withdrawn. Copies stay with those who made them."),
    )
    return redirect("network:edit-method", organisation.slug, method_slug)


def _find(slug: str) -> Method:
    return get_object_or_404(library(), slug=slug)


def _form(request: HttpRequest, found: Method | None = None) -> MethodForm:
    initial: dict[str, object] = {}
    if found:
        version = versions_of(found)[0]
        initial = {
            "text": version.text,
            "url": version.url,
            "has_document": version.document_id is not None,
            "kept_rules": version.rulebook,
        }
    return MethodForm(
        *((request.POST, request.FILES) if request.method == "POST" else ()),
        instance=found,
        initial=initial,
        is_published=bool(found and found.published_at),
    )
