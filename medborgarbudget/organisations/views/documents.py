"""How a file that was handed in is sent out again: never as a page of this site."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from medborgarbudget.organisations.models import Document

SHOWN_IN_PLACE = {"image/png", "image/jpeg", "image/webp", "application/pdf"}
POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"


def document_response(document: Document, *, inline: bool = False) -> HttpResponse:
    """The file, to be saved; with ``inline``, pictures and PDF are shown in the browser.

    The browser keeps it but asks each time whether it may still show it.
    """
    response = HttpResponse(bytes(document.content), content_type=_type_with_letters(document))
    shown = inline and document.content_type in SHOWN_IN_PLACE
    disposition = content_disposition_header(not shown, document.name)
    # Browsers do not show a PDF in a sandbox.
    sandbox = "" if shown and document.content_type == "application/pdf" else "; sandbox"
    response.headers["Content-Disposition"] = disposition or "inline"
    response.headers["Content-Security-Policy"] = POLICY + sandbox
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["ETag"] = f'"{document.sha256}"'
    return response


def _type_with_letters(document: Document) -> str:
    is_text = document.content_type.startswith("text/")
    return f"{document.content_type}; charset=utf-8" if is_text else document.content_type
