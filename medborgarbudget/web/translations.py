"""Finds translatable text in Django templates, for Babel.

Babel runs on every machine, where Django's own ``makemessages`` needs GNU gettext installed.
"""

from collections.abc import Collection, Iterator, Mapping
from io import BytesIO
from typing import IO, Any

from babel.messages.extract import extract_python
from django.utils.translation.template import templatize


def extract_template(
    template: IO[bytes],
    keywords: Mapping[str, Any],
    comment_tags: Collection[str],
    options: dict[str, Any],
) -> Iterator[tuple[Any, ...]]:
    """Yield what Babel asks of an extraction method: line, function, messages, comments.

    Django turns the template into Python calls of gettext; Babel then reads those.
    """
    code = templatize(template.read().decode(options.get("encoding", "utf-8")))
    # In brackets, since what is left of the page's indentation is not valid Python.
    python = BytesIO(f"({code}\n)".encode())
    yield from extract_python(python, keywords, comment_tags, {"encoding": "utf-8"})
