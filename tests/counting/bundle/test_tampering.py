"""Whoever changes a single byte of a bundle is caught, wherever that byte is."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medborgarbudget.counting.bundle import (
    AlteredError,
    BundleError,
    bundle_bytes,
    read_bundle,
    verify,
    write_bundle,
)
from medborgarbudget.counting.bundle import archive as archives
from medborgarbudget.counting.bundle.contents import NAMES
from medborgarbudget.counting.bundle.reading import bundle_of
from medborgarbudget.counting.bundle.writing import files_of
from tests.counting.bundle.example import counted, relisted, rewritten

ARCHIVE = bundle_bytes(counted())
FILES = files_of(counted())


@pytest.fixture(scope="module")
def bundle(tmp_path_factory) -> Path:
    """Where a bundle may be, to be overwritten by every example."""
    return tmp_path_factory.mktemp("bundles") / "bundle.zip"


@settings(max_examples=500)
@given(place=st.integers(0, len(ARCHIVE) - 1), change=st.integers(1, 255))
def test_no_byte_of_an_archive_can_be_changed(bundle, place, change) -> None:
    data = bytearray(ARCHIVE)
    data[place] ^= change
    bundle.write_bytes(data)
    with pytest.raises(BundleError):
        read_bundle(bundle)


def test_every_single_byte_of_the_archive_counts(bundle) -> None:
    for place in range(0, len(ARCHIVE), 7):
        data = bytearray(ARCHIVE)
        data[place] ^= 1
        bundle.write_bytes(data)
        with pytest.raises(BundleError):
            read_bundle(bundle)


@settings(max_examples=500)
@given(name=st.sampled_from(NAMES), place=st.integers(0, 1_000_000), change=st.integers(1, 255))
def test_no_byte_of_a_file_in_a_folder_can_be_changed(name, place, change) -> None:
    content = bytearray(FILES[name])
    content[place % len(content)] ^= change
    with pytest.raises(AlteredError):
        bundle_of({**FILES, name: bytes(content)})


@pytest.mark.parametrize("name", NAMES)
@given(added=st.binary(min_size=1, max_size=3), cut=st.integers(1, 200))
def test_nothing_can_be_added_to_a_file_or_cut_off(name, added, cut) -> None:
    for content in (FILES[name] + added, FILES[name][:-cut], FILES[name][cut:]):
        with pytest.raises(AlteredError):
            bundle_of({**FILES, name: content})


@given(st.integers(0, len(ARCHIVE) - 1))
def test_no_archive_can_be_cut_off(bundle, length) -> None:
    bundle.write_bytes(ARCHIVE[:length])
    with pytest.raises(BundleError):
        read_bundle(bundle)


@pytest.mark.parametrize("extra", [b"\0", b"PK", ARCHIVE])
def test_nothing_can_be_put_around_an_archive(bundle, extra) -> None:
    for data in (ARCHIVE + extra, extra + ARCHIVE):
        bundle.write_bytes(data)
        with pytest.raises(BundleError):
            read_bundle(bundle)


@pytest.mark.parametrize("name", NAMES)
def test_a_file_that_is_missing_or_renamed_is_missed(tmp_path, name) -> None:
    write_bundle(counted(), tmp_path)
    (tmp_path / name).rename(tmp_path / f"{name}.old")
    with pytest.raises(BundleError, match=name):
        read_bundle(tmp_path)
    (tmp_path / f"{name}.old").unlink()
    with pytest.raises(BundleError, match=name):
        read_bundle(tmp_path)


def test_two_files_cannot_change_their_names(tmp_path) -> None:
    write_bundle(counted(), tmp_path)
    (tmp_path / "regel.json").rename(tmp_path / "x")
    (tmp_path / "lotter.json").rename(tmp_path / "regel.json")
    (tmp_path / "x").rename(tmp_path / "lotter.json")
    findings = verify(tmp_path, None)
    assert len(findings.altered) == 2
    assert "regel.json is not the file that innehall.json lists." in findings.altered


@pytest.mark.parametrize("name", ["extra.txt", ".hidden", "REGEL.JSON"])
def test_a_file_too_many_is_named(tmp_path, name) -> None:
    write_bundle(counted(), tmp_path)
    (tmp_path / name).write_bytes(b"")
    with pytest.raises(AlteredError, match=f"{name} does not belong to a bundle"):
        read_bundle(tmp_path)


def test_a_folder_or_a_link_is_no_file(tmp_path) -> None:
    write_bundle(counted(), tmp_path / "bundle")
    (tmp_path / "bundle" / "README.txt").rename(tmp_path / "README.txt")
    (tmp_path / "bundle" / "README.txt").symlink_to(tmp_path / "README.txt")
    with pytest.raises(AlteredError, match=r"README\.txt is no plain file"):
        read_bundle(tmp_path / "bundle")


def _compressed(member: zipfile.ZipInfo) -> None:
    member.compress_type = zipfile.ZIP_DEFLATED


def _with_path(member: zipfile.ZipInfo) -> None:
    member.filename = f"../{member.filename}"


def _dated(member: zipfile.ZipInfo) -> None:
    member.date_time = (2026, 9, 13, 20, 0, 0)


def _commented(member: zipfile.ZipInfo) -> None:
    member.comment = b"!"


@pytest.mark.parametrize("change", [_compressed, _with_path, _dated, _commented])
def test_an_archive_packed_in_another_way_is_refused(
    bundle, change: Callable[[zipfile.ZipInfo], None]
) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in NAMES:
            member = zipfile.ZipInfo(name)
            change(member)
            archive.writestr(member, FILES[name])
    bundle.write_bytes(target.getvalue())
    with pytest.raises(BundleError):
        read_bundle(bundle)


def test_a_bundle_of_absurd_size_is_not_opened(bundle, monkeypatch) -> None:
    monkeypatch.setattr(archives, "LARGEST", len(ARCHIVE) - 1)
    bundle.write_bytes(ARCHIVE)
    with pytest.raises(BundleError, match="larger than any"):
        read_bundle(bundle)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("regel.json", b'"utility": "cost"', b'"utility":  "cost"'),
        ("regel.json", b'"version": 1', b'"version": 1.0'),
        ("regel.json", b'"step": "1"', b'"step": "2/2"'),
        ("regel.json", b'"version": 1', b'"version": 2'),
        ("val.json", b'"budget": "1400.50"', b'"budget": "01400.50"'),
        ("val.json", b'"budget": "1400.50"', b'"budget": 1400.50'),
        ("val.json", b'"decimals": 2', b'"decimals": true'),
        ("val.json", b'"decimals": 2', b'"decimals": 99999999'),
        ("val.json", b'"id": "lights"', b'"id": "playground"'),
        ("val.json", b'"id": "lights"', b'"id": ["lights"]'),
        ("roster.txt", b"\n1;", b"\n01;"),
        ("roster.txt", b"\n1;", b"\n+1;"),
        ("roster.txt", b"\n1;", b"\n0;"),
        ("roster.txt", b"1,2", b"2,1"),
        ("roster.txt", b"1,2", b"1,7"),
        ("roster.txt", b"1,2", b"1,0"),
        ("roster.txt", b"1,2", b"1,1"),
        ("roster.txt", b"\n1;\n", b"\n"),
        ("roster.txt", b"\n", b"\r\n"),
        ("roster.txt", b"voters;projects", b"voters;projects;points"),
        ("lotter.json", b'"seed": "jul"', b'"seed": "juli"'),
        ("resultat.json", b'"selected"', b'"chosen"'),
        ("resultat.json", b'"share": "', b'"share": " '),
        ("resultat.json", b'"budget": "1400.50"', b'"budget": "1400.5"'),
        ("resultat.json", b'"rate": "', b'"rate": "1e99999999'),
        ("resultat.json", b'"rate": "', b'"rate": "-'),
        ("resultat.json", b'"lots": [', b'"lots": [1, '),
        ("innehall.json", b'"format": 1', b'"format": 2'),
    ],
)
def test_there_is_one_way_to_write_a_bundle_even_where_the_hashes_are_right(
    bundle, name, old, new
) -> None:
    assert old in FILES[name]
    files = {**FILES, name: FILES[name].replace(old, new)}
    bundle.write_bytes(archives.archive_of(files if name == "innehall.json" else relisted(files)))
    findings = verify(bundle, None)
    assert findings.altered
    assert all(remark.endswith(".") for remark in findings.altered)


def test_a_forger_who_corrects_the_hashes_changes_the_fingerprint(bundle) -> None:
    fingerprint = write_bundle(counted(), bundle)
    rewritten(bundle, {"README.txt": b"Nothing to see here."})
    assert read_bundle(bundle).fingerprint != fingerprint
