"""Secret links that can be written anew into every letter without being stored."""

from django.db import models
from django.utils.crypto import salted_hmac

from medborgarbudget.web.secret_links import digest_of

LENGTH = 48


def secret_for(kind: str, *parts: object) -> str:
    """The secret of what these parts name, made with the installation's own key (192 bits)."""
    value = "\n".join(str(part) for part in parts)
    return salted_hmac(f"network.{kind}", value, algorithm="sha256").hexdigest()[:LENGTH]


def keep_digest(row: models.Model, secret: str) -> None:
    """Let the row be found by its secret, also after the installation has changed its key."""
    assert hasattr(row, "secret_digest")
    if row.secret_digest != digest_of(secret):
        row.secret_digest = digest_of(secret)
        row.save(update_fields=["secret_digest"])
