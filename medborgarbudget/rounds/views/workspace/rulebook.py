"""Where staff see the rules in force and those to come, publish changes, and note lessons."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from medborgarbudget.people.acting import Actor
from medborgarbudget.people.roles import Capability
from medborgarbudget.rounds.access import requires_in_round
from medborgarbudget.rounds.actions import (
    discard_rules,
    note_lesson,
    publish_rules,
    remove_lesson,
)
from medborgarbudget.rounds.forms.rulebook import LessonForm, PublishRulesForm
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.queries.rulebooks import coming_rules, lessons_of, versions_of
from medborgarbudget.rounds.rules import may_in_round
from medborgarbudget.rounds.states import RulePart
from medborgarbudget.rounds.views.answers import sent_to, shown
from medborgarbudget.rounds.wording.rulebook import rulebook_sections
from medborgarbudget.web.acting import carried_out, done


@requires_in_round(Capability.SEE_ROUNDS)
def rules_here(request: HttpRequest, round: Round, actor: Actor) -> HttpResponse:
    """The rules that hold, what would change, and what was learnt."""
    return _page(request, round, actor)


@require_POST
@requires_in_round(Capability.SET_UP_ROUNDS)
def publish(request: HttpRequest, round: Round, actor: Actor) -> HttpResponse:
    """Let changed rules hold, with a reason that everyone can read."""
    form = PublishRulesForm(request.POST, languages=round.organisation.languages)
    if form.is_valid() and carried_out(
        form, lambda: publish_rules(round=round, reason=form.cleaned_data["reason"], by=actor)
    ):
        told = _("The changes are published. They stand on the page with the rules.")
        messages.success(request, told)
        return _back(round)
    return _page(request, round, actor, publish_form=form)


@require_POST
@requires_in_round(Capability.SET_UP_ROUNDS)
def discard(request: HttpRequest, round: Round, actor: Actor) -> HttpResponse:
    """Throw away changes that were not published."""
    done(
        request,
        lambda: discard_rules(round=round, by=actor),
        _("The changes are thrown away. The rules hold as they were published."),
    )
    return _back(round)


@require_POST
@requires_in_round(Capability.RUN_ROUNDS)
def note(request: HttpRequest, round: Round, actor: Actor) -> HttpResponse:
    """Note what should change next time."""
    form = LessonForm(request.POST, languages=round.organisation.languages)
    if form.is_valid() and carried_out(
        form,
        lambda: note_lesson(
            round=round,
            about=RulePart(form.cleaned_data["about"]),
            text=form.cleaned_data["text"],
            by=actor,
        ),
    ):
        told = _("The lesson is noted. It is shown when the next round is set up.")
        messages.success(request, told)
        return _back(round)
    return _page(request, round, actor, lesson_form=form)


@require_POST
@requires_in_round(Capability.RUN_ROUNDS)
def remove(request: HttpRequest, round: Round, actor: Actor, number: int) -> HttpResponse:
    """Take away a lesson that was noted by mistake."""
    lesson = get_object_or_404(lessons_of(round), pk=number)
    done(request, lambda: remove_lesson(lesson=lesson, by=actor), _("The lesson is taken away."))
    return _back(round)


def _page(request: HttpRequest, round: Round, actor: Actor, **forms: Any) -> HttpResponse:
    languages = round.organisation.languages
    coming = coming_rules(round)
    context = {
        "held": coming.held,
        "frozen": coming.frozen,
        "draft": coming.draft,
        "differences": coming.differences,
        "refusals": coming.refusals,
        "sections": coming.edition and rulebook_sections(coming.edition),
        "versions": versions_of(round),
        "lessons": lessons_of(round),
        "last_lessons": lessons_of(round.previous) if round.previous else (),
        "publish_form": PublishRulesForm(languages=languages),
        "lesson_form": LessonForm(languages=languages),
        "may_change": may_in_round(actor, Capability.SET_UP_ROUNDS, round),
        "may_note": may_in_round(actor, Capability.RUN_ROUNDS, round),
        **forms,
    }
    return shown(request, round, "rounds/workspace/rules.html", context)


def _back(round: Round) -> HttpResponse:
    return sent_to(round, "rounds:workspace_rules")
