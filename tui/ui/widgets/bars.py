"""The first line of a screen, where you are; and the last, what you can press."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.widget import Widget

from tui.ui.key_queue import KeyQueueApp
from tui.ui.text_layout import cells, fit, in_rows

_LEAST_TITLE = 16
"""Cells of where you are that what stands at the right leaves."""
_LEAST_RIGHT = 20
"""Cells in which the beginning of what stands at the right still says something, beside a whole title."""
_HIGH_ENOUGH = 8
"""Lines of a screen from which the keys of a box may take more than one of them."""


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
    """What can be pressed here.

    On a place it is one line: what does not fit is left out before the last, which is always help, and before the key
    by which one comes on. In a box, which has no help of its own, it takes as many lines as it needs.
    """

    DEFAULT_CSS = """
    KeyBar { height: 1; background: $panel; color: $panel-text; dock: bottom; text-wrap: nowrap; }
    """

    _hints: Sequence[tuple[str, str]] = ()
    _way_on = ""
    _places: Sequence[tuple[int, int, int, str]] = ()
    """Where each key is drawn: its line, its first cell, the first behind its word, and the key."""

    def __init__(self, *, wraps: bool = False) -> None:
        """`wraps`: whether it takes as many lines as it needs."""
        super().__init__()
        self._wraps = wraps

    def show(self, hints: Sequence[tuple[str, str]], way_on: str = "") -> None:
        """Show keys and what they do, the most useful first; `way_on`: the key that is shown before others."""
        hints = [(key, word) for key, word in hints if key]  # a key that gave way to the user's own is none
        if (hints, way_on) != (self._hints, self._way_on):
            self._hints, self._way_on = hints, way_on
            self.refresh(layout=self._wraps)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines the keys take."""
        return len(self._lines(width))

    def _lines(self, width: int) -> list[list[tuple[str, str]]]:
        """Return the keys and their words, line by line."""
        if self._wraps and self.screen.size.height >= _HIGH_ENOUGH:
            return in_rows(self._hints, width - 1, lambda hint: cells(" ".join(hint)))
        return [hints_in_line(self._hints, width, self._way_on)]

    def render(self) -> Content:
        """Draw it."""
        parts: list[str | tuple[str, str]] = []
        places = []
        for y, line in enumerate(self._lines(self.size.width)):
            parts.append("\n " if y else " ")
            at = 1
            for key, word in line:
                places.append((y, at, at + cells(key) + 1 + cells(word), key))
                at = places[-1][2] + 2
                after = "  " if at <= self.size.width else ""  # in a full line they would take a line of their own
                parts += [(key, "bold $accent"), f" {word}{after}"]
        self._places = places
        return Content.assemble(*parts)

    def on_click(self, event: Click) -> None:
        """Press the key that was clicked."""
        event.stop()
        for y, first, end, key in self._places:
            if y == event.y and first <= event.x < end and isinstance(self.app, KeyQueueApp):
                self.app.press(key)


def hints_in_line(hints: Sequence[tuple[str, str]], width: int, way_on: str = "") -> list[tuple[str, str]]:
    """Return the first keys that fit in a line, the one by which one comes on, and the last."""
    kept = [hint for hint in hints[:-1] if hint[0] == way_on]
    room = width - 1 - sum(cells(each) + 1 for each in chain(*hints[-1:])) - sum(map(_room_of, kept))
    shown = []
    for hint in hints[:-1]:
        if hint in kept:
            kept.remove(hint)
        elif (room := room - _room_of(hint)) < 0:
            break
        shown.append(hint)
    return [*shown, *kept, *hints[-1:]]


def _room_of(hint: tuple[str, str]) -> int:
    return sum(map(cells, hint)) + 3
