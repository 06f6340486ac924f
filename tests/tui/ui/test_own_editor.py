"""Ctrl+O: going on with what stands in a line or a text in an editor of one's own."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.widgets import TextArea

import tui.app
from journals.library.library import Library
from journals.records.model import Lesson, Observation, Project
from tests.tui.conftest import Sit, begin
from tui.app import TilbageblikApp
from tui.features.common.paste_dialog import PasteDialog
from tui.ui import own_editor
from tui.ui.dialogs.privacy import PrivacyDialog
from tui.ui.widgets.capture_line import Capture


class Editor:
    """Writes over what it is given, and remembers what that was."""

    def __init__(self) -> None:
        self.writes = ""
        self.seen: list[str] = []

    def __call__(self, words: Sequence[str]) -> int:
        file = Path(words[-1])
        self.seen.append(file.read_text(encoding="utf-8"))
        file.write_text(self.writes, encoding="utf-8")
        return 0


@pytest.fixture
def own(monkeypatch: pytest.MonkeyPatch) -> Editor:
    """An editor that opens in a terminal."""

    def suspend(app: TilbageblikApp) -> AbstractContextManager[None]:
        return nullcontext()

    found = Editor()
    monkeypatch.setattr(TilbageblikApp, "suspend", suspend)
    monkeypatch.setattr(own_editor, "editor_words", lambda: ["editor"])
    monkeypatch.setattr("subprocess.call", found)
    return found


async def test_a_line_is_written_on_elsewhere_and_its_marks_are_read(
    sit_empty: Sit, colleague: Library, own: Editor
) -> None:
    begin(colleague, Project(name="Skærme"))
    async with sit_empty() as desk:
        await desk.press("enter", "n")
        await desk.write("- skær")
        own.writes = "- skærmen\nvar sort #11\n".replace("\n", " ")
        await desk.press("ctrl+o")
        assert own.seen == ["- skær\n"]
        await desk.press("enter")
        (made,) = desk.made(Observation)
        assert (made.text, made.kind, made.pitfalls) == ("skærmen var sort", "hindered", frozenset({"1.1"}))


async def test_many_lines_are_asked_about_as_when_they_are_pasted(
    sit_empty: Sit, colleague: Library, own: Editor
) -> None:
    begin(colleague, Project(name="Skærme"))
    async with sit_empty() as desk:
        await desk.press("enter", "n")
        await desk.write("en")
        own.writes = "en\nto\ntre\n"
        await desk.press("ctrl+o")
        assert isinstance(desk.place, PasteDialog)
        await desk.press("enter")
        assert [each.text for each in desk.made(Observation)] == ["en", "to", "tre"]
        assert desk.one("Capture", Capture).unsent_lines == []


async def test_a_text_of_a_form_comes_back_can_be_undone_and_is_guarded(
    sit_empty: Sit, colleague: Library, own: Editor
) -> None:
    begin(colleague, Project(name="Skærme"))
    async with sit_empty() as desk:
        await desk.press("enter", "d")
        await desk.write("Titel")
        text = desk.place.query(TextArea).first()
        text.focus()
        text.insert("begyndt")
        await desk.settle()
        own.writes = "første\n\nring 20 12 34 56\x1b\n"
        await desk.press("ctrl+o")
        assert text.text == "første\n\nring 20 12 34 56\ufffd"
        await desk.press("ctrl+z")
        assert text.text == "begyndt"
        await desk.press("ctrl+y", "ctrl+s")
        assert isinstance(desk.place, PrivacyDialog)
        await desk.press("escape")
        own.writes = " "
        await desk.press("ctrl+o")
        assert text.text.startswith("første")
        assert "Filen var tom" in desk.told[-1]


@pytest.mark.long
async def test_what_a_colleague_changes_meanwhile_is_asked_about(
    sit_empty: Sit, colleague: Library, own: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tui.app, "LOOK_EVERY", 0.05)
    journal = begin(
        colleague, Project(name="Skærme"), Lesson(title="Ring først", situation="før", learned="før", do="før")
    )
    async with sit_empty() as desk:
        await desk.press("v", "e")
        text = desk.place.query(TextArea).first()
        text.focus()
        own.writes = "mit\n"
        await desk.press("ctrl+o")
        (lesson,) = journal.lessons
        journal.edit((lesson, replace(lesson, situation="deres", learned="deres", do="deres")))
        colleague.close()
        await desk.until_looked()
        await desk.press("ctrl+s")
        assert "deres" in desk.words
        assert "mit" in desk.words


@pytest.mark.long
async def test_where_there_is_no_terminal_to_give_it_that_is_said(
    sit_empty: Sit, colleague: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(colleague, Project(name="Skærme"))
    monkeypatch.setattr(own_editor, "editor_words", lambda: ["editor"])
    async with sit_empty() as desk:
        await desk.press("enter", "n")
        await desk.write("hej")
        await desk.press("ctrl+o")
        assert "kun i en terminal" in desk.told[-1]
        monkeypatch.undo()
        monkeypatch.delenv("VISUAL", raising=False)
        monkeypatch.delenv("EDITOR", raising=False)
        await desk.press("ctrl+o")
        assert "EDITOR=nano" in desk.told[-1]
        await desk.press("enter")
        assert [each.text for each in desk.made(Observation)] == ["hej"]
