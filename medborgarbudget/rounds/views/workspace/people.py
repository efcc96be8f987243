"""Who works with a round, and giving roles in it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from medborgarbudget.organisations.actions.staff import bring_in
from medborgarbudget.organisations.models import Invitation
from medborgarbudget.people.acting import Actor
from medborgarbudget.people.roles import Capability
from medborgarbudget.rounds.access import requires_in_round
from medborgarbudget.rounds.forms.people import RoundStaffForm
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.queries.people import invitations_to, people_in
from medborgarbudget.rounds.rules import may_in_round
from medborgarbudget.rounds.views.answers import sent_to, shown, typed
from medborgarbudget.web.acting import carried_out


@requires_in_round(Capability.SEE_PEOPLE)
def people(request: HttpRequest, round: Round, actor: Actor) -> HttpResponse:
    """Who has a role in this round, or in all."""
    may_give = may_in_round(actor, Capability.GIVE_ROLES, round)
    context = {
        "people": people_in(round),
        "may_give": may_give,
        "invitations": invitations_to(round) if may_give else (),
    }
    return shown(request, round, "rounds/workspace/people.html", context)


@requires_in_round(Capability.GIVE_ROLES)
def add(request: HttpRequest, round: Round, actor: Actor) -> HttpResponse:
    """Give somebody roles in this round alone, or invite them to it."""
    organisation = round.organisation
    form = RoundStaffForm(typed(request), organisation=organisation)
    brought: list[object] = []
    if form.is_valid() and carried_out(
        form,
        lambda: brought.append(
            bring_in(organisation=organisation, round_id=round.pk, by=actor, **form.cleaned_data)
        ),
    ):
        said = _("The roles count in this round from now on. We have told %(email)s.")
        if isinstance(brought[0], Invitation):
            said = _("The invitation is on its way to %(email)s. It can be accepted for 14 days.")
        messages.success(request, said % {"email": form.cleaned_data["email"]})
        return sent_to(round, "rounds:workspace_people")
    return shown(request, round, "rounds/workspace/add_person.html", {"form": form})
