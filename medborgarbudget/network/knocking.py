"""Who uses a form without an account: told apart from day to day, never known."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac


@dataclass(frozen=True, slots=True)
class Caller:
    """The computer that sent a form, and the riddle it solved, both as digests."""

    computer: str
    proof: str = ""


def caller_of(request: HttpRequest) -> str:
    """A digest of the network address that a request came from, salted anew every day."""
    address = str(request.META.get("REMOTE_ADDR", ""))
    forwarded = str(request.META.get("HTTP_X_FORWARDED_FOR", ""))
    if settings.SECURE_PROXY_SSL_HEADER and forwarded:
        # The last address is the one that our own proxy saw.
        address = forwarded.rsplit(",", maxsplit=1)[-1].strip()
    return _digest(f"computer {timezone.localdate()}", address)


def email_digest(email: str) -> str:
    """A digest of an e-mail address, however it is written."""
    return _digest("email", email.strip().lower())


def _digest(salt: str, value: str) -> str:
    return salted_hmac(f"network.knocking.{salt}", value, algorithm="sha256").hexdigest()
