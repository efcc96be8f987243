"""Whom nobody has thought of reaching: which names stand in no text."""

import re
from collections.abc import Iterable, Sequence

LONG = 4
"""A word of as many letters may have an ending where it is mentioned: Ekeby, Ekebys."""


def unmentioned(names: Iterable[str], texts: Sequence[str]) -> list[str]:
    """The names of areas and groups that none of the texts mentions.

    >>> unmentioned(["Ekeby", "Norra Alm", "Unga 13–20"], ["Möte i Ekebys skola", "Alla unga"])
    ['Norra Alm']
    """
    words = [_words(text) for text in texts]
    return [name for name in names if not any(_mentions(own, name) for own in words)]


def _mentions(words: Sequence[str], name: str) -> bool:
    return all(any(_is_form_of(word, sought) for word in words) for sought in _telling(name))


def _telling(name: str) -> list[str]:
    words = _words(name)
    return [word for word in words if word.isalpha()] or words


def _is_form_of(word: str, sought: str) -> bool:
    return word == sought or (len(sought) >= LONG and word.startswith(sought))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
