"""Pages for those who have a role in the round that the address names."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404

from medborgarbudget.organisations.models import Organisation
from medborgarbudget.organisations.rules import role_for
from medborgarbudget.organisations.scoping import within_organisation
from medborgarbudget.people.access import demanding_sign_in
from medborgarbudget.people.acting import Actor
from medborgarbudget.people.roles import Capability
from medborgarbudget.rounds.queries.rounds import rounds_of
from medborgarbudget.web.access import Access, AccessRule, under

View = Callable[..., HttpResponseBase]


def requires_in_round(capability: Capability) -> Callable[[View], View]:
    """Let in whoever has a role that allows this in the round of the address, or in its whole
    organisation.

    The view runs in the organisation's scope and gets ``round``, public or not, and ``actor``.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        @demanding_sign_in
        @within_organisation
        def guarded(
            request: HttpRequest, organisation: Organisation, round_slug: str, **kwargs: Any
        ) -> HttpResponseBase:
            user = request.user
            assert user.is_authenticated
            round = get_object_or_404(rounds_of(organisation), slug=round_slug)
            role = role_for(user, capability, organisation, round_id=round.pk)
            if role is None:
                raise PermissionDenied
            return view(request, round=round, actor=Actor(role, user), **kwargs)

        return under(AccessRule(Access.CAPABILITY, capability), guarded)

    return decorate
