"""How the views of a round read a form, show a page and send the reader on."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render

from medborgarbudget.rounds.addresses import address_of
from medborgarbudget.rounds.models import Round

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile
    from django.utils.datastructures import MultiValueDict


def typed(request: HttpRequest) -> QueryDict | None:
    """What was typed into a form that was sent; ``None`` for one that is only looked at."""
    return request.POST if request.method == "POST" else None


def handed_in(
    request: HttpRequest,
) -> "tuple[QueryDict, MultiValueDict[str, UploadedFile[bytes]]] | tuple[None, None]":
    """What was typed, and the files that came with it."""
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


def shown(
    request: HttpRequest, round: Round, template: str, context: Mapping[str, object] | None = None
) -> HttpResponse:
    """A page about a round: every such template knows the round and its organisation."""
    about = {"organisation": round.organisation, "round": round}
    return render(request, template, {**about, **(context or {})})


def sent_to(round: Round, route: str, *words: str | int) -> HttpResponse:
    """On to another page of the round."""
    return redirect(address_of(round, route, *words))
