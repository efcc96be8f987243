"""Text from files that others wrote, made fit for a terminal, which obeys some characters."""

_ESCAPES_AND_LINE_ENDS = [*range(0x20), *range(0x7F, 0xA0)]
_REORDERING = [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]
_SHOWN_INSTEAD = dict.fromkeys([*_ESCAPES_AND_LINE_ENDS, *_REORDERING], "\N{REPLACEMENT CHARACTER}")


def without_control_characters(text: str) -> str:
    r"""The text with “�” for all that would move the cursor, colour or reorder what is shown.

    >>> without_control_characters("\x1b[2JBänkar")
    '�[2JBänkar'
    """
    return text.translate(_SHOWN_INSTEAD)
