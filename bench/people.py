"""People to measure as: visitors who have signed in."""

import secrets
from typing import Any

from bench.site import HOST, Visitor


def signed_in(organisation: Any, role: Any) -> Visitor:
    """Somebody new with a role, who signs in, second factor and all, as people of the demo do."""
    from django.test import Client

    from medborgarbudget.organisations.models import RoleGrant
    from medborgarbudget.people.actions.accounts import add_totp, open_account
    from medborgarbudget.people.sign_in import demo_link

    user = open_account(
        email=f"{organisation.slug}@samverkan.example",
        name=str(role.label),
        password=secrets.token_urlsafe(),
        language="sv",
    )
    add_totp(user=user)
    RoleGrant.objects.create(organisation=organisation, user=user, role=role)
    client = Client(SERVER_NAME=HOST)
    client.get(demo_link(user))
    return Visitor("; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items()))
