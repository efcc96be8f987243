"""The pots of a round in the workspace, and as the set-up's page about money."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from medborgarbudget.people.acting import Actor
from medborgarbudget.people.roles import Capability
from medborgarbudget.rounds.access import requires_in_round
from medborgarbudget.rounds.actions import add_pot, change_pot, move_pot, remove_pot, set_budget
from medborgarbudget.rounds.forms.pots import PotForm, RemovePotForm, TotalForm
from medborgarbudget.rounds.models import Pot, Round
from medborgarbudget.rounds.pages.money import in_workspace
from medborgarbudget.rounds.queries.money import is_shared_out_to, money_now, pot_to_add
from medborgarbudget.rounds.queries.pots import pots_of
from medborgarbudget.rounds.rules import may_in_round
from medborgarbudget.rounds.states import PotCoverage
from medborgarbudget.rounds.views.answers import sent_to, shown, typed
from medborgarbudget.rounds.views.one_at_a_time import one_at_a_time
from medborgarbudget.rounds.views.setup.pages import set_up_page, show
from medborgarbudget.web.acting import carried_out, done

SETUP = "planering"
"""What the address of a form tells of where one came from, and goes back to."""


@requires_in_round(Capability.SEE_ROUNDS)
def pots(request: HttpRequest, round: Round, actor: Actor) -> HttpResponse:
    """The money of the round, what is left of it, and what can be done."""
    context = in_workspace(money_now(round, public=False))
    context["may_change"] = (
        may_in_round(actor, Capability.SET_UP_ROUNDS, round) and not context["settled"]
    )
    return shown(request, round, "rounds/workspace/pots.html", context)


@set_up_page
@one_at_a_time
def setup_money(request: HttpRequest, round: Round, actor: Actor) -> HttpResponse:
    """The same as a page of the set-up, with the sum to fill in."""
    form = TotalForm(typed(request), round=round, initial={"total": round.budget or None})
    if form.is_valid() and carried_out(
        form, lambda: set_budget(round=round, total=form.cleaned_data["total"], by=actor)
    ):
        messages.success(request, _("The sum is saved. Go on with the pots."))
        return sent_to(round, "rounds:setup_money")
    context = in_workspace(money_now(round, public=False)) | {
        "total_form": form,
        "may_change": True,
        "way": f"?fran={SETUP}",
    }
    return show(request, round, "money", "rounds/setup/money.html", **context)


@requires_in_round(Capability.SET_UP_ROUNDS)
@one_at_a_time
def total(request: HttpRequest, round: Round, actor: Actor) -> HttpResponse:
    """Say how much money there is in all."""
    form = TotalForm(typed(request), round=round, initial={"total": round.budget or None})
    if form.is_valid() and carried_out(
        form,
        lambda: set_budget(
            round=round, total=form.cleaned_data["total"], reason=form.reason, by=actor
        ),
    ):
        messages.success(request, _("The sum is saved."))
        return back(request, round)
    return form_page(request, round, form=form, heading=_("The money in all"))


@requires_in_round(Capability.SET_UP_ROUNDS)
def new_pot(request: HttpRequest, round: Round, actor: Actor) -> HttpResponse:
    """Add a pot."""
    suggested = pot_to_add(round)
    form = PotForm(typed(request), round=round, pot=suggested)
    wants_more_slots = "more" in request.POST
    if (
        not wants_more_slots
        and form.is_valid()
        and carried_out(
            form,
            lambda: add_pot(round=round, details=form.details, reason=form.reason, by=actor),
        )
    ):
        messages.success(request, _("The pot is added."))
        return back(request, round)
    context = {"form": form, "heading": _("A new pot")}
    # The pot of a template has a name, or is for an area that lends it one.
    by_template = bool(str(suggested.name)) or suggested.coverage == PotCoverage.AREA
    return form_page(request, round, "pot.html", by_template=by_template, **context)


@requires_in_round(Capability.SET_UP_ROUNDS)
@one_at_a_time
def edit_pot(request: HttpRequest, round: Round, actor: Actor, number: int) -> HttpResponse:
    """Change a pot."""
    pot = _pot(round, number)
    form = PotForm(typed(request), round=round, pot=pot)
    wants_more_slots = "more" in request.POST
    if (
        not wants_more_slots
        and form.is_valid()
        and carried_out(
            form, lambda: change_pot(pot=pot, details=form.details, reason=form.reason, by=actor)
        )
    ):
        messages.success(request, _("The changes to %(pot)s are saved.") % {"pot": pot})
        return back(request, round)
    context = {"form": form, "heading": str(pot), "pot": pot}
    by_formula = is_shared_out_to(round, pot)
    return form_page(request, round, "pot.html", by_formula=by_formula, **context)


@requires_in_round(Capability.SET_UP_ROUNDS)
def confirm_removal(request: HttpRequest, round: Round, actor: Actor, number: int) -> HttpResponse:
    """Remove a pot, after a question."""
    pot = _pot(round, number)
    form = RemovePotForm(typed(request), round=round)
    if form.is_valid() and carried_out(
        form, lambda: remove_pot(pot=pot, reason=form.reason, by=actor)
    ):
        messages.success(request, _("%(pot)s is removed.") % {"pot": pot})
        return back(request, round)
    heading = _("Remove %(pot)s?") % {"pot": pot}
    return form_page(request, round, "remove_pot.html", form=form, heading=heading, pot=pot)


@require_POST
@requires_in_round(Capability.SET_UP_ROUNDS)
def move(request: HttpRequest, round: Round, actor: Actor, number: int) -> HttpResponse:
    """Move a pot one place up or down."""
    pot = _pot(round, number)
    up = request.POST.get("way") == "up"
    said = _("%(pot)s has moved up.") if up else _("%(pot)s has moved down.")
    done(request, lambda: move_pot(pot=pot, up=up, by=actor), said % {"pot": pot})
    return back(request, round)


def back(request: HttpRequest, round: Round) -> HttpResponse:
    """The page that a form was opened from."""
    route = "rounds:workspace_pots"
    if request.GET.get("fran") == SETUP and not round.published_at:
        route = "rounds:setup_money"
    return sent_to(round, route)


def _pot(round: Round, number: int) -> Pot:
    pot: Pot = get_object_or_404(pots_of(round).select_related("round"), pk=number)
    return pot


def form_page(
    request: HttpRequest, round: Round, template: str = "money_form.html", **context: object
) -> HttpResponse:
    common = {
        "back_url": back(request, round)["Location"],
        "way": f"?fran={SETUP}" if request.GET.get("fran") == SETUP else "",
    }
    return shown(request, round, f"rounds/workspace/{template}", common | context)
