"""Where the set-up begins and ends: its list of pages, the check, the plan, going public."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from medborgarbudget.people.acting import Actor
from medborgarbudget.people.roles import Capability
from medborgarbudget.rounds.access import requires_in_round
from medborgarbudget.rounds.actions import publish_round
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.pages.setup import first_lacking, listed
from medborgarbudget.rounds.printing.plan import plan_of, rules_in_words
from medborgarbudget.rounds.queries import rows_in_order, start_decision_of
from medborgarbudget.rounds.queries.money import money_now
from medborgarbudget.rounds.views.answers import sent_to, shown
from medborgarbudget.rounds.views.setup.pages import set_up_page, show
from medborgarbudget.web.typesetting import pdf, pdf_response


@requires_in_round(Capability.SET_UP_ROUNDS)
def setup(request: HttpRequest, round: Round, actor: Actor) -> HttpResponse:
    """All pages of the set-up, and which of them lack something."""
    if round.published_at or not round.participatory_budget:
        return sent_to(round, "rounds:workspace_round")
    pages = listed(round)
    context = {
        "set_up_pages": pages,
        "go_on": first_lacking(pages) or pages[-1],
        "lacking": sum(bool(each.lacks) for each in pages),
        "lessons": list(round.previous.lessons.all()) if round.previous else [],
    }
    return shown(request, round, "rounds/setup/start.html", context)


@set_up_page
def setup_ready(request: HttpRequest, round: Round, actor: Actor) -> HttpResponse:
    """What is missing, all of the round on one page, and the button that makes it public."""
    money = money_now(round, public=False)
    return show(
        request,
        round,
        "ready",
        "rounds/setup/ready.html",
        money=money,
        budget=round.participatory_budget,
        pots=money.pots,
        sections=rules_in_words(money),
        days=rows_in_order(round),
        decision=start_decision_of(round),
    )


@set_up_page
@require_POST
def setup_publish(request: HttpRequest, round: Round, actor: Actor) -> HttpResponse:
    """Make the round public."""
    try:
        publish_round(round=round, by=actor)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return sent_to(round, "rounds:setup_ready")
    messages.success(
        request, _("The round is public. This is the page that everyone sees. Share its address.")
    )
    return redirect(round)


@requires_in_round(Capability.SEE_ROUNDS)
def setup_plan(request: HttpRequest, round: Round, actor: Actor) -> HttpResponse:
    """The plan of the round as a PDF, for the board."""
    if not round.participatory_budget:
        return sent_to(round, "rounds:workspace_round")
    now, money = timezone.localtime(), money_now(round, public=False)
    plan = plan_of(money, listed(round, money=money), now.date())
    content = pdf(
        "rounds/print/plan.typ",
        plan.as_dict(),
        title=_("Plan for %(round)s") % {"round": round.name},
        language=get_language() or "sv",
        made_at=now,
    )
    return pdf_response(content, _("plan-%(round)s.pdf") % {"round": round.slug})
