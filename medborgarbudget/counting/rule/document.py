"""A rule as a JSON document: versioned, with every setting named, and nothing else in it."""

import json
from collections.abc import Mapping
from gettext import gettext as _
from typing import Any

from medborgarbudget.counting.rule.allocation import ALLOCATIONS
from medborgarbudget.counting.rule.ballots import FORMS
from medborgarbudget.counting.rule.contradictions import require_consistent
from medborgarbudget.counting.rule.count_rule import CountRule
from medborgarbudget.counting.rule.error import RuleError
from medborgarbudget.counting.rule.methods import METHODS
from medborgarbudget.counting.rule.plain_values import read_settings, tell_apart, written

VERSION = 1
for _tag, _kinds in (("rule", METHODS), ("kind", FORMS), ("by", ALLOCATIONS)):
    tell_apart(_tag, _kinds)


def to_document(rule: CountRule) -> dict[str, Any]:
    """The rule as plain JSON values; amounts and parts are texts such as ``"1/20"``.

    >>> to_document(CountRule())["method"]["step"]
    '1'
    """
    return {"version": VERSION, **written(rule)}


def from_document(document: object) -> CountRule:
    """The inverse of `to_document`.

    Raises `RuleError`, with a sentence that says where and what to do, on a setting that is
    unknown, missing or of the wrong kind, and on settings that contradict each other.
    """
    if not isinstance(document, Mapping):
        raise RuleError(_("A rule document is a JSON object, in curly brackets."))
    version = document.get("version")
    if version != VERSION or isinstance(version, bool | float):
        message = _("“%(where)s” must be %(version)d: no other version is known here.")
        raise RuleError(message, "version", version=VERSION)
    rule = read_settings(document, CountRule, besides="version")
    require_consistent(rule)
    return rule


def rule_from_json(text: str) -> CountRule:
    """The rule whose document the text is; raises `RuleError` as `from_document` does.

    It also refuses what is no JSON, and a setting that is written twice.
    """
    try:
        document = json.loads(text, object_pairs_hook=_each_once)
    except json.JSONDecodeError as error:
        message = _("The rule document is no JSON: correct line %(line)d, column %(column)d.")
        raise RuleError(message, line=error.lineno, column=error.colno) from None
    except RuleError:
        raise
    except (RecursionError, ValueError):
        message = _("The rule document nests too deep or holds too long a number: correct it.")
        raise RuleError(message) from None
    return from_document(document)


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    names = [name for name, _ in pairs]
    for name in names:
        if names.count(name) > 1:
            raise RuleError(_("“%(where)s” is written twice: keep one of them."), name)
    return dict(pairs)
