"""One key at a time: the next goes in when the one before it is done with and the place it is for is ready."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from textual.app import ComposeResult
from textual.events import AppBlur, Key, MouseDown, MouseMove, Paste
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget

from tests.terminal import PATIENCE
from tui.ui import key_queue
from tui.ui.key_queue import Handled, KeyQueueApp


class Pad(Widget, can_focus=True):
    """Notes each key, paste and click, and is done with it when it may be."""

    def on_paste(self, event: Paste) -> None:
        app = self.app
        assert isinstance(app, Desk)
        app.seen.append(event.text)

    def on_mouse_down(self) -> None:
        app = self.app
        assert isinstance(app, Desk)
        app.seen.append("click")

    async def on_key(self, event: Key) -> None:
        event.stop()
        app = self.app
        assert isinstance(app, Desk)
        app.seen.append(event.key)
        await app.gate.wait()


class Place(Screen[None]):
    """A place that comes on top, and notes each key."""

    def on_key(self, event: Key) -> None:
        app = self.app
        assert isinstance(app, Desk)
        app.seen.append(f"above {event.key}")


class Desk(KeyQueueApp):
    """An app with a pad. Its patience ends when a test says so."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.gate = asyncio.Event()
        self.patience: list[Callable[[], object]] = []

    def compose(self) -> ComposeResult:
        yield Pad()

    def set_timer(self, delay: float, callback: Any = None, **how: Any) -> Timer:
        if delay != key_queue.PATIENCE:
            return super().set_timer(delay, callback, **how)
        self.patience.append(callback)
        return Timer(self, delay)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.post_message(Key(key, key))

    async def until(self, holds: Callable[[], bool]) -> None:
        stop = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < stop, (self.seen, self._keys)
            await asyncio.sleep(0.001)

    async def drained(self) -> None:
        """Wait until all that was sent before has come up to the app: a message that takes the same way has."""
        there = asyncio.Event()
        self.query_one(Pad).call_later(lambda: self.call_later(there.set))
        await there.wait()

    async def waiting(self, *keys: str) -> None:
        """Wait until these keys stand in the queue."""
        await self.until(lambda: [each.key for each in self._keys if isinstance(each, Key)] == list(keys))


@asynccontextmanager
async def desk() -> AsyncIterator[Desk]:
    """The app with the pad focused and its screen ready; in the end the pad is done with all."""
    app = Desk()
    async with app.run_test() as pilot:
        app.query_one(Pad).focus()
        await pilot.pause()
        app.mark_ready(app.screen)
        try:
            yield app
        finally:
            app.gate.set()


async def test_a_key_waits_until_the_one_before_it_is_done_with() -> None:
    async with desk() as app:
        app.press("a", "b", "c")
        await app.waiting("b", "c")
        await app.until(lambda: app.seen == ["a"])
        app.gate.set()
        await app.until(lambda: app.seen == ["a", "b", "c"])


async def test_a_key_waits_for_a_place_that_is_not_ready_and_goes_in_when_it_is() -> None:
    async with desk() as app:
        app.gate.set()
        app.mark_not_ready(app.screen)
        app.press("a", "b", "c")
        await app.waiting("a", "b", "c")
        await app.drained()
        assert app.seen == [], "the first is not for this place either"
        app.mark_ready(app.screen)
        await app.until(lambda: app.seen == ["a", "b", "c"])


async def test_a_place_below_that_is_ready_late_lets_in_no_key_for_the_one_on_top() -> None:
    async with desk() as app:
        below, above = app.screen, Screen[None]()
        app.gate.set()
        app.mark_not_ready(below)
        app.press("a")
        await app.waiting("a")
        await app.push_screen(above)
        app.mark_ready(below)
        await asyncio.sleep(0)
        await app.waiting("a")
        assert app.seen == []
        app.mark_ready(above)
        await app.until(lambda: not app._keys)
        assert app.seen == [], "it was for the place on top, where there is no pad"


async def test_a_key_that_waited_is_not_let_into_a_place_that_comes_in_the_same_moment() -> None:
    async with desk() as app:
        app.gate.set()
        app.mark_not_ready(app.screen)
        app.press("a", "b")
        await app.waiting("a", "b")
        app.mark_ready(app.screen)
        above = Place()
        await app.push_screen(above)  # "a" is on its way to be handed on
        await app.waiting("a", "b")
        assert app.seen == []
        app.mark_ready(above)
        await app.until(lambda: app.seen == ["above a", "above b"])


async def test_a_place_that_is_said_to_be_ready_twice_lets_in_one_key() -> None:
    async with desk() as app:
        app.mark_not_ready(app.screen)
        app.press("a", "b", "c")
        await app.waiting("a", "b", "c")
        app.mark_ready(app.screen)
        app.mark_ready(app.screen)
        await app.until(lambda: app.seen == ["a"])
        await app.waiting("b", "c")
        app.gate.set()
        await app.until(lambda: app.seen == ["a", "b", "c"])


async def test_a_key_that_comes_just_when_a_place_is_ready_goes_in_after_those_that_wait() -> None:
    async with desk() as app:
        app.gate.set()
        app.mark_not_ready(app.screen)
        app.press("a", "b")
        await app.waiting("a", "b")
        await app.drained()
        app.press("c")
        app.mark_ready(app.screen)  # in the same moment
        await app.until(lambda: len(app.seen) == 3)
        assert app.seen == ["a", "b", "c"]


async def test_patience_ends_with_a_key_that_is_never_done_with() -> None:
    async with desk() as app:
        app.press("a", "b", "c")
        await app.until(lambda: app.seen == ["a"])
        await app.waiting("b", "c")
        (give_up,) = app.patience
        app.call_next(give_up)
        await app.waiting("c")
        app.call_next(give_up)  # of a key that is past: nothing
        app.press("d")
        await app.waiting("c", "d")
        app.gate.set()
        await app.until(lambda: app.seen == ["a", "b", "c", "d"])


async def test_patience_lasts_longer_where_a_place_is_not_ready() -> None:
    async with desk() as app:
        app.gate.set()
        app.mark_not_ready(app.screen)
        app.press("a", "b")
        await app.waiting("a", "b")
        for times in (2, 3):
            app.call_next(app.patience[-1])
            await app.until(lambda times=times: len(app.patience) == times)  # type: ignore[misc]
            assert app.seen == []
        app.call_next(app.patience[-1])
        await app.until(lambda: app.seen == ["a"])
        await app.waiting("b")


def mouse(kind: type[MouseDown | MouseMove], button: int) -> MouseDown | MouseMove:
    return kind(None, 1, 1, 0, 0, button, False, False, False, 1, 1)


async def test_keys_pastes_and_clicks_keep_their_order() -> None:
    async with desk() as app:
        app.press("a", "b")
        app.post_message(Paste("pasted"))
        app.press("c")
        app.post_message(mouse(MouseDown, 1))
        app.post_message(mouse(MouseMove, 1))
        app.post_message(Paste("again"))
        app.press("d")
        app.post_message(mouse(MouseMove, 0))  # where the mouse hovers is no matter of order
        app.press("e")
        await app.until(lambda: len(app._keys) == 8)
        assert app.seen == ["a"]
        app.gate.set()
        await app.until(lambda: app.seen == ["a", "b", "pasted", "c", "click", "again", "d", "e"])


async def test_a_paste_is_taken_where_the_terminal_has_not_told_that_it_is_looked_at() -> None:
    async with desk() as app:
        app.post_message(AppBlur())
        await app.until(lambda: app.focused is None)
        app.post_message(Paste("pasted"))
        await app.until(lambda: app.seen == ["pasted"])


async def test_what_arrives_when_the_app_has_ended_is_let_be() -> None:
    async with desk() as app:
        await app.until(lambda: app.focused is not None)
    assert not app.screen_stack
    app.on_handled(Handled(app._number, 1))
    app.on_handled(Handled(app._number, 2))
