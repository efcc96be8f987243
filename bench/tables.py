"""How measurements are written down."""

from rich import box
from rich.table import Table


def table(title: str, caption: str) -> Table:
    """An empty table with a title above and an explanation below."""
    return Table(
        title=title,
        title_justify="left",
        title_style="bold",
        caption=caption,
        caption_justify="left",
        box=box.SIMPLE_HEAD,
        padding=(0, 1, 0, 0),
    )


def duration(seconds: float | None, limit: float = 0) -> str:
    """A time with three digits that matter, or that it was more than the limit.

    >>> duration(0.01234), duration(4.817), duration(None, 60)
    ('12.3 ms', '4.82 s', '> 60 s')
    """
    if seconds is None:
        return f"> {limit:g} s"
    return f"{seconds:#.3g} s" if seconds >= 1 else f"{seconds * 1000:#.3g} ms".replace(". ", " ")


def ratio(value: float | None) -> str:
    """How many times as much; two digits that matter.

    >>> ratio(4.321), ratio(137.2), ratio(None)
    ('4.3 ×', '137 ×', '–')
    """
    if value is None:
        return "–"
    return f"{value:.1f} ×" if value < 100 else f"{value:.0f} ×"


def size(count: int) -> str:
    """A number of bytes in kilobytes of a thousand.

    >>> size(70_000), size(832)
    ('70.0 kB', '0.8 kB')
    """
    return f"{count / 1000:.1f} kB"
