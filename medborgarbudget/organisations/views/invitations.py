"""The page behind the secret link of an invitation."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from medborgarbudget.organisations.actions.invitations import (
    accept_invitation,
    accept_with_new_account,
)
from medborgarbudget.organisations.forms.staff import AcceptForm, NewAccountForm
from medborgarbudget.organisations.models import Invitation, Organisation
from medborgarbudget.organisations.queries.staff import has_account
from medborgarbudget.organisations.round_names import round_name_of
from medborgarbudget.organisations.scoping import within_organisation
from medborgarbudget.people.roles import Role
from medborgarbudget.people.sign_in import sign_in
from medborgarbudget.web.access import by_link
from medborgarbudget.web.secret_links import digest_of


@by_link
@never_cache
@within_organisation
def invitation(request: HttpRequest, organisation: Organisation, secret: str) -> HttpResponse:
    """Who invites, to what, and how to accept."""
    invitation = get_object_or_404(Invitation, secret_digest=digest_of(secret))
    form: AcceptForm | NewAccountForm | None = None
    if invitation.is_open:
        form = _form(request, invitation)
        if form and form.is_valid():
            try:
                return _accept(request, invitation, form)
            except ValidationError as error:
                form.add_error(None, error)
    context = {
        "organisation": organisation,
        "invitation": invitation,
        "form": form,
        "roles": [Role(role) for role in invitation.roles],
        "round_name": round_name_of(invitation),
    }
    return render(request, "organisations/invitation.html", context)


def _form(request: HttpRequest, invitation: Invitation) -> AcceptForm | NewAccountForm | None:
    """What to fill in; nothing for those who have an account and are to sign in first."""
    data = request.POST if request.method == "POST" else None
    if request.user.is_authenticated:
        return AcceptForm(data)
    if has_account(invitation.email):
        return None
    return NewAccountForm(data, initial={"name": invitation.name})


def _accept(
    request: HttpRequest, invitation: Invitation, form: AcceptForm | NewAccountForm
) -> HttpResponse:
    if request.user.is_authenticated:
        accept_invitation(invitation=invitation, user=request.user)
    else:
        language = get_language() or ""
        user = accept_with_new_account(
            invitation=invitation, language=language, **form.cleaned_data
        )
        sign_in(request, user)
    said = _("You have accepted: %(roles)s in %(organisation)s.")
    places = (round_name_of(invitation), str(invitation.organisation))
    where = ", ".join(place for place in places if place)
    messages.success(request, said % {"roles": invitation, "organisation": where})
    return redirect("organisations:workspace", invitation.organisation.slug)
