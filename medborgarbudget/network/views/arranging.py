"""Gatherings in the workspace: those of one's networks, and arranging an association's own."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_scopes import scope

from medborgarbudget.network.actions.gatherings import (
    add_material,
    announce_gathering,
    call_off_gathering,
    change_gathering,
    mark_attendance,
    plan_gathering,
    remove_material,
    write_notes,
)
from medborgarbudget.network.actions.registrations import register
from medborgarbudget.network.forms.gatherings import (
    CallOffForm,
    GatheringForm,
    MaterialForm,
    MemberRegistrationForm,
    NotesForm,
)
from medborgarbudget.network.models import Gathering
from medborgarbudget.network.participants import participants_table
from medborgarbudget.network.queries.gatherings import (
    coming,
    gatherings,
    materials_of,
    offers_to,
    past,
    registrations_of,
)
from medborgarbudget.network.queries.networks import associations_of
from medborgarbudget.network.scoping import of_association
from medborgarbudget.network.states import GatheringState, RegistrationState
from medborgarbudget.organisations.access import requires
from medborgarbudget.organisations.models import Organisation
from medborgarbudget.organisations.rules import role_for
from medborgarbudget.organisations.states import OrganisationKind
from medborgarbudget.people.acting import Actor
from medborgarbudget.people.roles import Capability
from medborgarbudget.web.acting import carried_out, done, in_turn
from medborgarbudget.web.spreadsheets import spreadsheet_response

PAST_SHOWN = 20


@requires(Capability.ATTEND_GATHERINGS)
def gatherings_here(request: HttpRequest, organisation: Organisation, actor: Actor) -> HttpResponse:
    """Gatherings of one's networks to register for; an association's own, to arrange."""
    assert actor.user is not None
    context: dict[str, object] = {
        "organisation": organisation,
        "offers": offers_to(organisation, actor.user),
    }
    is_association = organisation.kind == OrganisationKind.ASSOCIATION
    if is_association and role_for(actor.user, Capability.ARRANGE_GATHERINGS, organisation):
        context |= {
            "may_arrange": True,
            "coming": list(coming(drafts=True)),
            "past": list(past()[:PAST_SHOWN]),
        }
    return render(request, "network/workspace/gatherings.html", context)


@requires(Capability.ATTEND_GATHERINGS)
def register_as_member(
    request: HttpRequest,
    organisation: Organisation,
    actor: Actor,
    association_slug: str,
    gathering_slug: str,
) -> HttpResponse:
    """Register for a gathering of a network that the organisation takes part in."""
    networks = {association.slug: association for association in associations_of(organisation)}
    if association_slug not in networks:
        raise Http404
    form = MemberRegistrationForm(request.POST if request.method == "POST" else None)
    association = networks[association_slug]
    with scope(organisation=association):
        found = get_object_or_404(gatherings(), slug=gathering_slug)
        if form.is_valid() and carried_out(
            form, lambda: _register(form, found, organisation, actor)
        ):
            done = _(
                "You are registered. We have sent a letter that says whether you have a place."
            )
            messages.success(request, done)
            return redirect("network:workspace-gatherings", organisation.slug)
    context = {"organisation": organisation, "gathering": found, "form": form, "user": actor.user}
    return render(request, "network/workspace/register.html", context)


@requires(Capability.ARRANGE_GATHERINGS)
@of_association
def plan(request: HttpRequest, organisation: Organisation, actor: Actor) -> HttpResponse:
    """Plan a gathering; nobody sees it before it is announced."""
    form = GatheringForm(request.POST if request.method == "POST" else None)
    made: list[Gathering] = []
    if form.is_valid() and carried_out(
        form,
        lambda: made.append(
            plan_gathering(organisation=organisation, fields=form.cleaned_data, by=actor)
        ),
    ):
        saved = _("The gathering is saved. Nobody else sees it until you announce it.")
        messages.success(request, saved)
        return redirect("network:arrange-gathering", organisation.slug, made[0].slug)
    return _form_page(request, organisation, form, heading=_("Plan a gathering"))


@requires(Capability.ARRANGE_GATHERINGS)
@of_association
def arrange(
    request: HttpRequest, organisation: Organisation, gathering_slug: str, **_actor: Actor
) -> HttpResponse:
    """One gathering: its state, who comes, who waits, materials, and what can be done now."""
    found = _find(gathering_slug)
    registrations = registrations_of(found)
    context = {
        "organisation": organisation,
        "gathering": found,
        "registrations": registrations,
        "with_place": [each for each in registrations if each.state == RegistrationState.PLACE],
        "waiting": [each for each in registrations if each.state == RegistrationState.WAITING],
        "materials": list(materials_of(found)),
        "is_draft": found.state == GatheringState.DRAFT,
        "is_announced": found.state == GatheringState.ANNOUNCED,
        "has_begun": found.starts_at <= timezone.now(),
        "has_ended": found.ends_at <= timezone.now(),
    }
    return render(request, "network/workspace/gathering.html", context)


@in_turn
@requires(Capability.ARRANGE_GATHERINGS)
@of_association
def change(
    request: HttpRequest, organisation: Organisation, actor: Actor, gathering_slug: str
) -> HttpResponse:
    """Change a gathering."""
    found = _find(gathering_slug)
    form = GatheringForm(request.POST if request.method == "POST" else None, instance=found)
    if form.is_valid() and carried_out(
        form, lambda: change_gathering(gathering=found, fields=form.cleaned_data, by=actor)
    ):
        messages.success(request, _("The changes are saved."))
        return _back(organisation, gathering_slug)
    return _form_page(request, organisation, form, heading=_("Change the gathering"), about=found)


@require_POST
@requires(Capability.ARRANGE_GATHERINGS)
@of_association
def announce(
    request: HttpRequest, organisation: Organisation, actor: Actor, gathering_slug: str
) -> HttpResponse:
    """Announce a gathering."""
    done(
        request,
        lambda: announce_gathering(gathering=_find(gathering_slug), by=actor),
        _("The gathering is announced and people can register."),
    )
    return _back(organisation, gathering_slug)


@requires(Capability.ARRANGE_GATHERINGS)
@of_association
def call_off(
    request: HttpRequest, organisation: Organisation, actor: Actor, gathering_slug: str
) -> HttpResponse:
    """Call off a gathering, with a reason."""
    found = _find(gathering_slug)
    form = CallOffForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and carried_out(
        form,
        lambda: call_off_gathering(gathering=found, reason=form.cleaned_data["reason"], by=actor),
    ):
        messages.success(request, _("The gathering is cancelled, and everyone registered is told."))
        return _back(organisation, gathering_slug)
    return _form_page(request, organisation, form, heading=_("Cancel the gathering"), about=found)


@requires(Capability.ARRANGE_GATHERINGS)
@of_association
def material(
    request: HttpRequest, organisation: Organisation, actor: Actor, gathering_slug: str
) -> HttpResponse:
    """Add a document or an address."""
    found = _find(gathering_slug)
    posted = request.method == "POST"
    form = MaterialForm(request.POST, request.FILES) if posted else MaterialForm()
    if form.is_valid() and carried_out(
        form, lambda: add_material(gathering=found, by=actor, **form.cleaned_data)
    ):
        messages.success(request, _("The material is added and stands on the gathering's page."))
        return _back(organisation, gathering_slug)
    return _form_page(request, organisation, form, heading=_("Add material"), about=found)


@require_POST
@requires(Capability.ARRANGE_GATHERINGS)
@of_association
def take_away_material(
    request: HttpRequest, organisation: Organisation, actor: Actor, gathering_slug: str, number: int
) -> HttpResponse:
    """Remove a document or an address."""
    remove_material(
        material=get_object_or_404(materials_of(_find(gathering_slug)), pk=number), by=actor
    )
    messages.success(request, _("The material is removed."))
    return _back(organisation, gathering_slug)


@in_turn
@requires(Capability.ARRANGE_GATHERINGS)
@of_association
def notes(
    request: HttpRequest, organisation: Organisation, actor: Actor, gathering_slug: str
) -> HttpResponse:
    """Write notes afterwards."""
    found = _find(gathering_slug)
    form = NotesForm(request.POST if request.method == "POST" else None, instance=found)
    if form.is_valid() and carried_out(
        form, lambda: write_notes(gathering=found, notes=form.cleaned_data["notes"], by=actor)
    ):
        messages.success(request, _("The notes stand on the gathering's page."))
        return _back(organisation, gathering_slug)
    return _form_page(request, organisation, form, heading=_("Notes afterwards"), about=found)


@require_POST
@requires(Capability.ARRANGE_GATHERINGS)
@of_association
def attendance(
    request: HttpRequest, organisation: Organisation, actor: Actor, gathering_slug: str
) -> HttpResponse:
    """Note who came."""
    came = {int(number) for number in request.POST.getlist("came") if number.isdecimal()}
    try:
        number = mark_attendance(gathering=_find(gathering_slug), came=came, by=actor)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, _("It is noted that %(number)s came.") % {"number": number})
    return _back(organisation, gathering_slug)


@requires(Capability.ARRANGE_GATHERINGS)
@of_association
def participants(_request: HttpRequest, gathering_slug: str, **_scope: object) -> HttpResponse:
    """Those who registered, for a spreadsheet."""
    table = participants_table(registrations_of(_find(gathering_slug)))
    response = spreadsheet_response(table, f"{gathering_slug}.csv")
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _register(
    form: MemberRegistrationForm, found: Gathering, organisation: Organisation, actor: Actor
) -> None:
    assert actor.user is not None
    register(
        gathering=found,
        name=actor.user.name,
        email=actor.user.email,
        comes_from=organisation.name,
        needs=form.cleaned_data["needs"],
        member=organisation,
        by=actor,
    )


def _find(slug: str) -> Gathering:
    return get_object_or_404(gatherings(drafts=True), slug=slug)


def _back(organisation: Organisation, gathering_slug: str) -> HttpResponse:
    return redirect("network:arrange-gathering", organisation.slug, gathering_slug)


def _form_page(
    request: HttpRequest,
    organisation: Organisation,
    form: object,
    *,
    heading: str,
    about: Gathering | None = None,
) -> HttpResponse:
    context = {
        "organisation": organisation,
        "form": form,
        "heading": heading,
        "gathering": about,
    }
    return render(request, "network/workspace/gathering_form.html", context)
