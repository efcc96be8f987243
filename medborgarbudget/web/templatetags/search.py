"""Narrowing a list of proposals to those a person looks for."""

from collections.abc import Iterable
from typing import Protocol

from django import template

register = template.Library()


class Named(Protocol):
    """Something with a title and a place."""

    title: str
    place: str


@register.filter
def matching(rows: Iterable[Named], text: str) -> list[Named]:
    """Keep the rows whose title or place contains the text, upper or lower case."""
    wanted = text.strip().casefold()
    return [row for row in rows if wanted in f"{row.title} {row.place}".casefold()]
