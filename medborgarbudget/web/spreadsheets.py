"""Tables for spreadsheets, in which nothing that people wrote is taken for a formula."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from django.http import HttpResponse

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n")
BYTE_ORDER_MARK = "\ufeff"


def spreadsheet(rows: Iterable[Sequence[object]]) -> str:
    """The rows as CSV that Excel in Swedish opens: semicolons, and a mark of the encoding."""
    text = StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return BYTE_ORDER_MARK + text.getvalue()


def spreadsheet_response(rows: Iterable[Sequence[object]], name: str) -> HttpResponse:
    """The rows as a file to keep under this name."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(spreadsheet(rows), content_type="text/csv; charset=utf-8", headers=headers)


def _harmless(cell: object) -> str:
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA_SIGNS) else text
