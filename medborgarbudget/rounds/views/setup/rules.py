"""The pages of the set-up about rules; those of a public round are changed on them too."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from medborgarbudget.people.acting import Actor
from medborgarbudget.people.roles import Capability
from medborgarbudget.rounds.access import requires_in_round
from medborgarbudget.rounds.actions import save_rules
from medborgarbudget.rounds.forms.rules.ballots import BallotPageForm
from medborgarbudget.rounds.forms.rules.conditions import ConditionsForm
from medborgarbudget.rounds.forms.rules.ideas import IdeasForm, examples_left
from medborgarbudget.rounds.forms.rules.methods import MethodPageForm
from medborgarbudget.rounds.forms.rules.publicity import PublicityPageForm
from medborgarbudget.rounds.forms.rules.settings import RulesForm
from medborgarbudget.rounds.forms.rules.who import WhoForm
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.queries import is_frozen
from medborgarbudget.rounds.queries.setup import has_area_pots, how_many, rules_being_written
from medborgarbudget.rounds.rulebook import Rules
from medborgarbudget.rounds.views.answers import typed
from medborgarbudget.rounds.views.one_at_a_time import one_at_a_time
from medborgarbudget.rounds.views.setup.pages import go_on, show, warn
from medborgarbudget.rounds.wording.fitting import what_gave_way
from medborgarbudget.web.acting import carried_out
from medborgarbudget.web.autosaving import saved_in_the_background


@requires_in_round(Capability.SET_UP_ROUNDS)
@one_at_a_time
def setup_who(request: HttpRequest, round: Round, actor: Actor) -> HttpResponse:
    """Who may propose, support and vote."""
    if is_frozen(round):
        return _locked(request, round, "who")
    rules = rules_being_written(round)
    form = WhoForm(
        typed(request),
        rules=rules,
        languages=round.organisation.languages,
        with_areas=has_area_pots(round),
    )
    known = {
        "propose": how_many(round, rules.propose),
        "vote": how_many(round, rules.vote),
        "support": how_many(round, rules.support) if rules.support else None,
    }
    return _rules_page(request, round, "who", form, how_many=known)


@requires_in_round(Capability.SET_UP_ROUNDS)
@one_at_a_time
def setup_ideas(request: HttpRequest, round: Round, actor: Actor) -> HttpResponse:
    """What is asked of ideas, and the criteria."""
    rules = rules_being_written(round)
    languages = round.organisation.languages
    frozen = is_frozen(round)
    form = IdeasForm(
        typed(request),
        rules=rules,
        languages=languages,
        frozen=frozen,
        one_more="fler" in request.GET,
    )
    examples = examples_left(rules)
    return _rules_page(request, round, "ideas", form, examples=examples, frozen=frozen)


@requires_in_round(Capability.SET_UP_ROUNDS)
@one_at_a_time
def setup_count(request: HttpRequest, round: Round, actor: Actor) -> HttpResponse:
    """How people vote."""
    return _page_of_count(request, round, "count", BallotPageForm)


@requires_in_round(Capability.SET_UP_ROUNDS)
@one_at_a_time
def setup_method(request: HttpRequest, round: Round, actor: Actor) -> HttpResponse:
    """How the votes are counted."""
    return _page_of_count(request, round, "method", MethodPageForm)


@requires_in_round(Capability.SET_UP_ROUNDS)
@one_at_a_time
def setup_conditions(request: HttpRequest, round: Round, actor: Actor) -> HttpResponse:
    """What else holds, whichever method counts."""
    return _page_of_count(request, round, "conditions", ConditionsForm)


@requires_in_round(Capability.SET_UP_ROUNDS)
@one_at_a_time
def setup_public(request: HttpRequest, round: Round, actor: Actor) -> HttpResponse:
    """What everyone can see, and what happens with money that is left over."""
    frozen = is_frozen(round)
    form = PublicityPageForm(
        typed(request),
        rules=rules_being_written(round),
        languages=round.organisation.languages,
        frozen=frozen,
    )
    return _rules_page(request, round, "public", form, frozen=frozen)


def _page_of_count(
    request: HttpRequest, round: Round, name: str, form: type[RulesForm]
) -> HttpResponse:
    if is_frozen(round):
        return _locked(request, round, name)
    rules = rules_being_written(round)
    asked = form(typed(request), rules=rules, languages=round.organisation.languages)
    return _rules_page(request, round, name, asked, rules=rules)


def _rules_page(
    request: HttpRequest, round: Round, name: str, form: RulesForm, **context: Any
) -> HttpResponse:
    template = f"rounds/setup/{name}.html"
    if form.data is None:
        return show(request, round, name, template, form=form, **context)
    written = form.written
    saved = carried_out(form, lambda: save_rules(round=round, rules=written))  # type: ignore[arg-type]
    form.saved_as(form.filled_with(rules_being_written(round)))
    if answer := saved_in_the_background(request, form, all_of_it=saved and form.is_valid()):
        return answer
    if not form.is_valid():
        if saved:
            warn(request)
        return show(request, round, name, template, form=form, **context)
    for sentence in what_gave_way(form.rules.count, written.count):
        messages.info(request, sentence)
    if form.stays:
        return _once_more(request, form.rules, written)
    return go_on(request, round, name)


def _once_more(request: HttpRequest, before: Rules, written: Rules) -> HttpResponse:
    done = request.POST.get("do", "")
    if done == "add":
        return redirect(f"{request.path}?fler=1#criteria")
    if done:
        said = _("Saved.") if before == written else _("Saved. The list is changed.")
        messages.success(request, said)
        return redirect(f"{request.path}#criteria")
    messages.success(request, _("Saved. Now answer the questions that belong to what you chose."))
    return redirect(f"{request.path}#more")


def _locked(request: HttpRequest, round: Round, name: str) -> HttpResponse:
    return show(request, round, name, "rounds/setup/locked.html")
