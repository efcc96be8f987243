"""The public method library."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from medborgarbudget.network.pages import method_page
from medborgarbudget.network.queries.methods import named_like, published, versions_of
from medborgarbudget.network.scoping import of_association
from medborgarbudget.network.states import TEMPLATES, MethodKind
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.organisations.scoping import within_organisation
from medborgarbudget.organisations.views.documents import document_response
from medborgarbudget.web.access import public


@public
@within_organisation
@of_association
def method_list(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """The library, all or of one kind, narrowed by a search."""
    search = request.GET.get("q", "").strip()[:100]
    kind = request.GET.get("slag", "")
    kind = kind if kind in MethodKind.values else ""
    methods = published().filter(kind=kind) if kind else published()
    context = {
        "organisation": organisation,
        "kinds": MethodKind.choices,
        "kind": kind,
        "search": search,
        "methods": named_like(methods, search),
    }
    return render(request, "network/methods.html", context)


@public
@within_organisation
@of_association
def method(request: HttpRequest, organisation: Organisation, method_slug: str) -> HttpResponse:
    """What a method says, and how it has changed."""
    found = get_object_or_404(published(), slug=method_slug)
    versions = list(versions_of(found))
    context = {
        "organisation": organisation,
        "method": found,
        "version": versions[0],
        "versions": versions,
        "is_template": found.kind in TEMPLATES,
        "panels": method_page.panels(versions[0]),
    }
    return render(request, "network/method.html", context)


@public
@within_organisation
@of_association
def document(
    _request: HttpRequest, method_slug: str, number: int, **_organisation: Organisation
) -> HttpResponse:
    """The document of one version."""
    found = get_object_or_404(published(), slug=method_slug)
    version = versions_of(found).exclude(document=None).filter(number=number).first()
    if version is None or version.document is None:
        raise Http404
    return document_response(version.document)
