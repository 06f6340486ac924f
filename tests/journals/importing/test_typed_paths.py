"""Paths come as people type them and as terminals paste what is dropped on them."""

from __future__ import annotations

import shlex
from pathlib import Path, PurePosixPath
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journals.importing.typed_paths import is_there, named_files, typed_paths

THERE = {
    Path("/h/noter.docx"),
    Path("/h/Mine noter 2025.docx"),
    Path("/h/Blåbær (kopi).csv"),
    Path("/h/det 'nye' kort.md"),
    Path("/tmp/a.txt"),
}


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("/h/noter.docx", ["/h/noter.docx"]),
        (" /h/noter.docx \n", ["/h/noter.docx"]),
        ("'/h/Mine noter 2025.docx' ", ["/h/Mine noter 2025.docx"]),
        ('"/h/Mine noter 2025.docx"', ["/h/Mine noter 2025.docx"]),
        ("/h/Mine\\ noter\\ 2025.docx", ["/h/Mine noter 2025.docx"]),
        ("/h/Mine noter 2025.docx", ["/h/Mine noter 2025.docx"]),
        ("file:///h/Mine%20noter%202025.docx", ["/h/Mine noter 2025.docx"]),
        ("file://localhost/h/Bl%C3%A5b%C3%A6r%20%28kopi%29.csv", ["/h/Blåbær (kopi).csv"]),
        ("file:/h/noter.docx", ["/h/noter.docx"]),
        ("/h/noter.docx '/h/Mine noter 2025.docx'", ["/h/noter.docx", "/h/Mine noter 2025.docx"]),
        ("'/h/det '\\''nye'\\'' kort.md'", ["/h/det 'nye' kort.md"]),
        ("/h/noter.docx\nfile:///tmp/a.txt\r\n", ["/h/noter.docx", "/tmp/a.txt"]),
        ("& '/h/Mine noter 2025.docx'", ["/h/Mine noter 2025.docx"]),
        ("noter.docx", ["/h/noter.docx"]),
        ("/h/noter.docx /h/noter.docx", ["/h/noter.docx"]),
        ("", []),
        ("  \n ", []),
    ],
)
def test_a_dropped_file_is_read_whatever_form_its_name_has(typed: str, names: list[str]) -> None:
    found = typed_paths(typed, THERE.__contains__, (Path("/h"), Path("/tmp")), is_windows=False)
    assert found == [Path(name) for name in names]


def test_what_is_not_there_is_one_path_as_it_was_typed() -> None:
    assert typed_paths("/h/findes ikke.docx", THERE.__contains__) == [Path("/h/findes ikke.docx")]
    assert typed_paths("/h/noter.docx /h/nej.docx", THERE.__contains__) == [Path("/h/noter.docx /h/nej.docx")]


def test_on_windows_a_backslash_parts_folders() -> None:
    there = {Path("C:\\h\\Mine noter.docx"), Path("C:\\h\\b.csv"), Path("C:/h/b.csv")}
    for typed in ('"C:\\h\\Mine noter.docx"', "C:\\h\\Mine noter.docx", "& 'C:\\h\\Mine noter.docx'"):
        assert typed_paths(typed, there.__contains__, is_windows=True) == [Path("C:\\h\\Mine noter.docx")]
    assert typed_paths('"C:\\h\\Mine noter.docx" C:\\h\\b.csv', there.__contains__, is_windows=True) == [
        Path("C:\\h\\Mine noter.docx"),
        Path("C:\\h\\b.csv"),
    ]
    assert typed_paths("file:///C:/h/b.csv", there.__contains__, is_windows=True) == [Path("C:/h/b.csv")]


def test_a_tilde_is_ones_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "mine noter.md").write_text("- a")
    assert typed_paths("~/mine\\ noter.md", is_there) == [tmp_path / "mine noter.md"]
    assert typed_paths("~ingen-hedder-det/x.md", is_there) == [Path("~ingen-hedder-det/x.md")]


@pytest.mark.parametrize(
    "text", ["Det gik godt\n- vi nåede det", "/h/noter.docx og mere", "noter.docx", "/h/nej.docx", ""]
)
def test_a_pasted_text_is_no_path(text: str) -> None:
    assert named_files(text, THERE.__contains__, is_windows=False) == []


def test_pasted_paths_are_files() -> None:
    assert named_files("/h/noter.docx ", THERE.__contains__, is_windows=False) == [Path("/h/noter.docx")]
    assert is_there(Path("a\0b")) is False
    assert is_there(Path("x" * 5_000)) is False


names = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp"), exclude_characters="/\x85"), min_size=1)


@given(names, st.sampled_from([shlex.quote, lambda name: "file://" + quote(name), str]))
def test_whatever_a_file_is_called_it_is_found(name: str, written: object) -> None:
    path = PurePosixPath("/h") / (name.strip() or "x")
    assert callable(written)
    assert typed_paths(written(str(path)), {Path(path)}.__contains__, is_windows=False) == [Path(path)]


@given(st.text())
def test_no_text_is_too_odd(text: str) -> None:
    assert isinstance(typed_paths(text, lambda _: False), list)
