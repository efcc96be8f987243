"""Secrets that stand in addresses we send to people: whoever holds the link may go on."""

import secrets
from hashlib import sha256


def new_secret() -> str:
    """A secret of 192 random bits that may stand in an address."""
    return secrets.token_urlsafe(24)


def digest_of(secret: str) -> str:
    """What the database keeps of a secret: enough to know it again, not to use it."""
    return sha256(secret.encode()).hexdigest()
