"""The documents of a round in the workspace."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from medborgarbudget.organisations.views.documents import document_response
from medborgarbudget.people.acting import Actor
from medborgarbudget.people.roles import Capability
from medborgarbudget.rounds.access import requires_in_round
from medborgarbudget.rounds.actions.documents import (
    add_document,
    is_seen_by_everyone,
    remove_document,
)
from medborgarbudget.rounds.forms.documents import (
    DocumentForm,
    RemoveDocumentForm,
    WithdrawDocumentForm,
)
from medborgarbudget.rounds.models import Round, RoundDocument
from medborgarbudget.rounds.queries.telling import documents_of
from medborgarbudget.rounds.rules import may_in_round
from medborgarbudget.rounds.states import Step
from medborgarbudget.rounds.views.answers import sent_to, shown, typed
from medborgarbudget.web.acting import carried_out

ON_A_PAGE = 50


@requires_in_round(Capability.SEE_ROUNDS)
def documents(request: HttpRequest, round: Round, actor: Actor) -> HttpResponse:
    """All documents of the round, and who can read them."""
    context = {
        "page": Paginator(documents_of(round), ON_A_PAGE).get_page(request.GET.get("sida")),
        "may_run": may_in_round(actor, Capability.RUN_ROUNDS, round),
    }
    return shown(request, round, "rounds/workspace/documents.html", context)


@requires_in_round(Capability.RUN_ROUNDS)
def add(request: HttpRequest, round: Round, actor: Actor) -> HttpResponse:
    """Add a document, for everyone or for the workspace."""
    data, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    asked = request.GET.get("steg", "")
    initial = {"step": asked if asked in Step.values else ""}
    form = DocumentForm(data, files, organisation=round.organisation, initial=initial)
    if form.is_valid() and carried_out(
        form, lambda: add_document(round=round, by=actor, **form.cleaned_data)
    ):
        messages.success(request, _said(form, round))
        return _to_documents(round)
    context = {"form": form}
    return shown(request, round, "rounds/workspace/add_document.html", context)


@requires_in_round(Capability.SEE_ROUNDS)
def document(
    request: HttpRequest,
    round: Round,
    actor: Actor,
    number: int,
) -> HttpResponse:
    """The file itself."""
    found = _find(round, number)
    return document_response(found.document, inline=True)


@requires_in_round(Capability.RUN_ROUNDS)
def remove(request: HttpRequest, round: Round, actor: Actor, number: int) -> HttpResponse:
    """Remove a document, after a look at which one; what everyone could read, for a reason."""
    found = _find(round, number)
    form = _removing(request, round, found)
    if form.is_valid() and carried_out(
        form, lambda: remove_document(document=found, by=actor, **form.cleaned_data)
    ):
        messages.success(
            request, _("The document “%(title)s” is removed.") % {"title": found.title}
        )
        return _to_documents(round)
    context = {"document": found, "form": form}
    return shown(request, round, "rounds/workspace/remove_document.html", context)


def _removing(request: HttpRequest, round: Round, document: RoundDocument) -> RemoveDocumentForm:
    data = typed(request)
    if is_seen_by_everyone(document):
        return WithdrawDocumentForm(data, languages=round.organisation.languages)
    return RemoveDocumentForm(data)


def _find(round: Round, number: int) -> RoundDocument:
    return get_object_or_404(documents_of(round), pk=number)


def _said(form: DocumentForm, round: Round) -> str:
    if not form.cleaned_data["public"]:
        return _("The document is added. Only staff can read it.")
    if round.published_at:
        return _("The document is added. Everyone can read it.")
    return _("The document is added. Everyone can read it once the round is public.")


def _to_documents(round: Round) -> HttpResponse:
    return sent_to(round, "rounds:workspace_documents")
