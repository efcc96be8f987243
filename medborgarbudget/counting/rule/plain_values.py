"""Settings as plain JSON values, and back: classes, enumerations, lists, numbers and texts.

It is not only for the rules of a count: whoever has settings of its own, such as a round's
rulebook, names the kinds that a setting may be one of with `tell_apart`.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cache
from gettext import gettext as _
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from medborgarbudget.counting.rule.error import RuleError

Settings = TypeVar("Settings")

LARGEST = 2**53 - 1
"""The largest whole number that every reader of JSON keeps exactly."""
NUMBER = "[0-9]{1,50}[.][0-9]{1,50}|[0-9]{1,100}(/[1-9][0-9]{0,99})?"
"""How an amount or a part may be written: ``5``, ``0.5`` or ``1/20``."""

TAGS: dict[type, tuple[str, str]] = {}
"""For each kind that a setting may be: the key that tells them apart, and its value."""


def tell_apart(tag: str, kinds: Mapping[str, type]) -> None:
    """Let these kinds of settings be told apart by what stands under the key ``tag``."""
    TAGS.update({kind: (tag, name) for name, kind in kinds.items()})


def written(value: Any) -> Any:
    """A setting, or a group of settings, as plain JSON values."""
    if is_dataclass(value):
        tag = dict([TAGS[type(value)]]) if type(value) in TAGS else {}
        return tag | {each.name: written(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, tuple):
        return [written(each) for each in value]
    if isinstance(value, Fraction | StrEnum | date):
        return str(value)
    return value


def _read(value: object, kind: Any) -> Any:
    """The value as its kind: a settings class, one of several, a list, or a plain value."""
    if isinstance(kind, UnionType):
        return _read_one_of(value, get_args(kind))
    if get_origin(kind) is tuple:
        return _read_list(value, get_args(kind)[0])
    if isinstance(kind, type) and is_dataclass(kind):
        return read_settings(value, kind)
    return _read_plain(value, kind)


def _read_one_of(value: object, kinds: tuple[Any, ...]) -> Any:
    if value is None and NoneType in kinds:
        return None
    tagged = {TAGS[kind][1]: kind for kind in kinds if kind in TAGS}
    if not tagged:
        return _read(value, next(kind for kind in kinds if kind is not NoneType))
    tag = TAGS[next(iter(tagged.values()))][0]
    name = _object(value).get(tag)
    if not isinstance(name, str) or name not in tagged:
        raise _not_one_of(tagged, tag)
    return read_settings(value, tagged[name], besides=tag)


def _read_list(value: object, kind: Any) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise RuleError(_("“%(where)s” must be a list, in square brackets."))
    return tuple(_read_below(f"[{place}]", each, kind) for place, each in enumerate(value))


def read_settings(value: object, kind: type[Settings], besides: str | None = None) -> Settings:
    """The settings of a class; ``besides`` is a key of the object that is no setting.

    Raises `RuleError`, with a sentence that says where and what to do, on a setting that is
    unknown, missing or of the wrong kind.
    """
    settings, kinds = _object(value), _kinds_in(kind)
    for name in settings:
        if name not in kinds and name != besides:
            raise _unknown(str(name), kinds)
    for name in kinds:
        if name not in settings:
            message = _("“%(where)s” is missing: a rule document names every setting, so add it.")
            raise RuleError(message, name)
    return kind(**{name: _read_below(name, settings[name], kinds[name]) for name in kinds})


def _kinds_in(settings: type) -> Mapping[str, Any]:
    """The kind of each setting of a class."""
    return _type_hints(settings)


_type_hints = cache(get_type_hints)


def _unknown(name: str, known: Iterable[str]) -> RuleError:
    if not known:
        return RuleError(_("There is no setting “%(where)s”: remove it."), name)
    message = _("There is no setting “%(where)s”: remove it, or write one of: %(known)s.")
    return RuleError(message, name, known=", ".join(known))


def _read_below(name: str, value: object, kind: Any) -> Any:
    try:
        return _read(value, kind)
    except RuleError as error:
        raise error.within(name) from None


def _object(value: object) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise RuleError(_("“%(where)s” must be an object with settings, in curly brackets."))
    return value


def _read_plain(value: object, kind: Any) -> Any:
    if issubclass(kind, StrEnum):
        if not isinstance(value, str) or value not in list(kind):
            raise _not_one_of(kind)
        return kind(value)
    if kind is Fraction:
        return _read_number(value)
    if kind is date:
        return _read_day(value)
    # To Python a truth value is a number too.
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        expected = {int: _("a whole number"), bool: _("true or false"), str: _("a text")}
        raise RuleError(_("“%(where)s” must be %(expected)s."), expected=expected[kind])
    if isinstance(value, int) and abs(value) > LARGEST:
        raise RuleError(_("“%(where)s” is too large: write a smaller number."))
    if isinstance(value, str) and not _can_be_stored(value):
        raise RuleError(_("“%(where)s” holds a character that cannot be stored: remove it."))
    return value


def _read_number(value: object) -> Fraction:
    if isinstance(value, str) and re.fullmatch(NUMBER, value):
        return Fraction(value)
    message = _("“%(where)s” must be a number written as text, such as “5”, “0.5” or “1/20”.")
    raise RuleError(message)


def _read_day(value: object) -> date:
    try:
        return date.fromisoformat(value if isinstance(value, str) else "")
    except ValueError:
        raise RuleError(_("“%(where)s” must be a day, such as “2027-03-31”.")) from None


def _can_be_stored(text: str) -> bool:
    """Neither UTF-8 has half a character, nor PostgreSQL the character 0."""
    return re.search("[\0\ud800-\udfff]", text) is None


def _not_one_of(known: Iterable[str], where: str = "") -> RuleError:
    message = _("“%(where)s” must be one of: %(known)s.")
    return RuleError(message, where, known=", ".join(known))
