"""A disk that is full while somebody types: it is told, the text stays on the screen, and is written when it can be."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from textual.widgets import TextArea

import tui.app
from journals.errors import NotSaved
from journals.library.journal import Journal
from journals.records.model import Observation
from tests.tui.conftest import Sit
from tests.tui.desk import Desk
from tui.ui.dialogs.form import Form

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")
TEXT = "lyden faldt ud hos to borgere"
SAVING = "gemmer …"


@pytest.fixture(autouse=True)
def _looks_often(monkeypatch: pytest.MonkeyPatch) -> None:
    """A look is also when what could not be written is tried again."""
    monkeypatch.setattr(tui.app, "LOOK_EVERY", 0.05)


@contextmanager
def full(log: Path) -> Iterator[None]:
    """Let no file of this process grow beyond what a log is now: what the system itself says of a full disk."""
    import resource

    before, written = resource.getrlimit(resource.RLIMIT_FSIZE), sys.dont_write_bytecode
    sys.dont_write_bytecode = True  # or what is imported now would be kept cut off, for every process that comes after
    resource.setrlimit(resource.RLIMIT_FSIZE, (log.stat().st_size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        sys.dont_write_bytecode = written


def logs(folder: Path) -> set[Path]:
    return set(folder.rglob("*.jsonl"))


def kept(folder: Path) -> list[Path]:
    """Return the emergency copies."""
    return list(folder.rglob("unsaved/*/*/*.jsonl"))


def holds(path: Path, text: str) -> bool:
    return text.encode() in path.read_bytes()


async def own_log(desk: Desk, samples: Path) -> Path:
    """Return the log that the app writes in the project we are in, with a first line in it that is safe."""
    before = logs(samples)
    await desk.press("n")
    await desk.paste("den første " + "ord " * 200)  # so long that an emergency copy has room below it
    await desk.press("enter", "escape")
    await desk.until(lambda: not desk.journal.pending())
    (log,) = logs(samples) - before
    return log


async def told(desk: Desk, log: Path) -> None:
    """Wait until it is told that the log cannot be written, and the record is marked."""
    await desk.until(lambda: desk.told)
    assert str(log) in desk.told[-1]
    await desk.until(lambda: SAVING in desk.seen)


async def safe(desk: Desk, log: Path, text: str, places: Path) -> None:
    """Wait until a text is in the log, no longer marked, and nowhere else."""
    await desk.until(lambda: not desk.journal.pending())
    assert holds(log, text)
    await desk.until(lambda: SAVING not in desk.seen)
    assert not kept(places), "the emergency copy is gone again"


async def test_a_line_is_kept_marked_and_written_when_there_is_room(sit: Sit, samples: Path, tmp_path: Path) -> None:
    async with sit() as desk:
        await desk.press("enter")
        log = await own_log(desk, samples)
        with full(log):
            before = log.read_bytes()
            await desk.press("n")
            await desk.write(TEXT, "enter", "escape")
            await told(desk, log)
            assert TEXT in desk.words
            assert log.read_bytes() == before, "no half line"
            assert any(holds(each, TEXT) for each in kept(tmp_path))
            assert len(desk.told) == 1, "told once, however often it is tried"
        await safe(desk, log, TEXT, tmp_path)
        assert TEXT in desk.words


async def test_a_form_is_kept_marked_and_written_when_there_is_room(sit: Sit, samples: Path, tmp_path: Path) -> None:
    async with sit() as desk:
        await desk.press("enter")
        log = await own_log(desk, samples)
        with full(log):
            await desk.press("down", "e")
            await desk.write(f" {TEXT}", "ctrl+s")
            assert not isinstance(desk.place, Form)
            await told(desk, log)
            assert all(word in desk.words for word in TEXT.split())
        await safe(desk, log, TEXT, tmp_path)


async def test_a_form_that_cannot_even_be_taken_stays_with_its_text(
    sit: Sit, samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise NotSaved("no_state", folder="x", reason="full")

    async with sit() as desk:
        await desk.press("enter", "e")
        with monkeypatch.context() as patched:
            patched.setattr(Journal, "edit", refuse)
            await desk.write(f" {TEXT}", "ctrl+s")
            assert isinstance(desk.place, Form)
            assert desk.one("#field-text", TextArea).text.endswith(TEXT)
        await desk.press("ctrl+s")
        assert not isinstance(desk.place, Form)
        assert [each for each in desk.journal.observations if each.text.endswith(TEXT)]


async def test_what_is_not_on_disk_at_the_end_comes_in_at_the_next_start(sit: Sit, samples: Path) -> None:
    async with sit() as desk:
        await desk.press("enter")
        log = await own_log(desk, samples)
        with full(log):
            await desk.press("n")
            await desk.write(TEXT, "enter")
            await told(desk, log)
            await desk.press("ctrl+q")
            assert desk.app._exit, "it is in the emergency copy, so nothing is asked"
            (path,) = desk.app.library.close()
            assert holds(path, TEXT)
    async with sit() as desk:
        assert TEXT in [each.text for journal in desk.app.library.journals for each in journal.find(Observation)]
