"""Applying: begun by anyone, then read and written by whoever holds the secret link."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from medborgarbudget.network.actions.applications import (
    answer_question,
    begin_application,
    discard_draft,
    save_application,
    submit_application,
    withdraw_application,
)
from medborgarbudget.network.completeness import missing_in
from medborgarbudget.network.forms.applications import AnswerForm, ApplicationForm, BeginForm
from medborgarbudget.network.models import Application
from medborgarbudget.network.openness import Openness, openness_on
from medborgarbudget.network.queries.applications import (
    application_behind,
    history_of,
    open_question,
    owner_name,
)
from medborgarbudget.network.queries.programmes import published_programmes
from medborgarbudget.network.scoping import of_association
from medborgarbudget.network.states import ApplicationState
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.organisations.scoping import within_organisation
from medborgarbudget.organisations.views.documents import document_response
from medborgarbudget.web.access import by_link, public
from medborgarbudget.web.acting import carried_out, in_turn
from medborgarbudget.web.autosaving import saved_in_the_background


@public
@within_organisation
@of_association
def apply(request: HttpRequest, organisation: Organisation, programme_slug: str) -> HttpResponse:
    """Begin an application; it opens at once, and the link to it goes by letter too."""
    programme = get_object_or_404(published_programmes(organisation), slug=programme_slug)
    if openness_on(programme, timezone.localdate()) is not Openness.OPEN:
        return redirect(programme)
    form = BeginForm(request.POST or None, request=request, organisation=organisation)
    begun: list[str] = []

    def begin() -> None:
        _application, link = begin_application(
            programme=programme, email=form.cleaned_data["email"], caller=form.caller
        )
        begun.append(link)

    if form.is_valid() and carried_out(form, begin):
        messages.success(
            request, _("The application is begun. We have sent you the link to this page.")
        )
        secret = begun[0].rstrip("/").rsplit("/", 1)[-1]
        return redirect("network:own-application", organisation.slug, secret)
    context = {"organisation": organisation, "programme": programme, "form": form}
    return render(request, "network/apply.html", context)


def behind_link(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Find the application that the secret in the address leads to."""

    @wraps(view)
    @never_cache
    @within_organisation
    @of_association
    def found(
        request: HttpRequest, organisation: Organisation, secret: str, **kwargs: Any
    ) -> HttpResponseBase:
        application = get_object_or_404(application_behind(organisation, secret))
        return view(request, application=application, secret=secret, **kwargs)

    return found


@in_turn
@by_link
@behind_link
def own_application(request: HttpRequest, application: Application, secret: str) -> HttpResponse:
    """The form as long as the application is not sent; then where it stands."""
    if application.state == ApplicationState.DRAFT:
        return _write(request, application, secret)
    form = AnswerForm(request.POST or None)
    if form.is_valid() and carried_out(
        form,
        lambda: answer_question(application=application, answer=form.cleaned_data["answer"]),
    ):
        messages.success(request, _("Thank you. The answer is sent, and we read it."))
        return redirect("network:own-application", application.organisation.slug, secret)
    context = _context(application, secret) | {
        "form": form,
        "question": open_question(application),
        "history": history_of(application),
        "owner": owner_name(application),
    }
    return render(request, "network/application/status.html", context)


@in_turn
@by_link
@behind_link
def change_application(request: HttpRequest, application: Application, secret: str) -> HttpResponse:
    """The form once more, while a question waits for its answer."""
    if application.state != ApplicationState.QUESTION:
        return redirect("network:own-application", application.organisation.slug, secret)
    return _write(request, application, secret)


@by_link
@behind_link
def withdraw(request: HttpRequest, application: Application, secret: str) -> HttpResponse:
    """Ask once more, and then take the application back, or throw the draft away."""
    is_draft = application.state == ApplicationState.DRAFT
    act = discard_draft if is_draft else withdraw_application
    if request.method == "POST":
        try:
            act(application=application)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            return _gone(request, application, secret, is_draft=is_draft)
    context = _context(application, secret) | {"is_draft": is_draft}
    return render(request, "network/application/withdraw.html", context)


@by_link
@behind_link
def own_decision(request: HttpRequest, application: Application, secret: str) -> HttpResponse:
    """The decision that was handed in."""
    if application.decision_document is None:
        raise Http404
    return document_response(application.decision_document)


def _gone(
    request: HttpRequest, application: Application, secret: str, *, is_draft: bool
) -> HttpResponse:
    if is_draft:
        messages.success(request, _("The draft is removed. Nothing of it is left with us."))
        return redirect(application.programme)
    messages.success(request, _("The application is withdrawn."))
    return redirect("network:own-application", application.organisation.slug, secret)


def _write(request: HttpRequest, application: Application, secret: str) -> HttpResponse:
    if request.method != "POST":
        form = ApplicationForm(instance=application, more_people="fler" in request.GET)
        return _show(request, form, secret)
    form = ApplicationForm(request.POST, request.FILES, instance=application)
    written = form.written
    upload = form.cleaned_data.get("document") or None
    saved = carried_out(form, lambda: save_application(application=written, upload=upload))
    if saved:
        form.saved_as(ApplicationForm(instance=application))
    if (saved or form.meanwhile) and (answer := _in_the_background(request, form)):
        return answer
    if not saved:
        return _show(request, form, secret)
    if "send" in request.POST:
        return _send(request, form, secret)
    if not form.is_valid():
        messages.warning(request, _("We saved all but what is marked below."))
        return _show(request, form, secret)
    if "add" in request.POST:
        return redirect(f"{request.path}?fler=1#people")
    messages.success(request, _("Saved. You can close the page and go on with the same link."))
    return redirect(request.path)


def _send(request: HttpRequest, form: ApplicationForm, secret: str) -> HttpResponse:
    application: Application = form.instance
    form.show_missing(missing_in(application, timezone.localdate()))
    slug = application.organisation.slug
    if not form.is_valid():
        return _show(request, form, secret)
    if application.state == ApplicationState.QUESTION:
        messages.success(request, _("The changes are saved. Answer the question to send them."))
        return redirect("network:own-application", slug, secret)
    if not carried_out(form, lambda: submit_application(application=application)):
        return _show(request, form, secret)
    messages.success(
        request, _("The application is sent. We have sent you a receipt with the same link.")
    )
    return redirect("network:own-application", slug, secret)


def _show(request: HttpRequest, form: ApplicationForm, secret: str) -> HttpResponse:
    application: Application = form.instance
    context = _context(application, secret) | {
        "form": form,
        "missing": missing_in(application, timezone.localdate()),
    }
    return render(request, "network/application/form.html", context)


def _in_the_background(request: HttpRequest, form: ApplicationForm) -> HttpResponse | None:
    taken = form.cleaned_data.get("document") and form.instance.decision_document
    return saved_in_the_background(
        request,
        form,
        all_of_it=form.is_valid(),
        wrong=" ".join(map(str, form.errors.get("document", ()))),
        document=taken.name if taken else "",
    )


def _context(application: Application, secret: str) -> dict[str, Any]:
    slug = application.organisation.slug
    return {
        "organisation": application.organisation,
        "programme": application.programme,
        "application": application,
        "secret": secret,
        "own_url": reverse("network:own-application", args=[slug, secret]),
    }
