"""Rule documents with one thing changed."""

from typing import Any

from medborgarbudget.counting.rule import CountRule, to_document

GROUPS = ("", "method", "constraints", "ties")
"""Where settings stand in every rule document."""


def changed(path: str, value: object, rule: CountRule | None = None) -> dict[str, Any]:
    """The document of the rule, or of the default one, with the setting at the path changed."""
    document = to_document(rule or CountRule())
    *groups, name = path.split(".")
    settings = document
    for group in groups:
        settings = settings[group]
    settings[name] = value
    return document
