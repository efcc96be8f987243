"""Sentences and tables in a terminal, however narrow it is."""

import textwrap

from rich.cells import cell_len
from rich.console import Console
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from medborgarbudget.counting.control_characters import without_control_characters

_UNBOUNDED = 10_000
_LEAST_NAME = 12


def paragraph(text: str, width: int) -> Text:
    """Sentences of which no file can make a command to the terminal, in lines so wide.

    Amounts stay on one line: the terminal library by itself would part them at their
    no-break spaces.
    """
    plain = without_control_characters(text)
    return Text(textwrap.fill(plain, width, break_on_hyphens=False))


def print_table(table: Table, console: Console) -> None:
    """Print a table of which only the names may be cut, in the column that may wrap.

    Where the window is too narrow for all the rest, lines go on below: no number is lost.
    """
    window = console.width
    console.width = max(window, _least_width(table, console))
    console.print(table)
    console.width = window


def _least_width(table: Table, console: Console) -> int:
    options = console.options.update(max_width=_UNBOUNDED)
    longest = (
        max((cell_len(str(cell)) for cell in column.cells), default=0)
        for column in table.columns
        if not column.no_wrap
    )
    cut = sum(max(0, length - _LEAST_NAME) for length in longest)
    return Measurement.get(console, options, table).maximum - cut
