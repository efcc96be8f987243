"""Signs that cannot be seen, and that files for other programs cannot hold."""

import re

CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


def without_controls(text: str) -> str:
    """A text with a blank for each sign that is none; ends of lines and tabs stay.

    >>> without_controls("Torget" + chr(11) + "i Almvik")
    'Torget i Almvik'
    """
    return CONTROLS.sub(" ", text)


def on_one_line(text: str) -> str:
    """The same without ends of lines, and with single blanks."""
    return " ".join(without_controls(text).split())
