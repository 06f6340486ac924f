"""A thread that breaks down or hangs is told, and all goes on: nobody thinks that they are saved who are not."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from journals.index.index import Index
from journals.index.ingest import _Ingester
from journals.library import poll_failures
from journals.library.library import Library
from journals.library.log_parts import FolderNews
from journals.log.act import Act
from journals.log.appender import LogWriter
from journals.log.reader import LogReader
from journals.records.model import Observation
from tests.files import contents
from tests.tui.conftest import Sit
from tui import app as app_module
from tui.ui import indexer, store_watch


@pytest.mark.usefixtures("indexed")
async def test_an_index_that_breaks_down_is_told_once_and_begins_again(
    sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexer, "EVERY", 0.02)
    broken, update = [1, 2, 3], Index.update
    reads = []

    def update_or_break(self: Index, *args: object) -> object:
        reads.append(self._list_store)
        if broken:
            raise OverflowError(f"{broken.pop() and ''}too large")
        return update(self, *args)  # type: ignore[arg-type]

    monkeypatch.setattr(Index, "update", update_or_break)
    async with sit() as desk:
        await desk.until(lambda: desk.app.indexer.progress >= 1)
        assert all(each is reads[0] for each in reads), "another thread may be reading through it"
        assert [text for text in desk.told if "too large" in text] == [
            desk.app.say("problem.index_stopped", reason="OverflowError: too large")
        ]


@pytest.mark.usefixtures("indexed")
async def test_one_project_that_cannot_be_indexed_keeps_no_other_out(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    ingest = _Ingester.ingest
    first: list[object] = []

    def ingest_all_but_one(self: _Ingester, folder: object, seen: object) -> object:
        first.append(folder) if not first else None
        if folder == first[0]:
            raise OverflowError("too large")
        return ingest(self, folder, seen)  # type: ignore[arg-type]

    monkeypatch.setattr(_Ingester, "ingest", ingest_all_but_one)
    async with sit() as desk:
        await desk.until(lambda: any("too large" in text for text in desk.told))
        assert len(desk.app.indexer.index.summaries()) == len(desk.app.library.journals) - 1
        assert desk.app.indexer.index.records(Observation)


def kept_lines(state: Path) -> list[Path]:
    return [path for path, held in contents(state, named="*.jsonl").items() if b"Disken hang" in held]


async def test_a_disk_that_hangs_is_told_and_what_is_logged_meanwhile_is_kept_and_saved(
    sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_watch, "HANGS", 0.05)
    monkeypatch.setattr(store_watch, "_CHECK_AGAIN", 0.02)
    monkeypatch.setattr(app_module, "LOOK_EVERY", 0.02)
    disk, write = threading.Event(), LogWriter._write

    def wait_and_write(self: LogWriter, fd: int) -> None:
        disk.wait()
        write(self, fd)

    monkeypatch.setattr(LogWriter, "_write", wait_and_write)
    async with sit() as desk:
        app, state = desk.app, desk.app.library.local.state
        await desk.press("enter", "n")
        await desk.write("Disken hang", "enter")
        await desk.until(lambda: bool(kept_lines(state)))
        (kept,) = kept_lines(state)
        await desk.until(lambda: any(app.say("app.saves_not") in text for text in desk.told))
        await desk.write("Og noget mere", "enter")
        disk.set()
        await desk.until(lambda: app.say("app.saves_again") in desk.told)
        await desk.until(lambda: not app.journal_here.pending() if app.journal_here else False)
        await desk.until(lambda: not kept.exists())
        app.library.store_thread._tasks.put(None)  # and now it dies
        await desk.until(lambda: app.say("app.saving_restarted") in desk.told)
        assert len(desk.made(Observation)) == 2


async def test_a_look_at_the_disk_that_breaks_down_is_told_once_and_ends_nothing(
    sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever it is: what somebody planted in one folder, or a fault of ours in the whole of it."""
    monkeypatch.setattr(app_module, "LOOK_EVERY", 0.02)
    monkeypatch.setattr(poll_failures, "REST", 0.0)
    batches, broken = LogReader.batches, [""]
    looks = []

    def batches_or_break(self: LogReader) -> Iterator[list[Act]]:
        if self.path.parent.name == broken[0]:
            raise OverflowError("too large")
        return batches(self)

    def break_down(self: Library) -> list[FolderNews]:
        looks.append(self)
        raise RecursionError("too deep")

    monkeypatch.setattr(LogReader, "batches", batches_or_break)
    async with sit() as desk:
        app = desk.app
        await desk.press("enter", "n")
        await desk.write("Det går")
        assert app.journal_here is not None
        broken[0] = next(each for each in app.library.journals if each is not app.journal_here).folders[0].path.name
        await desk.until(lambda: any("OverflowError: too large" in text for text in desk.told))
        monkeypatch.setattr(Library, "poll", break_down)
        await desk.until(lambda: len(looks) > 2)
        assert [text for text in desk.told if "RecursionError" in text] == [
            app.say("app.look_failed", reason="RecursionError: too deep")
        ]
        assert len([text for text in desk.told if "OverflowError" in text]) == 1
        monkeypatch.undo()
        broken[0] = ""
        await desk.press("enter")
        assert [each.text for each in desk.made(Observation)] == ["Det går"], "nothing typed is lost"
        await desk.until(lambda: not app.library.failures.faults)
        app.messages.clear()
