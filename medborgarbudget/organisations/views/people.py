"""Who can do what here: people, their roles and invitations."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from medborgarbudget.organisations.access import requires
from medborgarbudget.organisations.actions.invitations import (
    resend_invitation,
    withdraw_invitation,
)
from medborgarbudget.organisations.actions.roles import change_last_day, end_role
from medborgarbudget.organisations.actions.staff import bring_in
from medborgarbudget.organisations.forms.staff import EndRoleForm, LastDayForm, StaffForm
from medborgarbudget.organisations.models import Invitation, Organisation
from medborgarbudget.organisations.queries.staff import grants_today, open_invitations
from medborgarbudget.organisations.rules import may
from medborgarbudget.organisations.staff_page import people_of, roles_table
from medborgarbudget.people.acting import Actor
from medborgarbudget.people.roles import Capability
from medborgarbudget.web.acting import carried_out, done


@requires(Capability.SEE_PEOPLE)
def people(request: HttpRequest, organisation: Organisation, actor: Actor) -> HttpResponse:
    """Who has which role, and until when."""
    assert actor.user is not None
    may_give = may(actor.user, Capability.GIVE_ROLES, organisation)
    context = {
        "organisation": organisation,
        "people": people_of(organisation),
        "may_give": may_give,
        "invitations": open_invitations() if may_give else (),
    }
    return render(request, "organisations/people/people.html", context)


@requires(Capability.ENTER_WORKSPACE)
def roles(
    request: HttpRequest,
    organisation: Organisation,
    actor: Actor,
) -> HttpResponse:
    """What each role may do here."""
    context = {"organisation": organisation, "table": roles_table(organisation)}
    return render(request, "organisations/people/roles.html", context)


@requires(Capability.GIVE_ROLES)
def add(request: HttpRequest, organisation: Organisation, actor: Actor) -> HttpResponse:
    """Give roles to somebody who is here already, or invite somebody who is not."""
    form = StaffForm(request.POST or None, organisation=organisation)
    if form.is_valid():
        try:
            brought = bring_in(organisation=organisation, by=actor, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            invited = isinstance(brought, Invitation)
            told = _("The invitation is on its way to %(email)s. It can be accepted for 14 days.")
            if not invited:
                told = _("The roles count from now on. We have told %(email)s.")
            messages.success(request, told % {"email": form.cleaned_data["email"]})
            return redirect("organisations:people", organisation.slug)
    context = {"organisation": organisation, "form": form}
    return render(request, "organisations/people/add.html", context)


@requires(Capability.GIVE_ROLES)
def role(
    request: HttpRequest, organisation: Organisation, actor: Actor, grant_id: int
) -> HttpResponse:
    """Until when somebody has a role."""
    grant = get_object_or_404(grants_today().select_related("user"), pk=grant_id)
    form = LastDayForm(request.POST or None, initial={"last_day": grant.last_day})
    if form.is_valid():
        try:
            change_last_day(grant=grant, last_day=form.cleaned_data["last_day"], by=actor)
        except ValidationError as error:
            form.add_error("last_day", error)
        else:
            messages.success(request, _("The last day was changed. We have told the person."))
            return redirect("organisations:people", organisation.slug)
    context = {"organisation": organisation, "grant": grant, "form": form}
    return render(request, "organisations/people/role.html", context)


@requires(Capability.GIVE_ROLES)
def end(
    request: HttpRequest, organisation: Organisation, actor: Actor, grant_id: int
) -> HttpResponse:
    """End somebody's role at once."""
    grant = get_object_or_404(grants_today().select_related("user"), pk=grant_id)
    form = EndRoleForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and carried_out(
        form, lambda: end_role(grant=grant, by=actor, reason=form.cleaned_data["reason"])
    ):
        messages.success(request, _("The role has ended. We have told the person."))
        return redirect("organisations:people", organisation.slug)
    context = {"organisation": organisation, "grant": grant, "form": form}
    return render(request, "organisations/people/end.html", context)


@require_POST
@requires(Capability.GIVE_ROLES)
def resend(
    request: HttpRequest, organisation: Organisation, actor: Actor, invitation_id: int
) -> HttpResponse:
    """Send an invitation again."""
    told = _("The invitation was sent again. The link in the earlier letter no longer works.")
    return _with_invitation(request, organisation, invitation_id, actor, resend_invitation, told)


@require_POST
@requires(Capability.GIVE_ROLES)
def withdraw(
    request: HttpRequest, organisation: Organisation, actor: Actor, invitation_id: int
) -> HttpResponse:
    """Take back an invitation that nobody has answered."""
    told = _("The invitation was withdrawn. Its link no longer works.")
    return _with_invitation(request, organisation, invitation_id, actor, withdraw_invitation, told)


def _with_invitation(
    request: HttpRequest,
    organisation: Organisation,
    invitation_id: int,
    actor: Actor,
    action: Callable[..., Invitation],
    told: str,
) -> HttpResponse:
    invitation = get_object_or_404(Invitation, pk=invitation_id)
    done(request, lambda: action(invitation=invitation, by=actor), told)
    return redirect("organisations:people", organisation.slug)
