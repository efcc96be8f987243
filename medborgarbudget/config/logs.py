"""What the log leaves out: the secrets that stand in addresses."""

from logging import LogRecord
from urllib.parse import quote

SECRETS = frozenset({"secret", "token", "key"})
"""What routes call the part of an address that is a secret."""


def without_secrets(record: LogRecord) -> bool:
    """Put dots in the place of secrets, where Django tells which address it could not serve."""
    match = getattr(getattr(record, "request", None), "resolver_match", None)
    found = {str(value) for name, value in match.kwargs.items() if name in SECRETS} if match else ()
    for secret in filter(None, found):
        record.args = _without(record.args, secret)
    return True


def _without(args: object, secret: str) -> tuple[object, ...]:
    """What completes a line of the log, said without a secret."""
    given = args if isinstance(args, tuple) else (args,)
    return tuple(
        each.replace(secret, "…").replace(quote(secret), "…") if isinstance(each, str) else each
        for each in given
    )
