"""Which kinds of file may be handed in, known by their content and not by their name alone."""

import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePath


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file: how its name ends, what it is called in HTTP, and how it is known."""

    extension: str
    content_type: str
    matches: Callable[[bytes], bool]


def kind_of(name: str, content: bytes) -> FileKind | None:
    """The kind that both the name and the content say, or ``None`` if they do not agree.

    >>> kind_of("Beslut.PDF", b"%PDF-1.7 ...").content_type
    'application/pdf'
    >>> kind_of("beslut.pdf", b"MZ...")
    """
    extension = PurePath(name).suffix.lower()
    kind = KINDS.get(SPELLINGS.get(extension, extension))
    return kind if kind and kind.matches(content) else None


def _begins(*beginnings: bytes) -> Callable[[bytes], bool]:
    return lambda content: content.startswith(beginnings)


def _holds(part: str) -> Callable[[bytes], bool]:
    def office(content: bytes) -> bool:
        names = _names_in(content)
        return part in names and not any(name.endswith("vbaProject.bin") for name in names)

    return office


def _declares(content_type: str) -> Callable[[bytes], bool]:
    # OpenDocument's rule: the type stands uncompressed, first in the archive.
    return lambda content: content[30:].startswith(b"mimetype" + content_type.encode())


def _names_in(content: bytes) -> list[str]:
    try:
        return zipfile.ZipFile(io.BytesIO(content)).namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return []


def _is_webp(content: bytes) -> bool:
    return content[:4] == b"RIFF" and content[8:12] == b"WEBP"


def _is_film(content: bytes) -> bool:
    return content[4:8] == b"ftyp"


def _is_text(content: bytes) -> bool:
    return b"\0" not in content


def _kinds() -> Iterator[FileKind]:
    office = "application/vnd.openxmlformats-officedocument."
    open_document = "application/vnd.oasis.opendocument."
    yield FileKind(".pdf", "application/pdf", _begins(b"%PDF-"))
    yield FileKind(".docx", f"{office}wordprocessingml.document", _holds("word/document.xml"))
    yield FileKind(".xlsx", f"{office}spreadsheetml.sheet", _holds("xl/workbook.xml"))
    yield FileKind(".pptx", f"{office}presentationml.presentation", _holds("ppt/presentation.xml"))
    for extension, name in ((".odt", "text"), (".ods", "spreadsheet"), (".odp", "presentation")):
        yield FileKind(extension, f"{open_document}{name}", _declares(f"{open_document}{name}"))
    yield FileKind(".png", "image/png", _begins(b"\x89PNG\r\n\x1a\n"))
    yield FileKind(".jpg", "image/jpeg", _begins(b"\xff\xd8\xff"))
    yield FileKind(".webp", "image/webp", _is_webp)
    yield FileKind(".txt", "text/plain", _is_text)
    yield FileKind(".md", "text/markdown", _is_text)
    yield FileKind(".csv", "text/csv", _is_text)
    yield FileKind(".mp4", "video/mp4", _is_film)


KINDS = {kind.extension: kind for kind in _kinds()}
"""The kinds of file that may be handed in, by the end of their names."""

SPELLINGS = {".jpeg": ".jpg", ".markdown": ".md"}
"""Other ends of names that mean the same."""
EXTENSIONS = (*KINDS, *SPELLINGS)
