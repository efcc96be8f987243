"""Public pages about gatherings, and the page behind each registration's secret link."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from medborgarbudget.network.actions.registrations import (
    cancel_registration,
    change_registration,
    register,
)
from medborgarbudget.network.admission import Admission, admission_to, places_left
from medborgarbudget.network.forms.gatherings import ChangeRegistrationForm, RegistrationForm
from medborgarbudget.network.gathering_calendar import gathering_events
from medborgarbudget.network.models import Gathering, Registration
from medborgarbudget.network.queries.gatherings import (
    coming,
    gatherings,
    materials_of,
    past,
    place_in_line,
    registration_by,
)
from medborgarbudget.network.scoping import of_association
from medborgarbudget.network.states import GatheringKind, RegistrationState
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.organisations.scoping import within_organisation
from medborgarbudget.organisations.views.documents import document_response
from medborgarbudget.people.acting import PARTICIPANT, VISITOR
from medborgarbudget.web.access import by_link, public
from medborgarbudget.web.acting import carried_out, done, in_turn
from medborgarbudget.web.calendars import MEDIA_TYPE, CalendarEvent, calendar_file

PAST_ON_A_PAGE = 20


@public
@within_organisation
@of_association
def gathering_list(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """What comes and what has been, all or of one kind."""
    kind = request.GET.get("slag", "")
    kind = kind if kind in GatheringKind.values else ""
    upcoming, ended = coming(), past()
    if kind:
        upcoming, ended = upcoming.filter(kind=kind), ended.filter(kind=kind)
    context = {
        "organisation": organisation,
        "kinds": GatheringKind.choices,
        "kind": kind,
        "coming": list(upcoming),
        "past": Paginator(ended, PAST_ON_A_PAGE).get_page(request.GET.get("sida")),
    }
    return render(request, "network/gatherings.html", context)


@public
@within_organisation
@of_association
def gathering(
    request: HttpRequest, organisation: Organisation, gathering_slug: str
) -> HttpResponse:
    """What the gathering is about, when, where, and whether there are places left."""
    found = _find(gathering_slug)
    taken = found.with_place  # type: ignore[attr-defined]
    admission = admission_to(found, taken=taken, now=timezone.now())
    context = {
        "organisation": organisation,
        "gathering": found,
        "admission": admission.name,
        "can_register": admission in (Admission.OPEN, Admission.WAITING_LIST),
        "places_left": places_left(found, taken),
        "has_ended": found.ends_at <= timezone.now(),
        "materials": list(materials_of(found)),
    }
    return render(request, "network/gathering.html", context)


@public
@within_organisation
@of_association
def register_for_gathering(
    request: HttpRequest, organisation: Organisation, gathering_slug: str
) -> HttpResponse:
    """Register without an account."""
    found = _find(gathering_slug)
    if found.members_only:
        return redirect(found)
    data = request.POST if request.method == "POST" else None
    form = RegistrationForm(data, request=request, organisation=organisation)
    if form.is_valid() and carried_out(form, lambda: _register(form, found)):
        # The same words for everyone, so that the page tells nobody who comes.
        messages.success(
            request,
            _(
                "Thank you. We have sent a letter to %(email)s that says whether you have a place. "
                "The link in it lets you change or cancel."
            )
            % {"email": form.cleaned_data["email"]},
        )
        return redirect(found)
    admission = admission_to(found, taken=found.with_place, now=timezone.now())  # type: ignore[attr-defined]
    context = {
        "organisation": organisation,
        "gathering": found,
        "form": form,
        "admission": admission.name,
    }
    return render(request, "network/register.html", context)


@in_turn
@by_link
@never_cache
@within_organisation
def registration(request: HttpRequest, organisation: Organisation, secret: str) -> HttpResponse:
    """My registration: whether I have a place, and what I told; here I change it."""
    mine = get_object_or_404(registration_by(secret))
    data = request.POST if request.method == "POST" else None
    form = ChangeRegistrationForm(data, instance=mine)
    if data is not None and form.is_valid() and carried_out(form, lambda: _change(form, mine)):
        messages.success(request, _("Your changes are saved."))
        return redirect("network:registration", organisation.slug, secret)
    context = _about(mine, secret) | {"form": form}
    return render(request, "network/registration.html", context)


@by_link
@never_cache
@within_organisation
def cancel(request: HttpRequest, organisation: Organisation, secret: str) -> HttpResponse:
    """Cancel my registration: asked once more, then done."""
    mine = get_object_or_404(registration_by(secret))
    address = reverse("network:registration", args=[organisation.slug, secret])
    if request.method == "POST":
        said = _("Your registration is cancelled. Thank you for telling us.")
        done(request, lambda: cancel_registration(registration=mine, by=PARTICIPANT), said)
        return redirect(address)
    return render(request, "network/cancel_registration.html", _about(mine, secret))


@public
@within_organisation
@of_association
def feed(_request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """All gatherings that come or were lately, for a calendar to follow."""
    name = _("Gatherings: %(organisation)s") % {"organisation": organisation}
    return _calendar(name, gathering_events(list(coming()) + list(past()[:PAST_ON_A_PAGE])))


@public
@within_organisation
@of_association
def calendar_of_one(
    _request: HttpRequest, gathering_slug: str, **_organisation: Organisation
) -> HttpResponse:
    """The gathering as a file for one's calendar."""
    found = _find(gathering_slug)
    return _calendar(str(found), gathering_events([found]))


@public
@within_organisation
@of_association
def material(
    _request: HttpRequest, gathering_slug: str, number: int, **_organisation: Organisation
) -> HttpResponse:
    """A document that belongs to the gathering."""
    found = materials_of(_find(gathering_slug)).exclude(document=None).filter(pk=number).first()
    if found is None or found.document is None:
        raise Http404
    return document_response(found.document)


def _find(slug: str) -> Gathering:
    return get_object_or_404(gatherings(), slug=slug)


def _register(form: RegistrationForm, found: Gathering) -> Registration:
    told = form.cleaned_data
    return register(
        gathering=found,
        name=told["name"],
        email=told["email"],
        comes_from=told["comes_from"],
        needs=told["needs"],
        by=VISITOR,
        caller=form.caller,
    )


def _change(form: ChangeRegistrationForm, mine: Registration) -> None:
    told = form.cleaned_data
    change_registration(
        registration=mine,
        name=told["name"],
        comes_from=told["comes_from"],
        needs=told["needs"],
        by=PARTICIPANT,
    )


def _about(mine: Registration, secret: str) -> dict[str, object]:
    waiting = mine.state == RegistrationState.WAITING
    return {
        "organisation": mine.organisation,
        "registration": mine,
        "gathering": mine.gathering,
        "secret": secret,
        "has_place": mine.state == RegistrationState.PLACE,
        "line": place_in_line(mine) if waiting else None,
        "has_begun": mine.gathering.starts_at <= timezone.now(),
    }


def _calendar(name: str, events: list[CalendarEvent]) -> HttpResponse:
    content = calendar_file(name=name, events=events)
    return HttpResponse(content, content_type=f"{MEDIA_TYPE}; charset=utf-8")
