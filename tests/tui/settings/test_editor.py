"""A text goes through somebody's own editor and comes back, or stays as it was."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journals.errors import Problem
from journals.importing.encoding import decode_text
from journals.text.clean import clean
from tui.settings import editor
from tui.settings.editor import EditedText, edit_text, editor_words

MOST = 100
Edit = Callable[[Path], object]


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is left for whoever wrote it goes with the test."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


def edited(text: str, edit: Edit, status: int = 0) -> EditedText:
    """What comes back where the editor does `edit` to the file."""

    def run(words: Sequence[str]) -> int:
        edit(Path(words[-1]))
        return status

    return edit_text(text, ["editor"], run, most=MOST)


def refused(text: str, edit: Edit, status: int = 0) -> Problem:
    with pytest.raises(Problem) as raised:
        edited(text, edit, status)
    return raised.value


@given(st.text(max_size=30), st.text(min_size=1, max_size=30))
def test_what_was_saved_comes_back_clean(before: str, after: str) -> None:
    data = after.encode("utf-8", "replace")
    if not clean(decode_text(data)[0]).strip() or data in (before.encode("utf-8", "replace"), f"{before}\n".encode()):
        return
    found = edited(before, lambda file: file.write_bytes(data))
    if found.encoding == "utf-8":
        assert found.text == clean(data.decode().removeprefix("\ufeff")).rstrip("\n")
    assert found.text == clean(found.text)


def test_the_file_is_private_and_gone_afterwards() -> None:
    seen: list[Path] = []

    def look(file: Path) -> None:
        seen.append(file)
        assert file.read_text(encoding="utf-8") == "æøå\nto\n"
        assert file.suffix == ".md"
        if os.name != "nt":
            assert stat.S_IMODE(file.stat().st_mode) == 0o600
            assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
        file.write_text("nyt\n", encoding="utf-8")

    assert edited("æøå\nto", look).text == "nyt"
    assert not seen[0].parent.exists()


@pytest.mark.parametrize(
    ("edit", "status", "code"),
    [
        (lambda file: None, 0, "editor_at_once"),
        (lambda file: None, 3, "editor_failed"),
        (lambda file: file.unlink(), 0, "editor_gone"),
        (lambda file: file.write_text(" \n"), 0, "editor_emptied"),
        (lambda file: file.write_text("x" * (MOST + 1)), 0, "editor_too_long"),
        (lambda file: file.write_text("x" * MOST * 9), 0, "editor_too_long"),
        (lambda file: (file.unlink(), file.mkdir()), 0, "editor_unread"),
    ],
)
def test_what_cannot_be_used_leaves_the_text_as_it_was(edit: Edit, status: int, code: str) -> None:
    problem = refused("før", edit, status)
    assert problem.code == code
    if code in ("editor_too_long", "editor_unread"):
        assert Path(str(problem.params["file"])).exists(), "what was written is still there"


def test_an_editor_that_took_its_time_changed_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editor, "_AT_ONCE", 0.0)
    assert refused("før", lambda file: None).code == "editor_same"


def test_what_an_editor_saved_before_it_failed_is_taken() -> None:
    found = edited("før", lambda file: file.write_text("efter\n"), 1)
    assert (found.text, found.status) == ("efter", 1)


def test_a_file_that_is_no_utf8_is_read_as_what_it_looks_like() -> None:
    found = edited("før", lambda file: file.write_bytes("blåbær \x07".encode("cp1252")))
    assert (found.text, found.encoding) == ("blåbær \ufffd", "cp1252")


def test_an_editor_that_cannot_be_started_leaves_the_text_as_it_was() -> None:
    def run(words: Sequence[str]) -> int:
        raise PermissionError(13, "no")

    with pytest.raises(Problem) as raised:
        edit_text("før", ["editor"], run, most=MOST)
    assert raised.value.code == "editor_not_started"


def test_which_editor_it_is(tmp_path: Path) -> None:
    program = tmp_path / "min editor.exe"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o700)
    whole = str(program)
    assert editor_words({"VISUAL": whole, "EDITOR": "x"}) == [whole]
    assert editor_words({"VISUAL": " ", "EDITOR": f'"{whole}" --wait -x'}, windows=False) == [whole, "--wait", "-x"]
    assert editor_words({"EDITOR": whole}, windows=True) == [whole]
    for environment, code in (
        ({}, "no_editor"),
        ({"EDITOR": "findes-ikke --wait"}, "editor_missing"),
        ({"VISUAL": "'uden ende"}, "editor_missing"),
    ):
        with pytest.raises(Problem) as raised:
            editor_words(environment, windows=False)
        assert raised.value.code == code
