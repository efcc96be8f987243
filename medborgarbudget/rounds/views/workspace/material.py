"""Ready-made texts, posters and pictures about a round."""

from typing import TypeVar

from django.db.models import TextChoices
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language

from medborgarbudget.people.acting import Actor
from medborgarbudget.people.roles import Capability
from medborgarbudget.rounds.access import requires_in_round
from medborgarbudget.rounds.models import Round
from medborgarbudget.rounds.outreach.material import (
    Paper,
    Shape,
    drawn_picture,
    picture,
    poster_preview,
    printed_poster,
)
from medborgarbudget.rounds.outreach.occasions import PRINTED, Occasion, Version, occasion_now
from medborgarbudget.rounds.outreach.texts import MOST_IN_MESSAGE, ready_texts
from medborgarbudget.rounds.printing.kept import Printed
from medborgarbudget.rounds.queries import steps_of
from medborgarbudget.rounds.scoping import within_round
from medborgarbudget.rounds.views.answers import shown
from medborgarbudget.web.access import public
from medborgarbudget.web.typesetting import pdf_response, png_response

KEPT_BY_EVERYONE = "public, max-age=86400"
ASK_EACH_TIME = "private, no-cache"
Choice = TypeVar("Choice", bound=TextChoices)


@requires_in_round(Capability.SEE_ROUNDS)
def texts(request: HttpRequest, round: Round, actor: Actor) -> HttpResponse:
    """Texts to copy, for one occasion in one language."""
    occasion, version = _asked_for(request, round)
    context = _context(occasion, version, list(Version)) | {
        "texts": ready_texts(round, occasion, version),
        "most_in_message": MOST_IN_MESSAGE,
    }
    return shown(request, round, "rounds/workspace/outreach/texts.html", context)


@requires_in_round(Capability.SEE_ROUNDS)
def material(request: HttpRequest, round: Round, actor: Actor) -> HttpResponse:
    """Posters, flyers and pictures to look at and download."""
    occasion, version = _asked_for(request, round)
    version = version if version in PRINTED else Version.SWEDISH
    context = _context(occasion, version, list(PRINTED)) | {
        "papers": list(Paper),
        "shapes": list(Shape),
        "alt": picture(round, occasion, Shape.WIDE).alt,
    }
    return shown(request, round, "rounds/workspace/outreach/material.html", context)


@requires_in_round(Capability.SEE_ROUNDS)
def poster(
    request: HttpRequest,
    round: Round,
    actor: Actor,
    occasion: str,
    language: str,
    paper: str,
) -> HttpResponse:
    """A poster, or two flyers, as a PDF."""
    when, version, kind = _named(Occasion, occasion), _language(language), _named(Paper, paper)
    made = printed_poster(round, when, version, kind)
    name = f"affisch-{round.organisation.slug}-{round.slug}-{when}-{version}-{kind}.pdf"
    return _answer(request, made, name, ASK_EACH_TIME)


@requires_in_round(Capability.SEE_ROUNDS)
def preview(
    request: HttpRequest,
    round: Round,
    actor: Actor,
    occasion: str,
    language: str,
) -> HttpResponse:
    """The poster as a small picture."""
    made = poster_preview(round, _named(Occasion, occasion), _language(language))
    return _answer(request, made, "affisch.png", ASK_EACH_TIME)


@requires_in_round(Capability.SEE_ROUNDS)
def share_picture(
    request: HttpRequest,
    round: Round,
    actor: Actor,
    occasion: str,
    language: str,
    shape: str,
) -> HttpResponse:
    """A picture to share, for the workspace to download."""
    when, version, form = _named(Occasion, occasion), _language(language), _named(Shape, shape)
    made = drawn_picture(round, when, version, form)
    name = f"delbild-{round.organisation.slug}-{round.slug}-{when}-{version}-{form}.png"
    return _answer(request, made, name, ASK_EACH_TIME)


@public
@within_round
def public_picture(request: HttpRequest, round: Round) -> HttpResponse:
    """The picture that other sites show beside a link to the round's page."""
    version = Version.ENGLISH if get_language() == "en" else Version.SWEDISH
    made = drawn_picture(round, occasion_now(steps_of(round)), version, Shape.WIDE)
    return _answer(request, made, f"{round.slug}.png", KEPT_BY_EVERYONE)


def _answer(request: HttpRequest, made: Printed, name: str, keep: str) -> HttpResponse:
    """The file, or that the browser has it already: then it is not made."""
    etag = f'"{made.identity}"'
    response = get_conditional_response(request, etag=etag)
    if response is None:
        answer_with = pdf_response if name.endswith(".pdf") else png_response
        response = answer_with(made.content(), name)
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = keep
    return response


def _asked_for(request: HttpRequest, round: Round) -> tuple[Occasion, Version]:
    occasion, version = request.GET.get("tillfalle"), request.GET.get("sprak")
    return (
        Occasion(occasion) if occasion in Occasion.values else occasion_now(steps_of(round)),
        Version(version) if version in Version.values else Version.SWEDISH,
    )


def _context(occasion: Occasion, version: Version, versions: list[Version]) -> dict[str, object]:
    return {
        "occasion": occasion,
        "occasions": list(Occasion),
        "version": version,
        "versions": versions,
    }


def _named(choices: type[Choice], value: str) -> Choice:
    if value not in choices.values:
        raise Http404
    return choices(value)


def _language(value: str) -> Version:
    version = _named(Version, value)
    if version not in PRINTED:
        raise Http404
    return version
