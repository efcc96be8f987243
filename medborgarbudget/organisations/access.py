"""Pages for those who have a role in the organisation that the address names."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from medborgarbudget.organisations.models import Organisation
from medborgarbudget.organisations.rules import role_for
from medborgarbudget.organisations.scoping import within_organisation
from medborgarbudget.people.access import demanding_sign_in
from medborgarbudget.people.acting import Actor
from medborgarbudget.people.roles import Capability
from medborgarbudget.web.access import Access, AccessRule, under

View = Callable[..., HttpResponseBase]


def requires(capability: Capability) -> Callable[[View], View]:
    """Let in whoever has a role that allows this in the organisation of the address.

    The view runs in the organisation's scope and gets ``organisation`` and ``actor``. Others
    are sent to sign in or, once they have, refused. Roles are read anew at every request.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        @demanding_sign_in
        @within_organisation
        def guarded(
            request: HttpRequest, organisation: Organisation, **kwargs: Any
        ) -> HttpResponseBase:
            user = request.user
            assert user.is_authenticated
            role = role_for(user, capability, organisation)
            if role is None:
                raise PermissionDenied
            return view(request, organisation=organisation, actor=Actor(role, user), **kwargs)

        return under(AccessRule(Access.CAPABILITY, capability), guarded)

    return decorate
