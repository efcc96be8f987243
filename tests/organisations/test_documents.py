"""Files that are handed in: what is taken, what is taken out of them, how they leave again."""

import io
import socket
import struct
import threading
import zipfile
from collections.abc import Iterator

import pytest
from django.conf import LazySettings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django_scopes import scope, scopes_disabled
from PIL import Image
from pytest_django import DjangoAssertNumQueries

from medborgarbudget.organisations.actions import documents
from medborgarbudget.organisations.actions.documents import accept, store_document
from medborgarbudget.organisations.cleaning import cleaned
from medborgarbudget.organisations.forms.fields import DocumentField
from medborgarbudget.organisations.models import Document
from medborgarbudget.organisations.views.documents import document_response
from tests.factories import OrganisationFactory

GPS, PLACE = 0x8825, {1: "N", 2: (57.0, 39.0, 12.0), 3: "E", 4: (14.0, 41.0, 24.0)}
PDF = b"%PDF-1.7\n%%EOF"


def handed_in(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "text/html")


def a_photograph(image_format: str = "JPEG") -> bytes:
    image = Image.new("RGB", (40, 20), "green")
    notes = Image.Exif()
    notes[0x0112] = 6  # turned a quarter
    notes.get_ifd(GPS).update(PLACE)
    out = io.BytesIO()
    image.save(out, image_format, exif=notes)
    return out.getvalue()


def an_archive(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()


def an_open_document(kind: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        archive.writestr("content.xml", "<x/>")
    return out.getvalue()


TAKEN = {
    "Beslut.PDF": PDF,
    "beslut.docx": an_archive("[Content_Types].xml", "word/document.xml"),
    "tabell.xlsx": an_archive("xl/workbook.xml"),
    "bilder.pptx": an_archive("ppt/presentation.xml"),
    "text.odt": an_open_document("text"),
    "tabell.ods": an_open_document("spreadsheet"),
    "bilder.odp": an_open_document("presentation"),
    "foto.jpeg": a_photograph(),
    "foto.png": a_photograph("PNG"),
    "foto.webp": a_photograph("WEBP"),
    "rost.txt": "Ål".encode("cp1252"),
    "lista.csv": b"namn;kronor\n",
    "film.mp4": b"\0\0\0\x18ftypmp42" + bytes(20),
}
REFUSED = {
    "beslut.pdf": b"MZ\x90",
    "sida.html": b"<script>alert(1)</script>",
    "bild.svg": b"<svg/>",
    "program.exe": b"MZ",
    "makro.docx": an_archive("word/document.xml", "word/vbaProject.bin"),
    "utan-slut": PDF,
    "foto.jpg": a_photograph("PNG"),
    "brev.txt": b"\0\0",
    "trasig.docx": b"PK\x03\x04",
    "tom.pdf": b"",
}


@pytest.mark.parametrize("name", TAKEN)
def test_a_file_is_taken_if_name_and_content_agree(name: str) -> None:
    assert accept(handed_in(name, TAKEN[name])).content_type != "text/html"


@pytest.mark.parametrize("name", REFUSED)
def test_any_other_file_is_refused_in_words(name: str) -> None:
    with pytest.raises(ValidationError) as refused:
        accept(handed_in(name, REFUSED[name]))
    assert refused.value.messages[0].endswith(".")


def test_a_large_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "MOST_BYTES", 5)
    with pytest.raises(ValidationError):
        accept(handed_in("beslut.pdf", PDF))


def test_a_broken_picture_is_refused() -> None:
    with pytest.raises(ValidationError):
        accept(handed_in("foto.jpg", a_photograph()[:60]))


def test_a_picture_that_would_fill_the_memory_is_refused() -> None:
    out = io.BytesIO()
    Image.new("1", (9000, 9000)).save(out, "PNG")
    with pytest.raises(ValidationError):
        accept(handed_in("karta.png", out.getvalue()))


@pytest.mark.parametrize("image_format", ["JPEG", "PNG", "WEBP"])
def test_a_photograph_forgets_where_it_was_taken_and_stands_upright(image_format: str) -> None:
    content = cleaned(a_photograph(image_format), f"image/{image_format.lower()}")
    with Image.open(io.BytesIO(content)) as image:
        assert image.size == (20, 40)
        assert not dict(image.getexif())
        assert not image.getexif().get_ifd(GPS)


def test_a_film_forgets_where_it_was_taken_and_keeps_its_length() -> None:
    film = b"\0\0\0\x18ftypmp42....\xa9xyz\0\x12\x15\xc7+57.6531+014.6900+123.4/rest"
    assert b"57.6531" not in cleaned(film, "video/mp4")
    assert len(cleaned(film, "video/mp4")) == len(film)


def test_a_text_is_kept_as_utf_8() -> None:
    assert accept(handed_in("rost.txt", TAKEN["rost.txt"])).read() == "Ål".encode()


def test_a_name_is_freed_from_what_does_not_belong_in_one() -> None:
    assert accept(handed_in("a/b/../Bes\x07lut.PDF", PDF)).name == "Beslut.pdf"
    assert len(accept(handed_in("å" * 400 + ".pdf", PDF)).name or "") <= 200


def test_the_field_says_what_is_wrong_and_what_it_takes() -> None:
    field = DocumentField(extensions=(".pdf",))
    assert field.clean(handed_in("beslut.pdf", PDF)).name == "beslut.pdf"
    with pytest.raises(ValidationError, match="pdf"):
        field.clean(handed_in("lista.csv", b"a;b"))
    with pytest.raises(ValidationError):
        field.clean(handed_in("beslut.pdf", b"MZ"))
    assert DocumentField(required=False).clean(None) is None


@pytest.mark.django_db
def test_a_list_of_documents_does_not_fetch_their_bytes(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    organisation = OrganisationFactory()
    with scopes_disabled():
        store_document(organisation=organisation, upload=handed_in("beslut.pdf", PDF))
    with scope(organisation=organisation), django_assert_num_queries(2):
        document = Document.objects.get()
        assert bytes(document.content) == PDF


@pytest.mark.django_db
def test_a_document_is_saved_and_never_run() -> None:
    upload = handed_in("Lista över.csv", b"a;b")
    with scopes_disabled():
        document = store_document(organisation=OrganisationFactory(), upload=upload)
    response = document_response(document, inline=True)
    assert response.content == b"a;b"
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]
    assert response["Cache-Control"] == "private, no-cache"
    assert document.sha256 in response["ETag"]


@pytest.mark.django_db
def test_a_picture_may_be_shown_in_place() -> None:
    upload = handed_in("foto.jpg", a_photograph())
    with scopes_disabled():
        document = store_document(organisation=OrganisationFactory(), upload=upload)
    assert document_response(document, inline=True)["Content-Disposition"].startswith("inline")
    assert document_response(document)["Content-Disposition"].startswith("attachment")


@pytest.fixture
def clamd(settings: LazySettings) -> Iterator[list[bytes]]:
    """A server that speaks as ClamAV's daemon does and finds EICAR wherever it stands."""
    received: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        settings.CLAMD = f"127.0.0.1:{server.getsockname()[1]}"
        thread = threading.Thread(target=_answer, args=(server, received))
        thread.start()
        yield received
        thread.join(5)


def _answer(server: socket.socket, received: list[bytes]) -> None:
    connection, _address = server.accept()
    with connection, connection.makefile("rb") as stream:
        assert stream.read(10) == b"zINSTREAM\0"
        while size := struct.unpack("!L", stream.read(4))[0]:
            received.append(stream.read(size))
        found = b"EICAR" in b"".join(received)
        connection.sendall(b"stream: Eicar-Signature FOUND\0" if found else b"stream: OK\0")


def test_a_file_is_shown_to_the_virus_scanner(clamd: list[bytes]) -> None:
    assert accept(handed_in("beslut.pdf", PDF)).read() == PDF
    assert b"".join(clamd) == PDF


def test_a_file_with_a_virus_is_refused(clamd: list[bytes]) -> None:
    with pytest.raises(ValidationError):
        accept(handed_in("beslut.pdf", PDF + b"EICAR"))


def test_no_file_is_taken_while_the_scanner_is_silent(settings: LazySettings) -> None:
    settings.CLAMD = "/nowhere/clamd.sock"
    with pytest.raises(ValidationError):
        accept(handed_in("beslut.pdf", PDF))
