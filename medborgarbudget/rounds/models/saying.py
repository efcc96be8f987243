"""Texts that have to say something, told so that the database can refuse those that do not."""

from django.db.models import BooleanField, F, Func, Q, Value

_BLANK = r"[\s\u00a0]|\\([nrt]|u00a0)"
WRITTEN = rf'(^(?!\{{)"?|": ")({_BLANK})*(?!{_BLANK})[^"]'
"""What PostgreSQL finds in a text that is more than blanks. One in several languages is stored
as JSON, with escapes: then it is what one of them has to hold."""


def says_something(*fields: str) -> Q:
    """The condition that each of these texts, in one or several languages, says something."""
    return Q(*[(f"{name}__regex", WRITTEN) for name in fields])


def each_says_something(field: str, name: str) -> Q:
    """The condition that what has this name says something in each entry of a list in JSON."""
    silent = Value(rf'$[*] ? (!exists(@.{name}.** ? (@ like_regex "[^\\s\u00a0]")))')
    found = Func(F(field), silent, function="jsonb_path_exists", output_field=BooleanField())
    return ~Q(found)
