"""Every page of an organisation sees that organisation's rows and no others."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django_scopes import scope

from medborgarbudget.organisations.models import Organisation


def within_organisation(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Find the organisation named in the address and run the view in its scope.

    The view gets ``organisation`` in place of ``organisation_slug``. Outside the scope a
    query on tenant-owned rows raises ``ScopeError``.
    """

    @wraps(view)
    def scoped(request: HttpRequest, organisation_slug: str, **kwargs: Any) -> HttpResponseBase:
        organisation = get_object_or_404(Organisation, slug=organisation_slug)
        with scope(organisation=organisation):
            return view(request, organisation=organisation, **kwargs)

    return scoped
