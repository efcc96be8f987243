"""Rules in the library, as documents. The room of rounds, which lies above, knows what they say.

It registers here how to check such a document, and which ready ones there are to choose from.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext as _

Document = dict[str, Any]
LARGEST_FILE = 500_000
"""In bytes; rules of a round with a hundred pots take less."""


@dataclass(frozen=True, slots=True)
class OfferedRules:
    """Rules that somebody may choose instead of handing in a file of them."""

    code: str
    name: str | Promise
    document: Document


Check = Callable[[object], Document]
Offer = Callable[[], Sequence[OfferedRules]]
_checks: list[Check] = []
_offers: list[Offer] = []


def checks_rulebooks(check: Check) -> Check:
    """Register the function that gives a document without what does not belong into a library.

    It raises ``ValidationError`` with a sentence where the document is not one of rules.
    """
    _checks.append(check)
    return check


def offers_rulebooks(offer: Offer) -> Offer:
    """Register a function that names rules to choose from, within the reader's language."""
    _offers.append(offer)
    return offer


def checked(document: object) -> Document:
    """The document as it is kept; raises ``ValidationError`` if it is not one of rules."""
    for check in _checks:
        document = check(document)
    if not isinstance(document, dict):
        raise ValidationError(_("The file does not hold the rules of a round."))
    return document


def offered_rulebooks() -> list[OfferedRules]:
    """All rules to choose from."""
    return [each for offer in _offers for each in offer()]


def rulebook_in(content: bytes) -> Document:
    """The document that a file holds; raises ``ValidationError`` as `checked` does."""
    if len(content) > LARGEST_FILE:
        raise ValidationError(_("The file is too large to be the rules of a round."))
    try:
        document = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        message = _("The file is no JSON. Export the rules of a round again, and choose that file.")
        raise ValidationError(message) from None
    return checked(document)
