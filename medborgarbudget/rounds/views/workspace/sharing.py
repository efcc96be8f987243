"""Sharing a round's money out over areas: the form, the arithmetic to look at, the act."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from medborgarbudget.people.acting import Actor
from medborgarbudget.people.roles import Capability
from medborgarbudget.rounds.access import requires_in_round
from medborgarbudget.rounds.actions import decide_by_hand, share_out
from medborgarbudget.rounds.forms.pots import ByHandForm, ReasonForm
from medborgarbudget.rounds.forms.sharing import ShareOutForm
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.money import named, shared_out
from medborgarbudget.rounds.pages.money import Sharing, sharing
from medborgarbudget.rounds.pages.sharing import start_of
from medborgarbudget.rounds.queries.money import figures_kept, held_by_others
from medborgarbudget.rounds.views.answers import typed
from medborgarbudget.rounds.views.workspace.pots import back, form_page
from medborgarbudget.web.acting import carried_out


@requires_in_round(Capability.SET_UP_ROUNDS)
def share(request: HttpRequest, round: Round, actor: Actor) -> HttpResponse:
    """Choose a formula and figures; then see what each area gets before it is so."""
    start = start_of(round)
    form = ShareOutForm(
        typed(request), figures=start.figures, used=start.used, initial=start.initial
    )
    worked_out = None if "change" in request.POST else _worked_out(form, round)
    if worked_out is None:
        return form_page(request, round, "share_out.html", form=form)
    reason = ReasonForm(request.POST if "confirm" in request.POST else None, round=round)
    if reason.is_valid() and carried_out(
        reason, lambda: _share_out(round, form, reason.reason, actor)
    ):
        told = _("The money is shared out over the areas. Each has a pot of its own.")
        messages.success(request, told)
        return back(request, round)
    context = {"form": form, "reason_form": reason, "sharing": worked_out}
    return form_page(
        request, round, "share_out_preview.html", **context, **_effects(round, form, worked_out)
    )


@requires_in_round(Capability.SET_UP_ROUNDS)
def by_hand(request: HttpRequest, round: Round, actor: Actor) -> HttpResponse:
    """Let the formula go, after a question."""
    form = ByHandForm(typed(request), round=round)
    if form.is_valid() and carried_out(
        form, lambda: decide_by_hand(round=round, reason=form.reason, by=actor)
    ):
        messages.success(request, _("The amounts can now be changed pot by pot."))
        return back(request, round)
    return form_page(request, round, "by_hand.html", form=form)


def _worked_out(form: ShareOutForm, round: Round) -> Sharing | None:
    """What each area would get; nothing if the form is empty, or cannot be shared out so."""
    if not form.is_valid():
        return None
    figures, formula = tuple(form.named), form.cleaned_data["allocation"]
    try:
        shared = shared_out(form.cleaned_data["total"], figures, formula, round.currency)
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return None
    return sharing(formula, figures, shared, round.currency)


def _effects(round: Round, form: ShareOutForm, worked_out: Sharing) -> dict[str, Any]:
    """What the sharing out does to the round's other money."""
    chosen = {each.area for each in form.named}
    gone = [each for each in figures_kept(round) if each.area not in chosen]
    others = held_by_others(round, chosen | {each.area for each in gone})
    after = others + worked_out.shared.total - worked_out.shared.left
    lacking = [each.name for each in form.named if each.residents is None]
    return {
        "gone": named([each.name for each in gone]) if gone else "",
        "lacking": named(lacking) if lacking else "",
        "others": others,
        "over": max(after - round.budget, 0),
        "left": max(round.budget - after, 0),
    }


def _share_out(round: Round, form: ShareOutForm, reason: Any, by: Actor) -> None:
    cleaned = form.cleaned_data
    share_out(
        round=round,
        total=cleaned["total"],
        allocation=cleaned["allocation"],
        source=cleaned["source"],
        edition=cleaned["edition"],
        counted_on=cleaned["counted_on"],
        figures=form.named,
        reason=reason,
        by=by,
    )
