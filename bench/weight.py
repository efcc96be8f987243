"""What a browser fetches to show a page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

_KINDS = {"stylesheet": "style", "icon": "icon", "modulepreload": "script", "preload": "other"}
_ELSEWHERE = re.compile(r"""(?:url\(|@import|\bimport|\bfrom)\s*["']?((?:https?:)?//[^"')\s]+)""")


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file that a page asks for: ``style``, ``script``, ``icon``, ``image`` or ``other``."""

    kind: str
    address: str

    @property
    def is_elsewhere(self) -> bool:
        """Whether another site would be asked for it."""
        return "//" in self.address


def files_of(html: str) -> list[Fetched]:
    """The files that a page names, each once, in their order."""
    reader = _Reader()
    reader.feed(html)
    return list(dict.fromkeys(reader.found))


def addresses_elsewhere(text: str) -> list[str]:
    """What a style sheet or a script would fetch from other sites.

    >>> addresses_elsewhere('@import "https://fonts.example/a.css"; a{background:url(data:x)}')
    ['https://fonts.example/a.css']
    """
    return _ELSEWHERE.findall(text)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Fetched] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.extend(_named(tag, {name: value or "" for name, value in attrs}))


def _named(tag: str, attributes: dict[str, str]) -> Iterator[Fetched]:
    if tag == "link" and attributes.get("rel") in _KINDS:
        yield Fetched(_KINDS[attributes["rel"]], attributes["href"])
    elif tag == "script" and "src" in attributes:
        yield Fetched("script", attributes["src"])
    elif tag in {"img", "iframe", "video", "audio", "source", "embed"} and "src" in attributes:
        yield Fetched("image" if tag == "img" else "other", attributes["src"])
