"""What cannot be read, is no file, or is far too large is told in words, at once, and nothing waits for it."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from content.heading_words import heading_words
from journals.errors import Invalid
from journals.importing import archive, opening
from journals.importing.archive import open_archive, part_names, read_part
from journals.importing.formats import read_file
from journals.importing.opening import read_import_file
from journals.importing.source import ImportSource
from tests.journals.importing.planning import TODAY


def refused(path: Path) -> str:
    with pytest.raises(Invalid) as refusal:
        read_import_file(path)
    return refusal.value.code


def packed(**parts: bytes) -> bytes:
    """An archive."""
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return data.getvalue()


def source_of(data: bytes) -> ImportSource:
    return ImportSource("a.docx", data, heading_words(), TODAY)


def test_a_file_is_read(tmp_path: Path) -> None:
    for text in (b"Gik godt\r\n", "Gik godt, æøå".encode("utf-16"), "Gik godt, æøå".encode("utf-16-le"), b""):
        (tmp_path / "b.txt").write_bytes(text)
        assert read_import_file(tmp_path / "b.txt") == text
    (tmp_path / "a.txt").write_bytes(b"Gik godt\r\n")
    assert read_import_file(tmp_path / "a.txt") == b"Gik godt\r\n"


@pytest.mark.parametrize(
    ("code", "make"),
    [
        ("import_no_file", lambda path: None),
        ("import_folder", lambda path: path.mkdir()),
        ("import_not_plain", lambda path: os.mkfifo(path)),
        ("import_link", lambda path: path.symlink_to(__file__)),
        ("import_no_text", lambda path: path.write_bytes(b"%PDF-1.7 ...")),
        ("import_no_text", lambda path: path.write_bytes(b"MZ\x90\0\x03\0\0\0" * 50 + b"\xff" * 90)),
        ("import_no_text", lambda path: path.write_bytes(packed(mimetype=b"application/vnd.oasis.opendocument.text"))),
        ("import_damaged", lambda path: path.write_bytes(packed(x=b"a")[:40])),
        ("import_old_office", lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))),
    ],
)
def test_what_is_no_file_with_text_is_refused(code: str, make: Callable[[Path], object], tmp_path: Path) -> None:
    make(tmp_path / "x")
    assert refused(tmp_path / "x") == code


def test_a_name_that_no_file_can_have_is_no_file(tmp_path: Path) -> None:
    assert refused(tmp_path / "a\0b") == "import_no_file"
    assert refused(tmp_path / ("a" * 300)) == "import_no_file"


def test_a_file_that_is_too_large_is_not_read_to_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "MOST_FILE_BYTES", 1_000)
    (tmp_path / "x").write_bytes(bytes(1_001))
    assert refused(tmp_path / "x") == "import_too_large"


def test_an_archive_is_read_by_its_parts() -> None:
    data = packed(**{"word/document.xml": b"<a/>"})
    assert part_names(data) == {"word/document.xml"}
    assert read_part(open_archive(source_of(data)), "word/document.xml", source_of(data)) == b"<a/>"
    assert read_part(open_archive(source_of(data)), "none", source_of(data)) == b""
    assert part_names(b"PK nothing") == part_names(b"text") == frozenset()


def test_an_archive_that_would_fill_the_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    bombs = [packed(x=bytes(20_000_000)), packed(**{f"{n}": b"" for n in range(10_001)})]
    for data in bombs:
        with pytest.raises(Invalid, match="import_bomb"):
            open_archive(source_of(data))
    monkeypatch.setattr(archive, "MOST_PART", 1_000)
    data = packed(x=os.urandom(2_000))
    with pytest.raises(Invalid, match="import_bomb"):
        read_part(open_archive(source_of(data)), "x", source_of(data))


@pytest.mark.parametrize("cut", [3, 30, 200, -30, -3])
def test_a_damaged_archive_is_told_as_such(cut: int) -> None:
    whole = packed(x=os.urandom(500))
    data = whole[:cut] if cut < 100 else whole[: cut // 2] + b"\xff" * 40 + whole[cut // 2 + 40 :]
    with pytest.raises(Invalid, match="import_damaged"):
        read_part(open_archive(source_of(data)), "x", source_of(data))


def test_a_section_of_html_that_nobody_knows_is_passed_over() -> None:
    page = b"<h2>Gik godt</h2><ul><li>a <![end[ b ]> c</li></ul><![foo"
    reading = read_file(ImportSource("a.html", page, heading_words(), TODAY))
    assert reading.items[0].kind == "worked"
