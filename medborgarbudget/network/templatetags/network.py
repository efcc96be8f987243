"""Tables that are sorted by their headings."""

from dataclasses import dataclass

from django import template

register = template.Library()


@dataclass(frozen=True, slots=True)
class Sorting:
    """How a column is sorted now, in ARIA's words, and what its heading asks for next."""

    direction: str
    next: str


@register.simple_tag
def sorting(column: str, order: str) -> Sorting:
    """Where a column stands in the order of a table."""
    if order == column:
        return Sorting("ascending", f"-{column}")
    if order == f"-{column}":
        return Sorting("descending", column)
    return Sorting("none", column)
