"""A desk: the app, somebody who types, and what they see."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from textual import events
from textual.drivers.headless_driver import HeadlessDriver
from textual.geometry import Size
from textual.keys import _character_to_key
from textual.message_pump import MessagePump
from textual.pilot import Pilot
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from journals.library.journal import Journal
from journals.library.log_parts import FolderNews
from journals.records.base import Record
from tests.terminal import PATIENCE
from tests.tui import frames
from tui.app import TilbageblikApp

SOON = 0.3
"""What the app puts off by fewer seconds than this, until somebody rests, is waited for as if it were under way."""

W = TypeVar("W", bound=Widget)
R = TypeVar("R", bound=Record)


class Desk:
    """Somebody at the app: what they press, and what they see."""

    def __init__(self, app: TilbageblikApp, pilot: Pilot[int]) -> None:
        self.app = app
        self.pilot = pilot
        self._old = {record.id for record in self._records()}
        self._looks = 0
        take = app._take

        def count(news: list[FolderNews]) -> None:
            self._looks += 1
            take(news)

        app._take = count  # type: ignore[method-assign]
        self._rounds = 0
        keep_up = app.indexer._keep_up

        def count_round() -> None:
            keep_up()
            self._rounds += 1

        app.indexer._keep_up = count_round  # type: ignore[method-assign]

    async def press(self, *keys: str) -> None:
        """Press keys (Textual's names, or the characters themselves), waiting for each to be done with."""
        for key in keys:
            self.send(key)
            await self.settle()

    async def write(self, text: str, *keys: str) -> None:
        """Type a text without looking up, then press `keys`."""
        for character in text:
            self.send(character)
        await self.settle()
        await self.press(*keys)

    async def paste(self, text: str) -> None:
        """Paste, as a terminal does."""
        self.put(events.Paste(text))
        await self.settle()

    async def resize(self, width: int, height: int) -> None:
        """Make the window another size."""
        size = Size(width, height)
        driver = self.app._driver
        assert isinstance(driver, HeadlessDriver)
        driver._size = size
        self.app.post_message(events.Resize(size, size))
        await self.settle()
        await self.until(lambda: self.app.screen._compositor.size == size)

    def send(self, key: str) -> None:
        """Put a key in the queue and go on."""
        name = _character_to_key(key) if len(key) == 1 else key
        character: str | None = key if len(key) == 1 else None
        if character is None:
            character = {"space": " ", "full_stop": ".", "plus": "+", "minus": "-"}.get(key)
        self.put(events.Key(name, character))

    async def settle(self, *, paints: bool = False) -> None:
        """Wait until all that was begun is done: messages, drawing, what is put off a moment, work but the looking.

        What one sees is painted when it is looked at (`strips`), or here where one asks for it.

        Whether the app rests is asked when the loop has nothing else to do: asking is dearer than most of what it does.
        """
        ready, quiet, stop = asyncio.get_running_loop()._ready, 0, time.monotonic() + PATIENCE  # type: ignore[attr-defined]
        pumps: list[MessagePump] = []  # none come or go while nothing is ready; to walk is the dearest of the asking
        while time.monotonic() < stop:
            await asyncio.sleep(0)
            if self.app._exception is not None or not self.app.is_running:
                return
            if quiet == 4:
                if not paints or not frames.paint(self.app.screen):
                    return
                quiet, pumps = 1, []
            if ready:
                quiet, pumps = 0, []
                continue
            pumps = pumps or list(self._pumps())
            if self._awaits(pumps):
                quiet, pumps = 0, []
                await asyncio.sleep(0.002)
            elif not quiet:
                quiet, pumps = 1, []
                await self.app.animator.wait_until_complete()
            elif self._busy(pumps):
                quiet = 1
                self.app.screen._on_timer_update()
            else:
                quiet += 1
                self.app.screen._on_timer_update()
        raise AssertionError("the app does not come to rest")

    def _busy(self, pumps: Iterable[MessagePump]) -> bool:
        screen = self.app.screen
        return bool(screen._layout_required or screen._callbacks or any(pump.message_queue_size for pump in pumps))

    def _awaits(self, pumps: Iterable[MessagePump]) -> bool:
        """Return whether something goes on that is not in a queue: a key, work behind, a timer that soon goes off."""
        if self.app._waits or any(worker.group != "look" and not worker.is_finished for worker in self.app.workers):
            return True
        return any(
            timer._repeat == 0 and timer._interval < SOON and timer._task is not None and not timer._task.done()
            for pump in pumps
            if len(pump._timers)
            for timer in pump._timers
        )

    def _pumps(self) -> Iterator[MessagePump]:
        yield self.app
        for screen in self.app.screen_stack:
            yield from screen.walk_children(with_self=True)

    async def until(self, come: Callable[[], object]) -> None:
        """Wait for something that happens by itself, and for all that was begun by then; give up after a long while.

        A thread may have told the app of something else before, which has not been taken in yet.
        """
        stop = time.monotonic() + PATIENCE
        while time.monotonic() < stop:
            if come():
                await self.settle()
                return
            await asyncio.sleep(0.01)
            await self.settle()
        raise AssertionError("it never came:\n" + self.seen)

    async def until_looked(self) -> None:
        """Wait until the app has kept what is typed now, and has taken in what is on disk now.

        The next look may have begun before. Tests that wait for it have `LOOK_EVERY` small.
        """
        last = self._looks + 2
        await self.until(lambda: self._looks >= last)

    async def until_indexed(self) -> None:
        """Wait until what is on disk now can be found, in a test that has the index (`indexed`).

        The round that is under way may have begun before; that it has got through all it saw says nothing of the rest.
        """
        assert self.app.indexer._thread.is_alive(), "nothing takes anything in"
        last = self._rounds + 2

        def is_in() -> bool:
            self.app.indexer.wake()
            return self._rounds >= last

        await self.until(is_in)

    async def index_all(self) -> None:
        """Wait until all is in the index, and let nothing more come into it: what is found then stays what it is."""
        await self.until_indexed()
        self.app.indexer._ended.set()
        self.app.indexer.wake()
        await asyncio.to_thread(self.app.indexer._thread.join)

    def put(self, event: events.Event) -> None:
        """Let a terminal tell of something, and go on."""
        event.set_sender(self.app)
        assert self.app._driver is not None
        self.app._driver.send_message(event)

    # What they see

    @property
    def strips(self) -> list[Strip]:
        """The screen as it is drawn: a dialog on top of the place it covers."""
        return self.app.screen._compositor.render_strips()

    @property
    def lines(self) -> list[str]:
        """The screen as text."""
        return [strip.text for strip in self.strips]

    @property
    def seen(self) -> str:
        """The screen as one text."""
        return "\n".join(self.lines)

    @property
    def words(self) -> str:
        """The screen as running text, so that a line break is no different from a space."""
        return " ".join(self.seen.split())

    @property
    def told(self) -> list[str]:
        """What the app has said so far, latest last."""
        return [text for _, text in self.app.messages]

    def one(self, selector: str, kind: type[W]) -> W:
        """Return a part of the screen on top."""
        return self.app.screen.query_one(selector, kind)

    @property
    def place(self) -> Screen[object]:
        """The screen on top."""
        return self.app.screen

    def made(self, kind: type[R]) -> list[R]:
        """Return the records of a kind that came since we sat down, oldest first."""
        made = [each for each in self._records() if isinstance(each, kind) and each.id not in self._old]
        return sorted(made, key=lambda record: record.id)

    def _records(self) -> list[Record]:
        journals = self.app.library.journals
        return [record for j in journals for record in (j.project, *j.observations, *j.lessons, *j.actions)]

    @property
    def journal(self) -> Journal:
        """The project we are in."""
        assert self.app.journal_here is not None
        return self.app.journal_here
