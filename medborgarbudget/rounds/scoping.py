"""Finding the round that an address names, in the organisation that it names."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404

from medborgarbudget.organisations.models import Organisation
from medborgarbudget.organisations.scoping import within_organisation
from medborgarbudget.rounds.queries import public_rounds_of


def within_round(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Run the view in the organisation's scope, with ``round`` in place of ``round_slug``."""

    @wraps(view)
    @within_organisation
    def scoped(
        request: HttpRequest, organisation: Organisation, round_slug: str, **kwargs: Any
    ) -> HttpResponseBase:
        round = get_object_or_404(public_rounds_of(organisation), slug=round_slug)
        return view(request, round=round, **kwargs)

    return scoped
