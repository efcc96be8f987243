"""Taking in files that somebody hands in."""

from hashlib import sha256
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.utils.translation import gettext as _

from medborgarbudget.organisations.cleaning import UnreadableFileError, cleaned
from medborgarbudget.organisations.file_kinds import FileKind, kind_of
from medborgarbudget.organisations.models import Document, Organisation
from medborgarbudget.organisations.ports import ScannerSilentError, virus_scanner

MOST_BYTES = 20 * 1024 * 1024
"""How large a file may be that somebody hands in."""
LONGEST_NAME = 150


class AcceptedFile(SimpleUploadedFile):
    """A file that has been looked through and may be stored."""

    name: str
    content_type: str


def store_document(*, organisation: Organisation, upload: "UploadedFile[bytes]") -> Document:
    """Keep a file that was handed in; the organisation owns it.

    Raises ``ValidationError`` with a sentence for whoever hands it in, unless a
    `DocumentField` has looked it through already.
    """
    accepted = accept(upload)
    accepted.seek(0)
    content = accepted.read()
    document = Document(
        organisation=organisation,
        name=accepted.name,
        content_type=accepted.content_type,
        size=len(content),
        sha256=sha256(content).hexdigest(),
        content=content,
    )
    document.save()
    return document


def accept(upload: "UploadedFile[bytes]") -> AcceptedFile:
    """Look a file through: size, kind, viruses; places and notes are taken out of pictures.

    Raises ``ValidationError`` with a sentence for whoever hands it in.
    """
    if isinstance(upload, AcceptedFile):
        return upload
    if (upload.size or 0) > MOST_BYTES:
        raise ValidationError(_("The file is larger than 20 MB. Make it smaller, or link to it."))
    upload.seek(0)
    content = upload.read()
    if not content:
        raise ValidationError(_("The file is empty. Choose another file."))
    kind = kind_of(upload.name or "", content)
    if kind is None:
        raise ValidationError(_unknown_kind())
    _refuse_viruses(content)
    return AcceptedFile(_tidy(upload.name or "", kind), _clean(content, kind), kind.content_type)


def _unknown_kind() -> str:
    return _(
        "We cannot take this kind of file. Use a PDF, a document, table or presentation from an "
        "office program without macros, a picture (JPEG, PNG, WebP), a text or a short film (MP4)."
    )


def _refuse_viruses(content: bytes) -> None:
    try:
        virus = virus_scanner().virus_in(content)
    except ScannerSilentError:
        message = _("We cannot check the file for viruses right now. Try again in a while.")
        raise ValidationError(message) from None
    if virus:
        raise ValidationError(_("The file holds a virus, so we did not take it."))


def _clean(content: bytes, kind: FileKind) -> bytes:
    try:
        return cleaned(content, kind.content_type)
    except UnreadableFileError:
        message = _("The picture cannot be read. Save it anew, smaller if it is large.")
        raise ValidationError(message) from None


def _tidy(name: str, kind: FileKind) -> str:
    stem = "".join(letter for letter in PurePath(name).stem if letter.isprintable())
    return f"{stem.strip()[:LONGEST_NAME] or 'fil'}{kind.extension}"
