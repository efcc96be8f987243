"""The coordinator's work with applications."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from medborgarbudget.network.actions.applications import (
    accept_application,
    ask_for_more,
    decline_application,
)
from medborgarbudget.network.forms.settling import AcceptForm, DeclineForm, QuestionForm
from medborgarbudget.network.models import Application
from medborgarbudget.network.queries.applications import (
    applicant_here,
    applications_to,
    history_of,
    how_many_in_each_state,
    owner_name,
)
from medborgarbudget.network.states import APPLICATION_STEPS, ApplicationState
from medborgarbudget.organisations.access import requires
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.organisations.views.documents import document_response
from medborgarbudget.people.acting import Actor
from medborgarbudget.people.roles import Capability
from medborgarbudget.web.acting import carried_out
from medborgarbudget.web.forms import PlainForm


@requires(Capability.HANDLE_APPLICATIONS)
def applications(request: HttpRequest, organisation: Organisation, actor: Actor) -> HttpResponse:
    """The applications, those that wait for us first."""
    wanted = request.GET.get("lage", "")
    found = applications_to(organisation)
    if wanted in ApplicationState.values:
        found = found.filter(state=wanted)
    numbers = how_many_in_each_state(organisation)
    context = {
        "organisation": organisation,
        "applications": list(found),
        "wanted": wanted,
        "total": sum(numbers.values()),
        "states": [(state, numbers[state]) for state in ApplicationState if numbers[state]],
    }
    return render(request, "network/workspace/applications.html", context)


def about_application(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Find the application that the address names."""

    @wraps(view)
    def found(
        request: HttpRequest, organisation: Organisation, pk: int, **kwargs: Any
    ) -> HttpResponseBase:
        application = get_object_or_404(applications_to(organisation), pk=pk)
        return view(request, application=application, **kwargs)

    return found


@requires(Capability.HANDLE_APPLICATIONS)
@about_application
def application(request: HttpRequest, application: Application, actor: Actor) -> HttpResponse:
    """All that an application says, and what can be done with it."""
    context = {
        "organisation": application.organisation,
        "application": application,
        "programme": application.programme,
        "history": history_of(application),
        "owner": owner_name(application),
        "steps": APPLICATION_STEPS[ApplicationState(application.state)],
    }
    return render(request, "network/workspace/application.html", context)


@requires(Capability.HANDLE_APPLICATIONS)
@about_application
def decision_document(request: HttpRequest, application: Application, actor: Actor) -> HttpResponse:
    """The decision that the applicant handed in."""
    if application.decision_document is None:
        raise Http404
    return document_response(application.decision_document)


@requires(Capability.HANDLE_APPLICATIONS)
@about_application
def ask(request: HttpRequest, application: Application, actor: Actor) -> HttpResponse:
    """Ask the applicant for more."""
    form = QuestionForm(request.POST or None)
    return _act(
        request,
        application,
        form,
        _("Ask %(name)s for more"),
        lambda: ask_for_more(
            application=application, question=form.cleaned_data["question"], by=actor
        ),
        _("The question is sent. You are told when the answer comes."),
    )


@requires(Capability.HANDLE_APPLICATIONS)
@about_application
def decline(request: HttpRequest, application: Application, actor: Actor) -> HttpResponse:
    """Say no, with a reason."""
    form = DeclineForm(request.POST or None)
    return _act(
        request,
        application,
        form,
        _("Decline the application from %(name)s"),
        lambda: decline_application(
            application=application, reason=form.cleaned_data["reason"], by=actor
        ),
        _("The application is declined, and the applicant has got the reason by letter."),
    )


@requires(Capability.HANDLE_APPLICATIONS)
@about_application
def accept(request: HttpRequest, application: Application, actor: Actor) -> HttpResponse:
    """Say yes: who joins, and whom to invite."""
    here = applicant_here(application)
    form = AcceptForm(request.POST or None, application=application, here=here)
    return _act(
        request,
        application,
        form,
        _("Accept %(name)s"),
        lambda: accept_application(
            application=application,
            name=form.cleaned_data.get("name", ""),
            slug=form.cleaned_data.get("slug", ""),
            joined_on=form.cleaned_data["joined_on"],
            invited=list(form.invited()),
            by=actor,
        ),
        _("The application is accepted, and the letters with invitations are on their way."),
        here=here,
    )


def _act(
    request: HttpRequest,
    application: Application,
    form: PlainForm,
    heading: str,
    act: Callable[[], object],
    done: str,
    **context: Any,
) -> HttpResponse:
    organisation = application.organisation
    if form.is_valid() and carried_out(form, act):
        messages.success(request, done)
        return redirect("network:application", organisation.slug, application.pk)
    context |= {
        "organisation": organisation,
        "application": application,
        "form": form,
        "heading": heading % {"name": application.applicant_name},
    }
    return render(request, "network/workspace/settle.html", context)
