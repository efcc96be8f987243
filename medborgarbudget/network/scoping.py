"""Pages that only an association has."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from medborgarbudget.organisations.models import Organisation
from medborgarbudget.organisations.states import OrganisationKind


def of_association(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Answer that there is no such page, unless the view's ``organisation`` is an association."""

    @wraps(view)
    def checked(
        request: HttpRequest, *, organisation: Organisation, **kwargs: Any
    ) -> HttpResponseBase:
        if organisation.kind != OrganisationKind.ASSOCIATION:
            raise Http404
        return view(request, organisation=organisation, **kwargs)

    return checked
