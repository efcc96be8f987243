"""Numbers as Pabulib files write them, read without rounding."""

import re

_WHOLE_NUMBER = re.compile(r"0*(\d{1,18})(?:\.0+)?", re.ASCII)


def whole_number(text: str) -> int | None:
    """The number that the text writes, or ``None`` if it is negative, a fraction or no number.

    More than 18 digits are none either: no ballot needs them, and sums stay fit to print.

    >>> whole_number("12"), whole_number("12.0"), whole_number("12.5"), whole_number("-1")
    (12, 12, None, None)
    """
    match = _WHOLE_NUMBER.fullmatch(text)
    return int(match[1]) if match else None
