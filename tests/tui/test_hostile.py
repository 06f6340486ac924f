"""Text that tries to do more than be read: shown everywhere, it neither crashes, nor acts, nor reaches the terminal.

It comes from another writer, whose logs hold it as it is (`tests/intruder.py`), and from whoever types and pastes.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input, TextArea

from journals.library.history import read_history
from journals.library.library import Library
from journals.records.model import Lesson, Observation, Project
from tests.hostile import HOSTILE, INVISIBLE, TERMINAL, UNICODE
from tests.intruder import Intruder
from tests.tui.conftest import BIDI, Sit, begin
from tests.tui.desk import Desk
from tui.features.common import export_folder
from tui.features.common.lesson_page import lesson_page
from tui.features.export import screen as export
from tui.features.project.screen import ProjectScreen
from tui.locale import catalogue
from tui.ui.dialogs.reader import MessagesDialog
from tui.ui.widgets.row_list import Rows
from tui.wording.history import HistoryFormatter

ACTING = re.compile(
    f"[\\x00-\\x1f\\x7f-\\x9f\\xad\\u200b\\u200e\\u200f\\u2028\\u2029\\u2060-\\u2064\\ufeff\\ud800-\\udfff"
    f"\\U000e0000-\\U000e0fff{BIDI}]"
)
"""What must not be on a screen: here it would act, or stand where nobody sees it."""
WAYS: tuple[tuple[str, ...], ...] = (
    (),
    ("e",),
    ("t",),
    ("f",),
    ("i",),
    ("z",),
    ("z", "i"),
    ("z", "end", "space", "enter"),
    ("delete",),
    ("space", "space", "x"),
    ("enter", "0"),
    ("enter", "0", "e"),
    ("enter", "0", "m"),
    ("enter", "0", "space", "space", "d"),
    ("enter", "0", "a"),
    ("enter", "0", "t"),
    ("enter", "0", "i"),
    ("enter", "0", "k"),
    ("enter", "0", "n", "x"),
    ("enter", "p"),
    ("enter", "p", "down", "enter"),
    ("enter", "p", "enter"),
    ("enter", "j", "tab"),
    ("enter", "j", "1"),
    ("c", "enter"),
    ("enter", "j", "3"),
    ("enter", "0", "w"),
    ("enter", "0", "end", "w"),
    ("enter", "0", "delete", "u"),
    ("enter", "b"),
    ("enter", "z"),
    ("v",),
    ("v", "enter"),
    ("v", "p"),
    ("v", "m"),
    ("v", "e"),
    ("v", "i"),
    ("v", "delete", "u"),
    ("b",),
    ("b", "full_stop", "end"),
    ("b", "end", "enter"),
    ("b", "end", "e"),
    ("b", "end", "d"),
    ("b", "w"),
    ("b", "i"),
    ("x",),
    ("x", "n"),
    ("x", "enter", "c"),
    ("k", "end"),
    ("h",),
    ("ctrl+p", "l"),
)


@pytest.fixture
def hostile(folder: Path) -> None:
    """A library where every text is hostile, and so are its names."""
    Intruder(folder).projects()


@pytest.fixture(autouse=True)
def _documents(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "documents").mkdir()
    monkeypatch.setattr(export_folder, "documents_folder", lambda: tmp_path / "documents")


def harmless(desk: Desk, what: object) -> None:
    """Assert that what is on the screen is text and nothing else."""
    strips = desk.strips
    assert len(strips) == desk.app.size.height
    for strip in strips:
        assert strip.cell_length == desk.app.size.width, (what, strip.text)
        assert not ACTING.search(strip.text), (what, strip.text)
        for segment in strip:
            assert not segment.style or not segment.style.link, (what, segment.text)
            assert not segment.style or "@click" not in segment.style.meta, (what, segment.text)
    assert not any(ACTING.search(told.replace("\n", "")) for told in desk.told), what


def drawn(rows: Rows[Any], item: object) -> None:
    """Assert that a row is text, and as high as it was said to be."""
    for here in (True, False):
        lines = rows.drawing.draw(item, 60, here)
        assert len(lines) == rows.drawing.height(item, 60, here)
        assert not any(ACTING.search(text) for line in lines for text, _ in line), item


def plain(text: str) -> None:
    """Assert that a text of several lines is nothing else."""
    assert not ACTING.search(re.sub("[\n\t]", "", text)), text


async def home(desk: Desk, row: int = 0) -> None:
    """Go back to the projects, and to one of them."""
    while len(desk.app.screen_stack) > 1:
        desk.app.pop_screen()
    rows = desk.one("#list", Rows)
    rows.cursor = row % len(rows.items)
    await desk.settle()


@pytest.mark.long
@pytest.mark.usefixtures("hostile", "every_frame")
@pytest.mark.parametrize(("size", "start"), [((40, 12), 0), ((120, 36), 1)])
async def test_every_place_and_every_box_shows_it_as_text(sit_empty: Sit, size: tuple[int, int], start: int) -> None:
    async with sit_empty(size=size, language="en") as desk:
        for row, way in enumerate(WAYS[start::2]):
            await home(desk, row)
            await desk.press(*way)
            assert desk.app.is_running
            harmless(desk, way)
        desk.app.push_screen(MessagesDialog(desk.app.messages))
        await desk.settle()
        harmless(desk, "messages")
        assert len(desk.told) > 1


@pytest.mark.long
@pytest.mark.usefixtures("hostile")
async def test_every_project_and_its_observations_are_drawn_under_the_cursor_and_beside(sit_empty: Sit) -> None:
    async with sit_empty(size=(110, 30)) as desk:
        for number in range(len(desk.app.library.journals)):
            await home(desk, number)
            harmless(desk, number)
            journal = desk.one("#list", Rows).item
            assert journal is not None
            desk.app.push_screen(room := ProjectScreen(journal))
            await desk.press("0")
            for each in room.rows.items:
                drawn(room.rows, each)
                plain(room.renderer.full_text(each).plain)
            harmless(desk, room.rows.item)
            await desk.press("end")
            harmless(desk, room.rows.item)


@pytest.mark.long
@pytest.mark.usefixtures("hostile")
@pytest.mark.parametrize("way", [("v",), ("b", "full_stop"), ("z",)], ids=("lessons", "waiting", "deleted"))
async def test_every_row_of_every_other_list_is_drawn(sit_empty: Sit, way: tuple[str, ...]) -> None:
    async with sit_empty(size=(100, 40)) as desk:
        await desk.press(*way)
        rows: Rows[object] = desk.one("#list", Rows)
        assert len(rows.items) > 60
        for item in rows.items:
            drawn(rows, item)
        while rows.cursor < len(rows.items) - 1:
            harmless(desk, rows.item)
            await desk.press("pagedown")


@pytest.mark.long
@pytest.mark.usefixtures("hostile")
async def test_every_lesson_and_every_history_is_told_as_text(sit_empty: Sit) -> None:
    """Box by box it would take minutes; the boxes are in the ways above."""
    async with sit_empty() as desk:
        app, library = desk.app, desk.app.library
        for journal in library.journals:
            pages = [lesson_page(app, journal, lesson).plain for lesson in journal.lessons]
            for table, record in journal.known_ids():
                teller = HistoryFormatter(catalogue("da"), app.guide, journal, table)
                for entry in read_history(library, journal, table, record):
                    pages += [teller.heading(entry), *teller.lines(entry)]
            assert len(pages) > 20
            for page in pages:
                plain(page)


@pytest.mark.usefixtures("hostile")
async def test_what_cannot_be_read_or_written_is_told_as_text(
    sit_empty: Sit, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sit_empty() as desk:
        await desk.press("enter", "0", "n")

        def refuse(*_: object) -> None:
            raise OSError(28, "no \x1b]0;space\x07 left")

        monkeypatch.setattr("os.write", refuse)
        await desk.write("Det her kan ikke skrives", "enter")
        await desk.until(lambda: any("Det her kan ikke skrives" in o.text for o in desk.made(Observation)))
        await desk.until(lambda: desk.told)
        harmless(desk, desk.told)
        monkeypatch.undo()
        desk.app.library.refresh()


# What is typed and pasted


@pytest.mark.long
async def test_what_is_pasted_is_shown_as_text_and_kept_clean(sit_empty: Sit, colleague: Library) -> None:
    begin(colleague, Project(name="Alt"))
    pasted = ("\n\n", "", "\t", *TERMINAL, *INVISIBLE[:3], *UNICODE[:3])
    async with sit_empty() as desk:
        await desk.press("enter", "n")
        for text in pasted:
            await desk.paste(f"{text}x")
            harmless(desk, text)
            await desk.press("enter")
            if desk.place.is_modal:
                await desk.press("escape", "end")
        await desk.press("escape", "d")
        for field in ("line", "text"):
            for text in pasted:
                await desk.paste(text)
            harmless(desk, field)
            await desk.press("tab")
        await desk.press("ctrl+s")
        (lesson,) = desk.made(Lesson)
        kept = [lesson.title, lesson.situation, *(each.text for each in desk.made(Observation))]
        assert len(kept) >= len(pasted)
        assert "\n" not in lesson.title
        for text in kept:
            plain(text)


INPUTS = (("f",), ("n",), ("e",), ("enter", "n"), ("enter", "m"), ("enter", "e"), ("v", "p"), ("x", "n"), ("ctrl+p",))
"""Ways to each kind of what can be typed in."""


@pytest.mark.long
@pytest.mark.parametrize("way", INPUTS, ids=" ".join)
async def test_every_input_takes_any_paste_and_any_key(
    sit_empty: Sit, colleague: Library, way: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(colleague, Project(name="Alt"), Observation(text="Lyden faldt ud", happened="2026-11-20"))
    monkeypatch.setattr(export, "write_new", lambda path, text: path)
    everything = re.sub("[\n\r\v\f\x85\u2028\u2029]", " ", " ".join(text for text in HOSTILE if len(text) < 1_000))
    async with sit_empty(size=(60, 20)) as desk:
        await desk.press(*way)
        where = desk.app.focused
        assert isinstance(where, (Input, TextArea))
        for text in (everything, "\x00\ud83d\x1b[201~\u202e"):
            await desk.paste(text)
            harmless(desk, way)
        value = where.text if isinstance(where, TextArea) else where.value
        assert "[@click=app.quit()]press[/]" in value
        plain(value)
        assert isinstance(where, TextArea) or not ACTING.search(value)
        await desk.press("enter", "ctrl+s")
        harmless(desk, way)
        assert desk.app.is_running
