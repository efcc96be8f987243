"""One person at a time changes a round, so that what a form is compared with stays as it is."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from medborgarbudget.people.acting import Actor
from medborgarbudget.rounds.actions.journal import locked
from medborgarbudget.rounds.models import Round

View = Callable[..., HttpResponseBase]


def one_at_a_time(view: View) -> View:
    """Read what is stored, compare and save while nobody else can save in the same round."""

    @wraps(view)
    def waiting(request: HttpRequest, round: Round, actor: Actor, **kwargs: Any) -> Any:
        if request.method != "POST":
            return view(request, round=round, actor=actor, **kwargs)
        with transaction.atomic():
            try:
                round = locked(round)
            except Round.DoesNotExist:
                raise Http404 from None
            return view(request, round=round, actor=actor, **kwargs)

    return waiting
