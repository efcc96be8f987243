"""Signing in without a password, and what a session knows of a second factor."""

import time
from typing import Any

from allauth.account.internal.flows.login import (
    get_authentication_records,
    perform_login,
    record_authentication,
)
from allauth.account.models import Login
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from medborgarbudget.people.models import User

SECOND_FACTOR = "mfa"
"""What allauth calls a second factor, and a passkey that stands for both, in the session."""

RECENTLY = 5 * 60
"""Seconds for which a sign-in is proof enough to change how one signs in."""

DEMO_SALT = "medborgarbudget.people.demo_sign_in"


def sign_in(request: HttpRequest, user: User) -> HttpResponse:
    """Sign in the holder of an account that was opened a moment ago, and say where to go next.

    An account that has been used before is not entered this way: its holder signs in as usual.
    """
    if user.last_login is not None:
        return redirect("account_login")
    record_authentication(request, user, method="invitation")
    return let_in(request, user)


def let_in(request: HttpRequest, user: User) -> HttpResponse:
    """Take the remaining steps of signing in: the second factor, unless it was given."""
    response: HttpResponse = perform_login(request, Login(user=user, email=user.email))
    return response


def count_second_factor(request: HttpRequest, user: User, kind: str) -> None:
    """Remember in the session that a second factor was given, and which kind."""
    record_authentication(request, user, method=SECOND_FACTOR, type=kind)


def gave_second_factor(request: HttpRequest, user: User) -> bool:
    """Whether this session, not just some session of this person, was given a second factor."""
    return any(record["method"] == SECOND_FACTOR for record in _records(request, user))


def signed_in_recently(request: HttpRequest, user: User) -> bool:
    """Whether the person proved who they are within the last minutes."""
    since = time.time() - RECENTLY
    return any(record["at"] > since for record in _records(request, user))


def _records(request: HttpRequest, user: User) -> list[dict[str, Any]]:
    records: list[dict[str, Any]] = get_authentication_records(request, user)
    return records


def demo_link(user: User) -> str:
    """The path that signs in a person of the demo, where the setting DEMO_SIGN_IN is on."""
    return reverse("demo_sign_in", args=[signing.dumps(user.pk, salt=DEMO_SALT)])


def user_of_demo_link(token: str) -> User | None:
    """The person whom a demo link signs in; ``None`` if nobody made such a link."""
    try:
        return User.objects.filter(pk=signing.loads(token, salt=DEMO_SALT)).first()
    except signing.BadSignature:
        return None
