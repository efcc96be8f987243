"""The JSON Schema of rule documents, made from the settings classes themselves.

It says what `document.from_document` reads, but for what no schema can: which settings
contradict each other.
"""

import re
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import StrEnum
from fractions import Fraction
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from medborgarbudget.counting.rule.count_rule import CountRule
from medborgarbudget.counting.rule.document import VERSION
from medborgarbudget.counting.rule.plain_values import LARGEST, NUMBER, TAGS, written

Schema = dict[str, Any]


def rule_schema() -> Schema:
    """The schema (draft 2020-12), with a definition for each class of settings.

    >>> rule_schema()["properties"]["method"]["anyOf"][0]
    {'$ref': '#/$defs/EqualShares'}
    """
    definitions: dict[str, Schema] = {}
    whole = _object(CountRule, definitions, {"version": VERSION})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **whole,
        "$defs": dict(sorted(definitions.items())),
    }


def _object(kind: Any, definitions: dict[str, Schema], constants: dict[str, Any]) -> Schema:
    """The schema of a settings class: all its settings, the constants, and no other."""
    kinds = get_type_hints(kind)
    properties: dict[str, Schema] = {name: {"const": value} for name, value in constants.items()}
    for each in fields(kind):
        properties[each.name] = _schema_of(kinds[each.name], definitions) | _default(each)
    return _described(kind) | {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _schema_of(kind: Any, definitions: dict[str, Schema]) -> Schema:
    if isinstance(kind, UnionType):
        return {"anyOf": [_schema_of(each, definitions) for each in get_args(kind)]}
    if get_origin(kind) is tuple:
        item = _schema_of(get_args(kind)[0], definitions)
        return {"type": "array", "items": item, "uniqueItems": True}
    if is_dataclass(kind) or issubclass(kind, StrEnum):
        if kind.__name__ not in definitions:
            definitions[kind.__name__] = _definition(kind, definitions)
        return {"$ref": f"#/$defs/{kind.__name__}"}
    return _PLAIN[kind]


def _definition(kind: Any, definitions: dict[str, Schema]) -> Schema:
    if is_dataclass(kind):
        tag = [TAGS[kind]] if kind in TAGS else []
        return _object(kind, definitions, dict(tag))
    return _described(kind) | {"enum": [str(value) for value in kind]}


_PLAIN: dict[Any, Schema] = {
    bool: {"type": "boolean"},
    int: {"type": "integer", "minimum": 1, "maximum": LARGEST},
    str: {"type": "string"},
    Fraction: {"type": "string", "pattern": f"^({NUMBER})$"},
    NoneType: {"type": "null"},
}


def _described(kind: Any) -> Schema:
    """Title and description from the name and the docstring, with JSON's words for Python's."""
    words = re.sub("(?<!^)(?=[A-Z])", " ", kind.__name__).lower()
    description = re.sub("``([^`]+)``", r"“\1”", " ".join(kind.__doc__.split()))
    return {
        "title": words.capitalize(),
        "description": description.replace("“None”", "null").replace("`", ""),
    }


def _default(setting: "Field[Any]") -> Schema:
    """What the setting is unless told otherwise; a document names it all the same."""
    if setting.default is not MISSING:
        return {"default": written(setting.default)}
    if setting.default_factory is not MISSING:
        return {"default": written(setting.default_factory())}
    return {}
