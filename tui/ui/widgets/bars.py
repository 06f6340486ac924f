"""The first line of a screen, where you are; and the last, what you can press."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.events import Click
from textual.widget import Widget

from tui.ui.key_queue import KeyQueueApp
from tui.ui.text_layout import cells, fit

_LEAST_TITLE = 16
"""Cells of where you are that what stands at the right leaves."""
_LEAST_RIGHT = 20
"""Cells in which the beginning of what stands at the right still says something, beside a whole title."""


class TitleBar(Widget):
    """Where you are, and at the right something short about it."""

    DEFAULT_CSS = """
    TitleBar { height: 1; background: $panel; color: $panel-text; text-style: bold; dock: top; }
    TitleBar:nocolor { text-style: bold reverse; }
    """

    def show(self, title: str, right: str = "") -> None:
        """Show where we are."""
        if (title, right) != (self._title, self._right):
            self._title, self._right = title, right
            self.refresh()

    _title = ""
    _right = ""

    def render(self) -> Content:
        """Draw it."""
        width = self.size.width
        right = self._beside(width - 3)
        right = f"  {right} " if right else " "
        return Content(fit(f" {self._title}", width - cells(right)) + right)

    def _beside(self, room: int) -> str:
        """Return what stands at the right: all of it, else what of it a short title leaves room for, else nothing."""
        if cells(self._right) + _LEAST_TITLE <= room:
            return self._right
        left = room - 1 - cells(self._title)
        return fit(self._right, left).rstrip() if left >= _LEAST_RIGHT else ""


class KeyBar(Widget):
    """What can be pressed here; what does not fit is left out before the last, which is always help."""

    DEFAULT_CSS = """
    KeyBar { height: 1; background: $panel; color: $panel-text; dock: bottom; }
    """

    _hints: Sequence[tuple[str, str]] = ()
    _places: Sequence[tuple[int, int, str]] = ()
    """Where each key is drawn: its first cell, the first behind its word, and the key."""

    def show(self, hints: Sequence[tuple[str, str]]) -> None:
        """Show keys and what they do, the most useful first."""
        if hints != self._hints:
            self._hints = hints
            self.refresh()

    def render(self) -> Content:
        """Draw it."""
        if not self._hints:
            return Content("")
        *hints, last = self._hints
        room = self.size.width - 1 - sum(cells(each) + 1 for each in last)
        shown = []
        for key, word in hints:
            room -= cells(key) + cells(word) + 3
            if room < 0:
                break
            shown.append((key, word))
        parts: list[str | tuple[str, str]] = [" "]
        places, at = [], 1
        for key, word in [*shown, last]:
            parts += [(key, "bold $accent"), f" {word}  "]
            places.append((at, at + cells(key) + 1 + cells(word), key))
            at = places[-1][1] + 2
        self._places = places
        return Content.assemble(*parts)

    def on_click(self, event: Click) -> None:
        """Press the key that was clicked."""
        event.stop()
        for first, end, key in self._places:
            if first <= event.x < end and isinstance(self.app, KeyQueueApp):
                self.app.press(key)
