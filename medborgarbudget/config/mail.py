"""The mail server that an installation sends its letters through, written as one address."""

from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

FORM = "smtp://user:password@host:587?tls=1&from=address"
PLAIN_PORT, SSL_PORT = 25, 465
KNOWN = {"tls", "from"}


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where letters are handed in, how, and from which address they come."""

    host: str
    port: int
    user: str
    password: str
    starts_tls: bool
    speaks_tls: bool
    sender: str


def mail_server(address: str) -> MailServer:
    """Read ``smtp://`` or ``smtps://`` addresses; raises ImproperlyConfigured with what to set.

    ``tls=1`` begins in the clear and goes over to TLS; ``smtps`` is TLS from the first byte.
    Signs that mean something in an address are written with their code, such as %40 for @.
    """
    parts = urlsplit(address)
    options = parse_qs(parts.query, keep_blank_values=True)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname or not options.keys() <= KNOWN:
        raise ImproperlyConfigured(f"Set EMAIL_URL to an address such as {FORM}.")
    sender = options.get("from", [""])[0]
    if "@" not in sender:
        raise ImproperlyConfigured("EMAIL_URL has to end in the address to send from: &from=...")
    speaks_tls = parts.scheme == "smtps"
    return MailServer(
        host=parts.hostname,
        port=parts.port or (SSL_PORT if speaks_tls else PLAIN_PORT),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        starts_tls=not speaks_tls and options.get("tls") == ["1"],
        speaks_tls=speaks_tls,
        sender=sender,
    )
