"""A bundle's files in a folder, or side by side in an archive (.zip).

Archives are not compressed and carry no dates, so that the same files are always the same
bytes; and whatever differs from these bytes by a single one is no archive of ours.
"""

import io
import zipfile
from gettext import gettext as _
from pathlib import Path
from stat import S_ISREG

from medborgarbudget.counting.bundle.contents import LIST, NAMES, Files, sha256
from medborgarbudget.counting.bundle.error import AlteredError, BundleError
from medborgarbudget.counting.wording import why_unreadable

LARGEST = 1 << 29
"""The most bytes that a bundle may have: twenty times those of a million ballots."""
_UNIX = 3
_BROKEN = (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError)
_READABLE_FILE = 0o100644 << 16


def archive_of(files: Files) -> bytes:
    """The files as one archive; the same files always give the same bytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name in NAMES:
            member = zipfile.ZipInfo(name)
            member.create_system = _UNIX
            member.external_attr = _READABLE_FILE
            archive.writestr(member, files[name])
    return target.getvalue()


def fingerprint_of(archive: bytes) -> str:
    """The fingerprint of a bundle that was written as an archive."""
    with zipfile.ZipFile(io.BytesIO(archive)) as packed:
        return sha256(packed.read(LIST))


def read_files(path: Path) -> Files:
    """The files of the bundle at this path, be it a folder or an archive.

    Raises `BundleError` where there is no bundle, and `AlteredError` where files are
    missing, unknown files lie among them, or the archive is not as we write it.
    """
    try:
        return _of_folder(path) if path.is_dir() else _of_archive(path)
    except OSError as error:
        raise BundleError(f"{path}: {why_unreadable(error)}") from None


def _of_folder(folder: Path) -> Files:
    entries = {entry.name: entry for entry in folder.iterdir()}
    _require_names(list(entries), str(folder))
    for name, entry in entries.items():
        if not S_ISREG(entry.lstat().st_mode):
            raise AlteredError(_("%(file)s is no plain file.") % {"file": name})
    _require_size(sum(entry.lstat().st_size for entry in entries.values()))
    return {name: entries[name].read_bytes() for name in NAMES}


def _of_archive(path: Path) -> Files:
    _require_size(path.stat().st_size)
    data = path.read_bytes()
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN:
        message = _("%(path)s is no archive (.zip) that can be read whole. Fetch it again.")
        raise BundleError(message % {"path": path}) from None
    with archive:
        files = _unpacked(archive, str(path))
    if archive_of(files) != data:
        raise AlteredError(_("The archive itself has been altered around its files."))
    return files


def _unpacked(archive: zipfile.ZipFile, path: str) -> Files:
    members = archive.infolist()
    _require_names([member.filename for member in members], path)
    # Without compression nothing can grow beyond the size of the archive itself.
    if any(member.compress_type != zipfile.ZIP_STORED for member in members):
        raise AlteredError(_("The archive is compressed, as no count writes it."))
    try:
        return {name: archive.read(name) for name in NAMES}
    except _BROKEN:
        raise AlteredError(_("A file in the archive has been altered.")) from None


def _require_names(found: list[str], path: str) -> None:
    if LIST not in found:
        message = _("%(path)s is no bundle of a count: it lacks %(file)s.")
        raise BundleError(message % {"path": path, "file": LIST})
    missing = [_("%(file)s is missing.") % {"file": name} for name in NAMES if name not in found]
    unknown = [
        _("%(file)s does not belong to a bundle.") % {"file": name}
        for name in sorted(found)
        if name not in NAMES
    ]
    if len(found) > len(set(found)):
        unknown.append(_("A file stands there more than once."))
    if missing or unknown:
        raise AlteredError(*missing, *unknown)


def _require_size(size: int) -> None:
    if size > LARGEST:
        raise BundleError(_("The bundle is larger than any that a count writes."))
