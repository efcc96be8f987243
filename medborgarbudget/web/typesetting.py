"""The one way from data to a PDF or a picture: templates in Typst, under ``<app>/print/``.

A template is a program of ours; what people wrote reaches it as JSON and is set as text, whatever
signs it holds. Templates share ``web/print/house.typ``, and nothing outside this package is read:
neither other files nor the fonts of the machine.
"""

import json
import logging
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import fontpkg_source_sans_3
import typst
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpResponse
from django.template import TemplateDoesNotExist
from django.template.utils import get_app_template_dirs
from django.utils.http import content_disposition_header
from django.utils.translation import gettext, override

import medborgarbudget

PACKAGE = Path(medborgarbudget.__file__).parent
ACCESSIBLE, KEPT_FOR_EVER = "ua-1", "a-2a"
"""PDF/UA-1, for assistive technology, and PDF/A-2a, for archives."""

LOGGER = logging.getLogger(__name__)


class TypesettingError(Exception):
    """A template could not be set; says which and where."""


def pdf(
    template: str,
    data: Mapping[str, object],
    *,
    title: str,
    language: str,
    made_at: datetime | None = None,
) -> bytes:
    """Set ``rounds/print/poster.typ`` as a tagged PDF in a language (``"sv"``).

    The same data gives the same bytes. ``made_at`` is the moment that the file says it was made;
    without it the file says none. The file keeps PDF/UA-1, and with ``made_at`` PDF/A-2a too,
    unless ``data`` holds a sign that no font here has: then it is tagged and shown without that
    sign. Raises ``TypesettingError`` for a template that is wrong.
    """
    inputs = _inputs(data, title, language, made_at)
    options: dict[str, Any] = {"format": "pdf"}
    standards = [ACCESSIBLE]
    if made_at:
        options["timestamp"] = int(made_at.timestamp())
        standards.append(KEPT_FOR_EVER)
    source = _path_of(template)
    try:
        return _compiled(source, inputs, pdf_standards=standards, **options)
    except typst.TypstError as error:
        LOGGER.warning("%s is set without %s: %s", template, standards, error.message)
    try:
        return _compiled(source, inputs, **options)
    except typst.TypstError as error:
        raise _explained(template, error) from error


def png(
    template: str, data: Mapping[str, object], *, title: str, language: str, ppi: float = 72
) -> bytes:
    """Draw the first page of a template as a picture; at 72 ppi one point is one pixel.

    Raises ``TypesettingError`` for a template that is wrong.
    """
    inputs = _inputs(data, title, language, None)
    try:
        return _compiled(_path_of(template), inputs, format="png", ppi=ppi)
    except typst.TypstError as error:
        raise _explained(template, error) from error


def pdf_response(content: bytes, file_name: str) -> HttpResponse:
    """A PDF that the browser shows, and saves under this name."""
    return _response(content, "application/pdf", file_name)


def png_response(content: bytes, file_name: str) -> HttpResponse:
    """A picture that the browser shows, and saves under this name."""
    return _response(content, "image/png", file_name)


def _response(content: bytes, content_type: str, file_name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    disposition = content_disposition_header(as_attachment=False, filename=file_name)
    response.headers["Content-Disposition"] = disposition or "inline"
    response.headers["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _compiled(source: Path, inputs: dict[str, str], **options: Any) -> bytes:
    # typst.compile rather than a typst.Compiler: that one may not be used by two threads.
    pages = typst.compile(source, root=PACKAGE, font_paths=_fonts(), sys_inputs=inputs, **options)
    only: bytes = pages[0] if isinstance(pages, list) else pages
    return only


def _inputs(
    data: Mapping[str, object], title: str, language: str, made_at: datetime | None
) -> dict[str, str]:
    with override(language):
        words = {
            "page": gettext("Page {page} of {pages}"),
            "online": gettext("On the web:"),
        }
        written = json.dumps(dict(data), cls=DjangoJSONEncoder, ensure_ascii=False)
    return {
        "data": written,
        "words": json.dumps(words),
        "title": title,
        "language": language,
        "dated": "yes" if made_at else "no",
    }


@cache
def _fonts() -> typst.Fonts:
    folder = Path(fontpkg_source_sans_3.ROOT) / "files"
    return typst.Fonts(include_system_fonts=False, font_paths=[folder])


@cache
def _path_of(template: str) -> Path:
    for folder in get_app_template_dirs("templates"):
        path = Path(folder, template)
        if path.is_relative_to(PACKAGE) and path.is_file():
            return path
    raise TemplateDoesNotExist(template)


def _explained(template: str, error: typst.TypstError) -> TypesettingError:
    return TypesettingError(f"{template}: {error.message}\n{error.diagnostic}".strip())
