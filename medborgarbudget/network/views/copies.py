"""A member's own copies of templates, and the improvements that are offered."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_scopes import scope

from medborgarbudget.network.actions.copies import (
    change_copy,
    copy_method,
    decline_improvement,
    merge_improvement,
    take_improvement,
)
from medborgarbudget.network.forms.methods import (
    END_MARK,
    OUR_MARK,
    THEIR_MARK,
    CopyForm,
    MergeForm,
    TakeForm,
)
from medborgarbudget.network.merging import compare, merge
from medborgarbudget.network.models import MethodCopy
from medborgarbudget.network.queries.methods import improvement_of, published
from medborgarbudget.network.queries.networks import associations_of
from medborgarbudget.organisations.access import requires
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.people.acting import Actor
from medborgarbudget.people.roles import Capability
from medborgarbudget.web.acting import carried_out, in_turn


@require_POST
@requires(Capability.COPY_METHODS)
def make_copy(
    request: HttpRequest,
    organisation: Organisation,
    actor: Actor,
    association_slug: str,
    method_slug: str,
) -> HttpResponse:
    """Copy a template of one's network."""
    networks = {association.slug: association for association in associations_of(organisation)}
    if association_slug not in networks:
        raise Http404
    with scope(organisation=networks[association_slug]):
        method = get_object_or_404(published(), slug=method_slug)
    try:
        copy = copy_method(method=method, member=organisation, by=actor)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("network:workspace-methods", organisation.slug)
    messages.success(request, _("The template is copied. This is your own text: change it freely."))
    return redirect("network:copy", organisation.slug, copy.pk)


@requires(Capability.SEE_METHODS)
def copy_page(
    request: HttpRequest, organisation: Organisation, number: int, **_actor: Actor
) -> HttpResponse:
    """One's own copy, and what is offered."""
    found = _find(number)
    context = {
        "organisation": organisation,
        "copy": found,
        "improvement": improvement_of(found),
    }
    return render(request, "network/workspace/copy.html", context)


@in_turn
@requires(Capability.COPY_METHODS)
def change(
    request: HttpRequest, organisation: Organisation, actor: Actor, number: int
) -> HttpResponse:
    """Change one's own copy."""
    found = _find(number)
    form = CopyForm(request.POST if request.method == "POST" else None, instance=found)
    if form.is_valid() and carried_out(
        form,
        lambda: change_copy(
            copy=found, name=form.cleaned_data["name"], text=form.cleaned_data["text"], by=actor
        ),
    ):
        messages.success(request, _("Your text is saved."))
        return redirect("network:copy", organisation.slug, number)
    context = {"organisation": organisation, "copy": found, "form": form}
    return render(request, "network/workspace/copy_form.html", context)


@requires(Capability.COPY_METHODS)
def improvement(
    request: HttpRequest, organisation: Organisation, number: int, **_actor: Actor
) -> HttpResponse:
    """What is offered: what is new, how it differs, and the ways to take it."""
    found = _find(number)
    offered = improvement_of(found)
    if offered is None:
        return redirect("network:copy", organisation.slug, number)
    merged = merge(offered.base, found.text, offered.text)
    context = {
        "organisation": organisation,
        "copy": found,
        "improvement": offered,
        "difference": compare(offered.base, offered.text),
        "lost": compare(found.text, offered.text) if offered.copy_is_changed else [],
        "conflicts": merged.conflicts,
        "take_form": TakeForm(initial={"number": offered.number}),
    }
    return render(request, "network/workspace/improvement.html", context)


@require_POST
@requires(Capability.COPY_METHODS)
def take(
    request: HttpRequest, organisation: Organisation, actor: Actor, number: int
) -> HttpResponse:
    """Take the version whole."""
    try:
        kept = take_improvement(copy=_find(number), number=_version(request), by=actor)
    except ValidationError as refusal:
        return _try_again(request, organisation, number, refusal)
    done = _("The new version is taken over.")
    if kept:
        done = _("The new version is taken over. Your earlier text is kept as “%(name)s”.") % {
            "name": kept.name
        }
    messages.success(request, done)
    return redirect("network:copy", organisation.slug, number)


@require_POST
@requires(Capability.COPY_METHODS)
def decline(
    request: HttpRequest, organisation: Organisation, actor: Actor, number: int
) -> HttpResponse:
    """Go on without the version."""
    try:
        decline_improvement(copy=_find(number), number=_version(request), by=actor)
    except ValidationError as refusal:
        return _try_again(request, organisation, number, refusal)
    messages.success(request, _("Your text stays as it is. You are told of later versions."))
    return redirect("network:copy", organisation.slug, number)


@in_turn
@requires(Capability.COPY_METHODS)
def merge_page(
    request: HttpRequest, organisation: Organisation, actor: Actor, number: int
) -> HttpResponse:
    """Merge the version into one's own text, with both at hand."""
    found = _find(number)
    offered = improvement_of(found)
    if offered is None:
        return redirect("network:copy", organisation.slug, number)
    merged = merge(offered.base, found.text, offered.text)
    text = merged.text(str(OUR_MARK), str(THEIR_MARK), str(END_MARK))
    form = MergeForm(
        request.POST if request.method == "POST" else None,
        initial={"number": offered.number, "text": text},
    )
    if form.is_valid() and carried_out(
        form, lambda: merge_improvement(copy=found, by=actor, **form.cleaned_data)
    ):
        messages.success(request, _("The improvement stands in your text now."))
        return redirect("network:copy", organisation.slug, number)
    context = {
        "organisation": organisation,
        "copy": found,
        "improvement": offered,
        "conflicts": merged.conflicts,
        "form": form,
    }
    return render(request, "network/workspace/merge.html", context)


def _find(number: int) -> MethodCopy:
    copies = MethodCopy.objects.select_related("source_organisation", "organisation")
    return get_object_or_404(copies, pk=number)


def _version(request: HttpRequest) -> int:
    form = TakeForm(request.POST)
    return form.cleaned_data["number"] if form.is_valid() else 0


def _try_again(
    request: HttpRequest, organisation: Organisation, number: int, refusal: ValidationError
) -> HttpResponse:
    messages.error(request, " ".join(refusal.messages))
    return redirect("network:improvement", organisation.slug, number)
