"""The bytes of a file, taken apart into its three sections and their rows."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from gettext import gettext as _

from medborgarbudget.counting.pabulib.error import ContentError

SECTION_NAMES = frozenset({"META", "PROJECTS", "VOTES"})
_BEGINNING = re.compile(rb'(?:\xef\xbb\xbf)?\s*"?META\b')


Row = tuple[int, list[str]]
"""The line of the file that a row begins on, and the row's cells."""


@dataclass(frozen=True)
class Section:
    """A section's columns (their positions by name) and its rows, which are read only once.

    Every row has exactly one cell for each column. ``first_line`` is the line of the file
    after the header, where the rows begin.
    """

    columns: dict[str, int]
    rows: Iterator[Row]
    first_line: int


class Sections:
    """The sections of a file, to be opened one after the other, each read to its end."""

    def __init__(self, data: bytes) -> None:
        _require_pabulib(data)
        text = io.TextIOWrapper(io.BytesIO(data), encoding="utf-8-sig", newline="")
        self._reader = csv.reader(text, delimiter=";", strict=True)
        self._rows = self._read_rows(data)
        self._marker = next(self._rows, None)

    def open(self, name: str, *required: str) -> Section:
        """Begin the next section, which must have this name and the required columns."""
        if self._marker is None:
            raise ContentError(
                None,
                _("the %(section)s section is missing") % {"section": name},
                _("The file may be cut off; get a complete copy."),
            )
        if not _is_marker(self._marker, name):
            raise _misplaced(self._marker, name)
        columns = _read_header(name, next(self._rows, (self._marker[0], [])), required)
        return Section(columns, self._body(name, len(columns)), self._reader.line_num + 1)

    def _body(self, name: str, width: int) -> Iterator[Row]:
        for row in self._rows:
            cells = row[1]
            if cells[0] in SECTION_NAMES and _is_marker(row, cells[0]):
                if name == "VOTES":
                    raise _misplaced(row, _("a ballot"))
                self._marker = row
                return
            yield row if len(cells) == width else _fit(row, width)
        self._marker = None

    def _read_rows(self, data: bytes) -> Iterator[Row]:
        """Every row that holds something; the first cell of each comes without outer blanks."""
        line = 1
        try:
            for cells in self._reader:
                if cells:
                    cells[0] = cells[0].strip()
                    if cells[0] or any(map(str.strip, cells)):
                        yield line, cells
                line = self._reader.line_num + 1
        except csv.Error:
            raise _quotation_error(line) from None
        except UnicodeDecodeError:
            raise _encoding_error(data) from None


def _require_pabulib(data: bytes) -> None:
    if not data or data.isspace():
        raise ContentError(None, _("the file is empty"), _("Get a complete copy of it."))
    if not _BEGINNING.match(data):
        raise ContentError(
            None,
            _("the file does not begin with META, so it is no Pabulib file"),
            _("Choose a .pb file, as described at pabulib.org/format and saved as UTF-8."),
        )


def _quotation_error(line: int) -> ContentError:
    return ContentError(
        line,
        _("a quotation mark is opened but not closed, or text follows the closing one"),
        _("Close it, and write a quotation mark inside quoted text twice."),
    )


def _encoding_error(data: bytes) -> ContentError:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
    return ContentError(line, _("the text is not encoded as UTF-8"), _("Save the file as UTF-8."))


def _is_marker(row: Row, name: str) -> bool:
    _, cells = row
    return cells[0] == name and not any(cells[1:])


def _misplaced(row: Row, expected: str) -> ContentError:
    return ContentError(
        row[0],
        _("“%(found)s” stands where %(expected)s is expected")
        % {"found": row[1][0], "expected": expected},
        _("The sections are META, PROJECTS and VOTES, once each and in this order."),
    )


def _read_header(section: str, header: Row, required: tuple[str, ...]) -> dict[str, int]:
    """The positions of the columns that the row after a section's name lists."""
    line, cells = header
    names = [cell.strip() for cell in cells]
    while names and not names[-1]:
        names.pop()
    if missing := [name for name in required if name not in names]:
        raise ContentError(
            line,
            _("the header of %(section)s lacks %(columns)s")
            % {"section": section, "columns": ", ".join(missing)},
            _("The line after the section's name lists its columns, separated by semicolons."),
        )
    if len(set(names)) < len(names):
        raise ContentError(
            line,
            _("the header of %(section)s names a column twice") % {"section": section},
            _("Give each column a name of its own."),
        )
    return {name: position for position, name in enumerate(names)}


def _fit(row: Row, width: int) -> Row:
    """The row without the empty cells that spreadsheets add at the end of shorter rows."""
    line, cells = row
    if len(cells) > width and not any(map(str.strip, cells[width:])):
        return line, cells[:width]
    raise ContentError(
        line,
        _("the row's cells number %(found)d, but its section's columns %(expected)d")
        % {"found": len(cells), "expected": width},
        _("Separate cells by semicolons, and put text that contains one in quotation marks."),
    )
