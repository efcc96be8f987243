"""Rules, pots and place as JSON: versioned, with every setting named, and a fingerprint."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from gettext import gettext as _
from typing import Any

from medborgarbudget.counting.rule import from_document
from medborgarbudget.counting.rule import to_document as count_document
from medborgarbudget.counting.rule.error import RuleError
from medborgarbudget.counting.rule.plain_values import read_settings, written
from medborgarbudget.rounds.rulebook.edition import Place
from medborgarbudget.rounds.rulebook.pot_terms import PotTerms
from medborgarbudget.rounds.rulebook.rules import Rules

VERSION = 1


def to_document(rules: Rules) -> dict[str, Any]:
    """The rules as plain JSON values, with the rule of the count as a document of its own."""
    return {"version": VERSION, **written(rules), "count": count_document(rules.count)}


def rules_from_document(document: object) -> Rules:
    """The inverse of `to_document`.

    Raises `RuleError`, with a sentence that says where and what to do.
    """
    if not isinstance(document, Mapping) or document.get("version") != VERSION:
        message = _("“%(where)s” must be %(version)d: no other version is known here.")
        raise RuleError(message, "version", version=VERSION)
    try:
        count = from_document(document.get("count"))
    except RuleError as error:
        raise error.within("count") from None
    plain = dict(document) | {"count": written(count)}
    return read_settings(plain, Rules, besides="version")


def pots_to_document(pots: Sequence[PotTerms]) -> list[Any]:
    """The pots as plain JSON values."""
    return [written(pot) for pot in pots]


def pots_from_document(document: object) -> tuple[PotTerms, ...]:
    """The inverse of `pots_to_document`; raises `RuleError`."""
    if not isinstance(document, list):
        raise RuleError(_("“%(where)s” must be a list, in square brackets."), "pots")
    return tuple(read_settings(each, PotTerms) for each in document)


def place_to_document(place: Place) -> dict[str, Any]:
    """The place as plain JSON values."""
    document: dict[str, Any] = written(place)
    return document


def place_from_document(document: object) -> Place:
    """The inverse of `place_to_document`; raises `RuleError`."""
    return read_settings(document, Place)


def fingerprint_of(rules: Mapping[str, Any], pots: Sequence[Any], place: Mapping[str, Any]) -> str:
    """The SHA-256 of rules, pots and place as documents, whatever the order of their keys."""
    plain = {"place": place, "pots": pots, "rules": rules}
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
