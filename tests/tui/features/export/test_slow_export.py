"""An export that takes long: it can be left and stopped, and leaves no half file."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from journals.export import learning_log
from journals.export.files import write_new
from journals.export.progress import Cancelled, ProgressCallback
from journals.export.redaction import Document
from tests.terminal import PATIENCE
from tests.tui.conftest import NEWEST, Sit
from tests.tui.desk import Desk
from tests.tui.features.export.test_screen import files
from tui.features.export import screen as export
from tui.features.export.screen import ExportScreen
from tui.ui.widgets import progress as under_way


async def test_leaving_while_a_slow_disk_writes_is_safe(
    sit: Sit, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    writes, go_on = threading.Event(), threading.Event()

    def slowly(path: Path, text: str, tick: ProgressCallback) -> Path:
        writes.set()
        go_on.wait(PATIENCE)
        return write_new(path, text, tick=tick)

    monkeypatch.setattr(export, "write_new", slowly)
    async with sit() as desk:
        await desk.press("enter", "x")
        desk.send("enter")
        await come(desk, writes.is_set)
        desk.send("escape")
        await come(desk, lambda: not isinstance(desk.place, ExportScreen))
        go_on.set()
        await desk.until(lambda: files(documents))
        await desk.until(lambda: desk.told)
        assert "er skrevet" in desk.told[-1]


class Slow:
    """A learning log without an end; it notes that it was stopped."""

    def __init__(self) -> None:
        self.stopped = threading.Event()

    def __call__(self, *_: object, tick: ProgressCallback, **__: object) -> Document:
        try:
            for done in range(150_000):
                tick(min(done, 90), 100)
                time.sleep(0.002)
        except Cancelled:
            self.stopped.set()
            raise
        raise AssertionError("nobody stopped it")


async def come(desk: Desk, state: Callable[[], bool]) -> None:
    """Wait for something while work goes on behind, which `desk.until` would wait for too."""
    stop = time.monotonic() + PATIENCE
    while not state():
        assert time.monotonic() < stop, desk.seen
        await desk.pilot.pause(0.02)


async def begun(desk: Desk, *signs: str) -> None:
    """Press the key for it, and wait until all of that is to be seen."""
    desk.send("x")
    await come(desk, lambda: isinstance(desk.place, ExportScreen) and all(sign in desk.seen for sign in signs))


async def test_esc_stops_what_takes_long_and_enter_begins_again(
    sit: Sit, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(under_way, "MOMENT", 0.0)
    async with sit() as desk:
        await desk.press("enter")
        slow = Slow()
        with monkeypatch.context() as patch:
            patch.setattr(learning_log, "render_learning_log", slow)
            await begun(desk, "90 %", "endnu", "Esc stopper")
            desk.send("enter")  # what waits for it is stopped with it
            desk.send("escape")
            await desk.settle()
        assert slow.stopped.is_set()
        assert isinstance(desk.place, ExportScreen)
        assert "Stoppet. Intet er skrevet." in desk.seen
        assert "Esc stopper" not in desk.seen
        await desk.press("g", "g")
        assert "Stoppet. Intet er skrevet." in desk.seen
        await desk.press("enter")
        assert NEWEST in desk.seen
        assert files(documents) == []
        await desk.press("enter", "escape")
        assert len(files(documents)) == 1
        assert not isinstance(desk.place, ExportScreen)


async def test_leaving_before_it_takes_long_stops_it_too(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(under_way, "MOMENT", 1000.0)
    async with sit() as desk:
        await desk.press("enter")
        monkeypatch.setattr(learning_log, "render_learning_log", slow := Slow())
        await begun(desk)
        await desk.press("escape")
        assert not isinstance(desk.place, ExportScreen)
        await desk.until(slow.stopped.is_set)


async def test_esc_stops_a_slow_disk_and_no_file_is_left(
    sit: Sit, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slowly(path: Path, text: str, tick: ProgressCallback) -> Path:
        def slow(done: int, of: int) -> None:
            for _ in range(60_000):
                tick(done, of)
                time.sleep(0.005)

        return write_new(path, text, tick=slow)

    async with sit() as desk:
        await desk.press("enter", "x")
        monkeypatch.setattr(under_way, "MOMENT", 0.0)
        monkeypatch.setattr(export, "write_new", slowly)
        desk.send("enter")
        await come(desk, lambda: "Filen skrives" in desk.seen)
        await desk.press("escape")
        assert desk.told[-1] == "Stoppet. Filen er ikke skrevet."
        assert isinstance(desk.place, ExportScreen)
        assert NEWEST in desk.seen
        assert files(documents) == []
