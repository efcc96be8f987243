"""The rules of a round for everyone: the page, older versions, comparisons, PDF and JSON."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from i18nfield.strings import LazyI18nString

from medborgarbudget.rounds.addresses import address_of
from medborgarbudget.rounds.models import Round, Rulebook
from medborgarbudget.rounds.pages.comparing import Comparable, comparables_of, usual_pair
from medborgarbudget.rounds.printing.kept import Printed, identity_of
from medborgarbudget.rounds.printing.rulebook import in_groups, printed_rules
from medborgarbudget.rounds.queries import rulebook_in_force, steps_of
from medborgarbudget.rounds.queries.rulebooks import (
    frozen_rules,
    published_rules,
    since_last,
    versions_of,
)
from medborgarbudget.rounds.scoping import within_round
from medborgarbudget.rounds.states import Step, StepState
from medborgarbudget.rounds.timetable import view_of
from medborgarbudget.rounds.views.answers import shown
from medborgarbudget.rounds.wording.differences import differences
from medborgarbudget.rounds.wording.rulebook import rulebook_sections
from medborgarbudget.web.access import public
from medborgarbudget.web.typesetting import pdf, pdf_response

TEMPLATE = "rounds/print/rulebook.typ"


def of_version(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Give the view ``book``: the version that is asked for, or the one in force."""

    @wraps(view)
    def found(
        request: HttpRequest, round: Round, number: int | None = None, **kwargs: Any
    ) -> HttpResponse:
        asked = _number(request.GET.get("version", "")) if number is None else number
        for book in published_rules(round):
            if asked in (None, book.number):
                return view(request, round=round, book=book, **kwargs)
        raise Http404

    return found


@public
@within_round
@of_version
def rules(request: HttpRequest, round: Round, book: Rulebook) -> HttpResponse:
    """The rules as they hold, or held, and how they came about."""
    held = rulebook_in_force(round)
    assert held is not None
    frozen = frozen_rules(round)
    vote = view_of(steps_of(round), Step.VOTE)
    context = {
        "book": book,
        "held": held,
        "holds": book.number == held.number,
        "frozen": frozen,
        "is_correction": frozen is not None and book.number > frozen.number,
        "fingerprint": in_groups(book.fingerprint),
        "vote_opens": vote.starts_on if vote.state is StepState.UPCOMING else None,
        "sections": rulebook_sections(book.edition),
        "versions": versions_of(round),
        "since_last": since_last(round, book),
    }
    return shown(request, round, "rounds/rules/rules.html", context)


@public
@within_round
def compare(request: HttpRequest, round: Round) -> HttpResponse:
    """What tells two versions apart, those of the round before among them."""
    if not published_rules(round):
        raise Http404
    comparables = comparables_of(round)
    pair = _asked_for(request, comparables)
    context = {
        "comparables": list(comparables.values()),
        "pair": pair,
        "reason": pair and _reason(*pair),
        "differences": pair and differences(pair[0].book.edition, pair[1].book.edition),
    }
    return shown(request, round, "rounds/rules/compare.html", context)


@public
@within_round
@of_version
def rules_as_pdf(request: HttpRequest, round: Round, book: Rulebook) -> HttpResponse:
    """The rules to print and to keep."""
    page = address_of(round, "rounds:rules")
    data = printed_rules(round, book, request.build_absolute_uri(page)).as_dict()
    title = _("The rules of %(round)s") % {"round": round}
    language = get_language() or "sv"
    made = Printed(
        identity_of(f"{TEMPLATE} {title} {book.published_at}", data, language),
        lambda: pdf(TEMPLATE, data, title=title, language=language, made_at=book.published_at),
    )
    return pdf_response(made.content(), f"spelregler-{round.slug}-{book.number}.pdf")


@public
@within_round
@of_version
def rules_as_json(request: HttpRequest, round: Round, book: Rulebook) -> HttpResponse:
    """The very documents that the fingerprint is made of."""
    assert book.published_at is not None
    document = {
        "round": round.slug,
        "version": book.number,
        "published_at": book.published_at.isoformat(),
        "fingerprint": book.fingerprint,
        "rules": book.document,
        "pots": book.pots,
        "place": book.place,
    }
    return JsonResponse(document, json_dumps_params={"ensure_ascii": False, "indent": 1})


def _asked_for(
    request: HttpRequest, comparables: dict[str, Comparable]
) -> tuple[Comparable, Comparable] | None:
    words = request.GET.get("fran"), request.GET.get("till")
    if words == (None, None):
        return usual_pair(comparables)
    try:
        return comparables[words[0] or ""], comparables[words[1] or ""]
    except KeyError:
        raise Http404 from None


def _reason(old: Comparable, new: Comparable) -> LazyI18nString | None:
    """Why there is a new version, if it follows upon the old one."""
    follows = (new.book.round_id, new.book.number - 1) == (old.book.round_id, old.book.number)
    return new.book.reason if follows else None


def _number(text: str) -> int | None:
    if not text:
        return None
    # No version has the number 0.
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0
