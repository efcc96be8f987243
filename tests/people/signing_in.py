"""People who sign in, as tests see them."""

import time

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.http import HttpResponse
from django.test import Client
from django_scopes import scopes_disabled

from medborgarbudget.people.actions.accounts import add_totp, open_account
from medborgarbudget.people.models import Letter, User

PASSWORD = "tre gröna hattar och en båt"


def a_person(email: str = "kim@almvik.se", language: str = "sv") -> User:
    """Somebody with an account and no second factor yet."""
    return open_account(email=email, name="Kim Ek", password=PASSWORD, language=language)


def a_colleague(email: str = "kim@almvik.se") -> tuple[User, str]:
    """Somebody whose app gives codes, and the secret of the app."""
    user = a_person(email)
    return user, add_totp(user=user)


def code_of(secret: str) -> str:
    """The code that an app with this secret shows now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def give_password(
    client: Client, email: str = "kim@almvik.se", password: str = PASSWORD, wanted: str = ""
) -> HttpResponse:
    """Send the form of the first page of signing in."""
    words = {"login": email, "password": password} | ({"next": wanted} if wanted else {})
    return client.post("/konto/logga-in/", words)


def give_code(client: Client, code: str) -> HttpResponse:
    """Send the form of the second page of signing in."""
    return client.post("/konto/logga-in/kod/", {"code": code})


def letters() -> list[Letter]:
    """The letters that were written, the newest first."""
    with scopes_disabled():
        return list(Letter.objects.all())
